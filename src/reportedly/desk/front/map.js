export function maps(_root) {}
