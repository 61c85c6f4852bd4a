"use strict";
(() => {
  const roles = ["words", "number", "source", "cue"];
  const back = [];
  let lit = [];

  const stretches = new Map();
  const inReport = (report) => {
    if (!stretches.has(report)) stretches.set(report, report.querySelectorAll(".text .w"));
    return stretches.get(report);
  };

  const dark = () => {
    for (const [element, name] of lit) element.classList.remove(name);
    lit = [];
  };
  const mark = (element, name) => {
    element.classList.add(name);
    lit.push([element, name]);
  };

  const lightRole = (number, role, all) => {
    for (const range of (number.getAttribute("data-" + role) || "").split(" ")) {
      const [first, last] = range.split("-").map(Number);
      for (let at = first; range && at <= last; at += 1) if (all[at]) mark(all[at], "on-" + role);
    }
  };
  const words = (number) => document.getElementById(number.hash.slice(1));
  const light = (numbers) => {
    dark();
    for (const number of numbers) {
      const all = inReport(number.closest(".report"));
      for (const role of roles) lightRole(number, role, all);
      mark(number.closest(".row"), "on");
      const ref = words(number);
      if (ref) mark(ref, "on");
    }
  };

  // Only the pane moves, never the page: what the pointer is on must stay under it.
  const show = (element) => {
    const pane = element && element.closest(".text, .ledger");
    if (!pane || getComputedStyle(pane).overflowY !== "auto") return;
    const inner = element.getBoundingClientRect(), outer = pane.getBoundingClientRect();
    const bottom = Math.min(outer.bottom, window.innerHeight), top = Math.max(outer.top, 0);
    if (inner.top < top + 8 || inner.bottom > bottom - 8) pane.scrollBy({ top: inner.top - top - (bottom - top) / 3 });
  };
  const open = (element) => {
    const folded = element && element.closest("details:not([open])");
    if (folded) folded.open = true;
  };

  const numbersAt = (target) => {
    const own = target.closest(".n");
    if (own) return [own];
    const row = target.closest(".row");
    if (row) return [...row.querySelectorAll(".n")];
    const ref = target.closest(".ref");
    const id = ref ? ref.hash.slice(1) : (target.closest("[data-c]") || { dataset: {} }).dataset.c;
    const number = id && document.getElementById(id);
    return number ? [number] : [];
  };

  const onPoint = (event) => {
    const numbers = event.target.closest ? numbersAt(event.target) : [];
    if (!numbers.length) return dark();
    light(numbers);
    show(event.target.closest(".row") ? words(numbers[0]) : numbers[0].closest(".row"));
  };
  document.addEventListener("mouseover", onPoint);
  document.addEventListener("focusin", onPoint);

  const follow = (from, to) => {
    back.push(from);
    open(to);
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".n, .ref");
    const stretch = event.target.closest(".w[data-c]");
    const to = link ? document.getElementById(link.hash.slice(1)) : stretch && document.getElementById(stretch.dataset.c);
    if (!to || String(window.getSelection())) return;
    event.preventDefault();
    follow(link || words(to) || stretch, to);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const from = back.pop();
    if (from) { from.focus({ preventScroll: true }); from.scrollIntoView({ block: "nearest" }); } else dark();
  });
  window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
})();
