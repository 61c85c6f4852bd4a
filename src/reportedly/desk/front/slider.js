// The days of an incident as a slider: it leads where the links by day lead, and keeps the focus over there, so that arrow keys go on.
const SETTLED = 350; // milliseconds: who holds an arrow key passes over the days between

export function slider() {
  const field = document.getElementById("as-of");
  if (!field) return;
  const days = [...document.querySelectorAll("[data-days] a")];
  const told = document.getElementById("as-of-day");
  const shown = Number(field.value);
  const tell = () => {
    told.textContent = days[field.value].textContent;
    field.setAttribute("aria-valuetext", told.textContent);
  };
  let later;
  const go = () => Number(field.value) !== shown && location.assign(`${days[field.value].href}#as-of`);
  tell();
  field.closest("[hidden]").removeAttribute("hidden");
  field.addEventListener("input", () => {
    tell();
    clearTimeout(later);
    later = setTimeout(go, SETTLED);
  });
  if (location.hash === "#as-of") {
    field.closest("details").open = true;
    field.focus({ preventScroll: true });
  }
}
