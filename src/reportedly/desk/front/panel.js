// The panel of evidence: from any number of a page to the words it rests on, and from claim to claim, without leaving the page.
//
// A page that has it holds an element [data-evidence="#panel"] in which links to /incidents/…/evidence/… open the panel, and the panel itself.
// The panel takes the focus, is left by Esc, by its [data-close] or by a click on what lies beneath it, and gives the focus back to where it was.
// An event "evidence" on the document, {detail: {href, from}}, opens it too: charts and maps use that.
import htmx from "./htmx.js";

const EVIDENCE = /^\/incidents\/[^/]+\/evidence\//;
let opener = null;
let asked = 0;

const panel = () => {
  const page = document.querySelector("[data-evidence]");
  return page ? document.querySelector(page.dataset.evidence) : null;
};

const address = (link) => link?.getAttribute("href") ?? "";

// Whether a click is a plain one: with a key held, or by another button, it opens a page as links do.
const plain = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

// Put the evidence into the panel. Of answers that cross each other, the last one asked for stays.
async function open(href, from) {
  const place = panel();
  if (!place) return location.assign(href);
  if (from && !place.contains(from)) opener = from;
  const turn = ++asked;
  let answer;
  try {
    answer = await fetch(href, { credentials: "same-origin", headers: { "HX-Request": "true" } });
  } catch {
    answer = null;
  }
  if (turn !== asked) return;
  if (!answer?.ok || answer.redirected && !EVIDENCE.test(new URL(answer.url).pathname)) return location.assign(href);
  htmx.swap(place, await answer.text(), { swapStyle: "innerHTML" });
  place.dataset.href = href;
  show(place);
}

function show(place) {
  place.hidden = false;
  document.documentElement.classList.add("has-evidence");
  place.scrollTop = 0;
  place.focus({ preventScroll: true });
  mark(opener);
}

// The number that the panel tells of is marked on the page.
function mark(link) {
  for (const each of document.querySelectorAll("[data-told]")) delete each.dataset.told;
  if (link) link.dataset.told = "";
}

function close() {
  const place = panel();
  if (!place || place.hidden) return false;
  asked += 1;
  place.hidden = true;
  place.replaceChildren();
  document.documentElement.classList.remove("has-evidence");
  mark(null);
  const back = opener;
  opener = null;
  if (back?.isConnected) back.focus({ preventScroll: true });
  return true;
}

function clicked(event) {
  if (event.defaultPrevented || !plain(event) || !(event.target instanceof Element)) return;
  const place = panel();
  const link = event.target.closest("a[href]");
  if (!place) return;
  if (link?.hasAttribute("data-close") && place.contains(link)) return left(event, link);
  if (link && EVIDENCE.test(address(link)) && (link.closest("[data-evidence]") || place.contains(link))) {
    event.preventDefault();
    open(address(link), link);
  } else if (!link && !place.hidden && !place.contains(event.target) && !event.target.closest("button, input, select, summary, dialog")) close();
}

// A link out of the panel closes it; where it leads to a part of this very page, the page goes there.
function left(event, link) {
  const to = new URL(address(link), location.href);
  close();
  if (to.pathname !== location.pathname) return;
  event.preventDefault();
  if (to.hash) {
    location.hash = to.hash;
    reveal(to.hash);
  }
}

// What is led to stands open, and has the focus.
function reveal(hash) {
  const found = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  if (!found) return;
  for (let at = found; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
  const first = found.querySelector("summary, a[href]") ?? found;
  found.scrollIntoView({ block: "center" });
  first.focus({ preventScroll: true });
}

function keyed(event) {
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  const field = event.target instanceof Element && event.target.closest("input, textarea, select");
  if (field && field.value && field.type !== "checkbox") return field.blur();
  if (close()) event.preventDefault();
}

export function panels() {
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", keyed);
  document.addEventListener("evidence", (event) => open(event.detail.href, event.detail.from));
  window.addEventListener("hashchange", () => reveal(location.hash));
  if (location.hash) reveal(location.hash);
}
