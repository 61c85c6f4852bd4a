// What the page says while it is open: messages in the live region, the token that every request which changes something carries.
//
// A server's answer may bring a header HX-Trigger: {"say": "Accepted by A. Reader."}; a module may call say(words).

const token = () => document.querySelector('meta[name="csrf"]')?.content ?? "";

// Say something to everyone: it is shown for a while, and read out by screen readers. `kind` is "" or "bad".
export function say(words, kind = "") {
  const place = document.getElementById("messages");
  if (!place) return;
  const line = document.createElement("p");
  line.textContent = words;
  if (kind) line.className = kind;
  place.replaceChildren(line);
  clearTimeout(say.later);
  say.later = setTimeout(() => line.remove(), kind === "bad" ? 12000 : 6000);
}

// fetch() that carries the token. Raises what fetch raises.
export function ask(url, options = {}) {
  return fetch(url, { ...options, credentials: "same-origin", headers: { "X-CSRF": token(), ...options.headers } });
}

// The sentence of a refused request: the API's problem, or the heading of an error page.
function sentence(xhr) {
  const text = xhr?.responseText ?? "";
  try {
    return JSON.parse(text).detail;
  } catch {
    const page = new DOMParser().parseFromString(text, "text/html");
    return page.querySelector("h1")?.textContent.trim();
  }
}

export function live() {
  document.addEventListener("htmx:configRequest", (event) => {
    const { elt, headers, parameters } = event.detail;
    headers["X-CSRF"] = token();
    if (elt.matches("form[data-tidy]")) for (const [name, value] of Object.entries(parameters)) if (value === "") delete parameters[name];
  });
  // A form that is changed and sent by one Enter asks twice; going back is one step all the same.
  document.addEventListener("htmx:beforeHistoryUpdate", ({ detail: { history } }) => {
    if (history.type === "push" && history.path === location.pathname + location.search) history.type = "replace";
  });
  document.addEventListener("say", (event) => say(event.detail?.value ?? String(event.detail)));
  document.addEventListener("htmx:responseError", (event) => {
    const { xhr } = event.detail;
    say(sentence(xhr) || `The desk answered ${xhr.status}.`, "bad");
  });
  document.addEventListener("htmx:sendError", () => say("The desk can't be reached. What you did was not kept.", "bad"));
}
