// The switch of colours in the head of the page: shown only where there is a script to work it.
export function switcher() {
  const box = document.getElementById("theme");
  if (!box || !window.reportedlyTheme) return;
  box.value = window.reportedlyTheme.chosen();
  box.closest("[hidden]")?.removeAttribute("hidden");
  box.addEventListener("change", () => window.reportedlyTheme.choose(box.value));
}
