// Review without leaving the page. In the panel of evidence a form of judgement is sent in place, and the panel shows what became of it; on the
// page of a report the words that are selected fill the form which adds a claim that was missed. Words selected in the panel while a claim is
// being corrected are the right ones: the claim is then rejected, and one of these words stands in its place.
//
// Without this script the same forms are sent as forms are, and lead back to where they stood.
import htmx from "./htmx.js";
import { ask, say } from "./live.js";
import { selected } from "./select.js";

const DONE = { accept: "Accepted.", reject: "Rejected.", correct: "Corrected.", note: "The note is kept." };

const panelOf = (form) => form.closest("aside.evidence-panel");

async function send(form, submitter) {
  const place = panelOf(form);
  const fields = new URLSearchParams(new FormData(form, submitter));
  let answer;
  try {
    answer = await ask(form.getAttribute("action"), { method: "POST", body: fields, headers: { "HX-Request": "true" } });
  } catch {
    return say("The desk can't be reached. What you did was not kept.", "bad");
  }
  const text = await answer.text();
  if (answer.ok && answer.redirected) {
    htmx.swap(place, text, { swapStyle: "innerHTML" });
    place.focus({ preventScroll: true });
    say(`${DONE[fields.get("kind") ?? (form.action.endsWith("/note") ? "note" : "")] ?? "Taken back."} The page shows it when it is loaded anew.`);
    return;
  }
  const page = new DOMParser().parseFromString(text, "text/html");
  const told = page.querySelector("main");
  if (answer.status === 409 && told) {
    place.replaceChildren(...told.childNodes);
    htmx.process(place);
    place.focus({ preventScroll: true });
    return say("Somebody decided this before you: see what they decided.", "bad");
  }
  say(page.querySelector("h1")?.textContent.trim() || `The desk answered ${answer.status}.`, "bad");
}

// Which time the words stand in the text, from 1: what the form asks for where they stand there several times.
function nth(text, words, start) {
  const whole = [...text.querySelectorAll("[data-start]")].map((run) => [Number(run.dataset.start), run]);
  let before = "";
  for (const [at, run] of whole) {
    if (at >= start) break;
    const signs = "odd" in run.dataset ? ["\u0000"] : [...run.textContent];
    before += signs.slice(0, start - at).join("");
  }
  let count = 1;
  for (let at = before.indexOf(words); at >= 0; at = before.indexOf(words, at + 1)) count += 1;
  return count;
}

// The words selected are put into the form, which is opened at the first selection and follows the later ones until it is typed into.
function taken() {
  const correcting = document.querySelector("aside.evidence-panel:not([hidden]) details.correct[open] form");
  const right = correcting && !correcting.contains(document.activeElement) && selected();
  if (right) {
    correcting.elements.words.value = right.words;
    correcting.elements.at.value = right.start;
    return;
  }
  const box = document.querySelector("[data-add-claim]");
  const found = box && selected();
  if (!found || box.contains(document.activeElement)) return;
  const form = box.querySelector("form");
  if (found.report !== form.elements.report.value) return;
  form.elements.words.value = found.words;
  form.elements.nth.value = nth(document.querySelector(`[data-text="${CSS.escape(found.report)}"]`), found.words, found.start);
  const digits = found.words.match(/^\D*?(\d[\d,]*)\D*$/);
  if (digits && !form.elements.low.value) form.elements.low.value = digits[1].replaceAll(",", "");
  if (!box.open) say("The words you selected can be added as a claim: see the form.");
  box.open = true;
}

export function reviewing() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !panelOf(form) || !form.getAttribute("action")?.startsWith("/review/")) return;
    event.preventDefault();
    send(form, event.submitter);
  });
  document.addEventListener("mouseup", () => setTimeout(taken));
  document.addEventListener("keyup", (event) => event.shiftKey && setTimeout(taken));
}
