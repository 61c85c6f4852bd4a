// Keys. Typing is never taken: nothing happens in a field, with Ctrl, Alt or Meta held, or while a list of choices is open.
//
// A page marks what the keys move among, in the order of the document:
//   data-key-list     an element whose descendants [data-key-item] are moved among by j, k, ↓, ↑; Enter opens the item's first link
//   data-key="n"      a link or button that a key presses ("n", "p", "a", "r", …); of several the first that is to be seen
//                     inside the innermost [data-key-scope] around what is focused (a card, a dialog), else in the whole page
//   data-key-name     what the help dialog says of it; without it the element's own words
// Two keys: "g i" and the like lead to the links of the navigation that carry data-key="g i".

const FIELDS = "input:not([type='checkbox'], [type='radio']), textarea, select, [contenteditable]:not([contenteditable='false'])";
const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const WAIT = 1200;
let first = "";
let since = 0;

const seen = (element) => element.getClientRects().length > 0 && !element.closest("[inert]");

function typing(event) {
  const at = event.target;
  return event.ctrlKey || event.metaKey || event.altKey || event.isComposing || (at instanceof Element && at.closest(FIELDS) !== null);
}

// The element that a key presses: in the innermost scope around the focus first, then in the page.
function pressed(key) {
  const named = `[data-key="${CSS.escape(key)}"]`;
  const scopes = [];
  for (let at = document.activeElement?.closest("[data-key-scope]"); at; at = at.parentElement?.closest("[data-key-scope]")) scopes.push(at);
  const opened = [...document.querySelectorAll("[data-key-scope]")].filter((each) => seen(each) && !scopes.includes(each));
  for (const scope of [...scopes, ...opened, document]) {
    const found = [...scope.querySelectorAll(named)].find(seen);
    if (found) return found;
  }
  return null;
}

function items() {
  return [...document.querySelectorAll("[data-key-list] [data-key-item]")].filter(seen);
}

const link = (item) => (item.matches("a, button, [tabindex]") ? item : item.querySelector("a[href], button"));

function step(by) {
  const every = items();
  if (!every.length) return false;
  const at = every.findIndex((each) => each.contains(document.activeElement));
  const next = at < 0 ? (by > 0 ? 0 : every.length - 1) : Math.min(Math.max(at + by, 0), every.length - 1);
  link(every[next])?.focus();
  every[next].scrollIntoView({ block: "nearest" });
  return true;
}

function help() {
  const dialog = document.getElementById("help");
  if (!dialog) return;
  const list = dialog.querySelector("[data-here]");
  const here = new Map();
  for (const each of document.querySelectorAll("[data-key]")) {
    const key = each.dataset.key;
    if (seen(each) && !here.has(key)) here.set(key, each.dataset.keyName || each.getAttribute("aria-label") || each.textContent.trim());
  }
  list?.replaceChildren(...[...here].flatMap(([key, words]) => [row("dt", key), row("dd", words)]));
  if (!dialog.open) dialog.showModal();
}

function row(name, words) {
  const element = document.createElement(name);
  if (name === "dt") {
    for (const part of words.split(" ")) {
      const key = document.createElement("kbd");
      key.textContent = part;
      element.append(key, " ");
    }
  } else element.textContent = words;
  return element;
}

function press(key) {
  const found = pressed(key);
  if (!found) return false;
  if (found.matches(FIELDS)) {
    found.focus();
    found.select?.();
  } else found.click();
  return true;
}

function onKey(event) {
  if (event.key === "Escape" && event.target instanceof Element && event.target.id === "q") event.target.blur();
  if (event.defaultPrevented || typing(event) || document.querySelector("dialog[open]:not([data-key-scope])")) return;
  const two = first && event.timeStamp - since < WAIT ? `${first} ${event.key}` : "";
  first = "";
  if (two && press(two)) return event.preventDefault();
  if (event.key === "g") {
    first = "g";
    since = event.timeStamp;
    return;
  }
  if (event.key === "?") {
    help();
    return event.preventDefault();
  }
  const by = event.key.startsWith("Arrow") && !document.activeElement?.closest("[data-key-item]") ? 0 : STEPS[event.key];
  if (by ? step(by) : event.key.length === 1 && press(event.key)) event.preventDefault();
}

export function keys() {
  document.addEventListener("keydown", onKey);
  document.getElementById("help-button")?.removeAttribute("hidden");
  document.getElementById("help-button")?.addEventListener("click", help);
}
