// Loaded before the page is drawn: the colours that the person chose (system, light, dark), so that nothing flashes.
// The style sheets say what is dark by prefers-color-scheme; where one is chosen, those very rules are switched on or off.
const DARK = /prefers-color-scheme:\s*dark/;
const KEY = "reportedly-theme";
const known = new WeakSet();

function rules() {
  const found = [];
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSMediaRule)) continue;
      if (DARK.test(rule.media.mediaText)) known.add(rule);
      if (known.has(rule)) found.push(rule);
    }
  }
  return found;
}

function chosen() {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" ? kept : "system";
  } catch {
    return "system";
  }
}

function apply(theme) {
  const media = { system: "(prefers-color-scheme: dark)", light: "not all", dark: "all" }[theme];
  for (const rule of rules()) rule.media.mediaText = media;
  document.documentElement.dataset.theme = theme;
}

apply(chosen());
window.reportedlyTheme = {
  chosen,
  choose(theme) {
    try {
      if (theme === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // A browser that keeps nothing still shows what was chosen, until the page is left.
    }
    apply(theme);
  },
};
