// Figures over time: one line an account, bounds as whiskers, open tops as arrows, what was changed since hollow, what is new ringed.
// It can be zoomed by mouse, touch and keyboard, and every mark leads to its words.
//
// Where a chart is to be: an element [data-chart] that holds the chart as the server draws it (an <svg> or anything else, which stays where
// there is no script, and is hidden once this has drawn) and its data as
//
//   <script type="application/json">{
//     "label": "people killed",             what is counted; the chart's name for those who can't see it
//     "log": false,                         whether heights are logarithmic (symlog: 0 can be shown)
//     "raised": false,                      whether heights need not begin at 0
//     "series": [{
//       "name": "Army",                     the account
//       "slot": 1,                          its colour and shape, 1 to 6, 0 for the rest (incident_chart.slots)
//       "marks": [{
//         "at": "2031-03-12T18:00:00",      when it had said it, on the incident's own clock, no zone; a day alone is its last minute
//         "low": 27, "high": 27,            what the words bound; "high": null is open at the top
//         "value": 27,                      where the mark stands (between low and high)
//         "words": "27",                    the number in words ("more than 100"); "short": "100+" where there is little room
//         "short": "27",
//         "standing": true,                 false: since changed, drawn hollow
//         "contested": false,               whether it is contested: a sign is drawn beside it
//         "new": false,                     whether it is new since the last visit
//         "href": "/incidents/ID/evidence/CLAIM"
//       }]
//     }]
//   }</script>
//
// publish/chart_data.py makes it from the same charts that the server draws: {{ chart_data(chart, link)|tojson }}. A mark is a plain link: what
// opens its words beside the page listens for clicks, as for every other link. The text of a report is only ever put in as text.
import { dot, line, plot, ruleX, ruleY, text, vector } from "@observablehq/plot";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";

const HEIGHT = 236;
const MARGIN = { marginLeft: 40, marginRight: 58, marginTop: 18, marginBottom: 26 };
const DOWN = {
  draw(context, size) {
    const side = Math.sqrt(size / Math.sqrt(3)) * 2;
    const high = (side * Math.sqrt(3)) / 2;
    context.moveTo(0, (high * 2) / 3);
    context.lineTo(side / 2, -high / 3);
    context.lineTo(-side / 2, -high / 3);
    context.closePath();
  },
};
const SYMBOLS = { 1: "circle", 2: "diamond2", 3: "triangle", 4: "square", 5: DOWN, 6: "plus" };
const DASHES = { 2: "7 3", 3: "2.5 2.5", 4: "9 3 2 3", 5: "1.5 3", 6: "5 2" };
const HOUR = 3600e3;
const LEAST = HOUR; // the narrowest time that can be looked at
const APART = 12; // pixels between two numbers at the right edge
// The one class that every chart has, so that the style sheet which Plot puts in is one fixed text, allowed by its hash and nothing else.
const CLASS = "chart-plot";

const NUMBER = new Intl.NumberFormat("en-GB");
const WHEN = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" });

// A day alone is its last minute: then its hour is not known, and is not told.
const told = (at) => (at.getUTCHours() === 23 && at.getUTCMinutes() === 59 ? DAY : WHEN).format(at);

const HOURS = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", hour: "2-digit", minute: "2-digit" });
const MONTH = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "short", year: "numeric" });

// What stands under the axis: a midnight by its day, other hours by themselves; where the marks are months apart, the month.
function tick(at, index, ticks) {
  if (ticks.length > 1 && ticks[1] - ticks[0] > 27 * 24 * HOUR) return MONTH.format(at);
  return (at.getUTCHours() || at.getUTCMinutes() ? HOURS : DAY).format(at);
}

const colour = (slot) => `var(--a${slot})`;

function read(data) {
  const marks = data.series.flatMap((series) =>
    series.marks.map((mark) => {
      const at = new Date(`${mark.at}Z`);
      const open = mark.high === null;
      const notes = [mark.contested && "contested", !mark.standing && "since changed", mark.new && "new since your last visit"].filter(Boolean);
      const label = `${series.name}: ${mark.words}, ${told(at)}${notes.length ? ` (${notes.join(", ")})` : ""}`;
      return { ...mark, at, open, label, slot: series.slot, series: series.name };
    }),
  );
  return marks.sort((a, b) => a.at - b.at);
}

// Steps from mark to mark up to the last that stands, and from each that stands a line on to the end, as on the chart that the server draws.
function* courses(data, marks, end) {
  for (const { name, slot } of data.series) {
    const own = marks.filter((mark) => mark.series === name && mark.slot === slot);
    const standing = own.filter((mark) => mark.standing);
    const last = standing.length ? standing[standing.length - 1].at : end;
    yield { slot, points: own.filter((mark) => mark.at <= last) };
    for (const mark of standing) yield { slot, points: [mark, { at: end, value: mark.value }] };
  }
}

function heights(data, marks) {
  const values = marks.flatMap((mark) => [mark.low, mark.value, mark.high ?? mark.low]);
  const [low, high] = [Math.min(...values), Math.max(...values, 1)];
  if (data.log) return [0, high * 1.6];
  const room = high - low || high;
  return [data.raised ? Math.max(0, low - room * 0.4) : 0, high + room * 0.12];
}

function decades(top) {
  const found = [0];
  for (let at = 1; at <= top; at *= 10) found.push(at);
  return found;
}

class Chart {
  constructor(box, data, [first, last]) {
    this.box = box;
    this.data = data;
    this.marks = read(data);
    const room = Math.max((last - first) * 0.05, 2 * HOUR);
    this.all = [first - room, last + room];
    this.heights = heights(data, this.marks);
    this.build();
    this.zoom = zoom()
      .scaleExtent([1, Math.max(2, (this.all[1] - this.all[0]) / LEAST)])
      .filter((event) => this.takes(event))
      .on("zoom", (event) => this.moved(event.transform));
    select(this.stage).call(this.zoom).on("dblclick.zoom", null);
    this.stage.addEventListener("dblclick", (event) => event.target.closest("a") || this.scale(event.shiftKey ? 0.5 : 2, this.across(event)));
    this.stage.addEventListener("keydown", (event) => this.key(event));
    for (const [come, go] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
      this.stage.addEventListener(come, (event) => this.tell(event.target.closest?.("a")));
      this.stage.addEventListener(go, () => this.tell(null));
    }
    new ResizeObserver(() => this.resize()).observe(this.stage);
  }

  build() {
    const made = (name, properties) => Object.assign(document.createElement(name), properties);
    this.stage = made("div", { className: "chart-stage", tabIndex: 0 });
    this.stage.setAttribute("role", "group");
    this.stage.setAttribute("aria-label", `${this.data.label} over time. Plus and minus zoom, arrow keys move, 0 shows all. The table beneath has the same numbers.`);
    this.tip = made("p", { className: "chart-tip", hidden: true });
    const tools = made("div", { className: "chart-tools" });
    for (const [words, label, press] of [["+", "Zoom in", () => this.scale(2)], ["−", "Zoom out", () => this.scale(0.5)], ["All", "Show all of the time", () => this.reset()]]) {
      const button = made("button", { type: "button", className: "quiet", textContent: words, onclick: press });
      button.setAttribute("aria-label", `${label}: ${this.data.label}`);
      tools.append(button);
    }
    this.tools = tools;
    for (const each of this.box.children) each.setAttribute("hidden", "");
    this.box.append(tools, this.stage, this.tip);
  }

  // The wheel zooms only with Ctrl or where the chart has the focus, so that the page can be scrolled over it; a drag moves what is zoomed.
  takes(event) {
    if (event.type === "wheel") return event.ctrlKey || event.metaKey || document.activeElement === this.stage;
    if (event.type === "touchstart") return event.touches.length > 1 || this.k > 1;
    return !event.button && !event.ctrlKey && this.k > 1 && !event.target.closest("a");
  }

  resize() {
    const width = Math.round(this.stage.clientWidth);
    if (!width || width === this.width) return;
    this.width = width;
    const extent = [[MARGIN.marginLeft, 0], [width - MARGIN.marginRight, HEIGHT]];
    this.zoom.extent(extent).translateExtent(extent);
    this.k ??= 1;
    this.draw();
  }

  // From pixels to time, by what is zoomed to.
  domain() {
    const { k, x } = this.transform ?? zoomIdentity;
    const [left, right] = [MARGIN.marginLeft, this.width - MARGIN.marginRight];
    const time = (pixel) => this.all[0] + (((pixel - x) / k - left) / (right - left)) * (this.all[1] - this.all[0]);
    return [new Date(time(left)), new Date(time(right))];
  }

  moved(transform) {
    this.transform = transform;
    this.k = transform.k;
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.draw();
    });
  }

  draw() {
    const held = this.stage.contains(document.activeElement) ? document.activeElement.closest("a")?.dataset.n : undefined;
    const domain = this.domain();
    const drawn = plot({
      className: CLASS,
      width: this.width,
      height: HEIGHT,
      ...MARGIN,
      x: { type: "utc", domain, label: null, ticks: Math.max(2, Math.round(this.width / 85)), tickSize: 4, tickFormat: tick },
      y: this.scaleY(),
      marks: this.layers(domain),
    });
    this.svg = drawn;
    drawn.setAttribute("aria-hidden", "false");
    this.stage.replaceChildren(drawn);
    this.stage.classList.toggle("zoomed", this.k > 1);
    this.name(domain);
    this.spread();
    this.thin();
    if (held !== undefined) this.stage.querySelector(`a[data-n="${held}"]`)?.focus();
  }

  scaleY() {
    const ticks = this.data.log ? decades(this.heights[1]) : 5;
    return { type: this.data.log ? "symlog" : "linear", domain: this.heights, ticks, tickFormat: (value) => (Number.isInteger(value) ? NUMBER.format(value) : ""), grid: true, label: null, tickSize: 0 };
  }

  layers(domain) {
    const seen = this.marks.filter((mark) => mark.at >= domain[0] && mark.at <= domain[1]);
    const ranged = seen.filter((mark) => !mark.open && mark.low !== mark.high);
    const x = "at";
    const lines = [...courses(this.data, this.marks, domain[1])].map(({ slot, points }) =>
      line(points, { x, y: "value", curve: "step-after", stroke: colour(slot), strokeWidth: slot ? 1.8 : 1, strokeDasharray: DASHES[slot], clip: true }),
    );
    const stroke = (mark) => colour(mark.slot);
    return [
      ruleY([this.heights[0]], { stroke: "var(--soft)" }),
      ...lines,
      ruleX(ranged, { x, y1: "low", y2: "high", stroke, strokeWidth: 1.8, marker: "tick", insetTop: -0.5 }),
      vector(seen.filter((mark) => mark.open), { x, y: "low", length: 22, rotate: 0, anchor: "start", stroke, strokeWidth: 1.6 }),
      dot(seen.filter((mark) => mark.new), { x, y: "value", r: 8.5, stroke: "var(--link)", strokeWidth: 1.5 }),
      ...Object.keys({ 0: 1, ...SYMBOLS }).flatMap((slot) => this.dots(seen.filter((mark) => mark.slot === Number(slot)), Number(slot))),
      text(seen.filter((mark) => !mark.standing), { x, y: "value", text: "short", dy: -11, fill: stroke, fontSize: 11.5, stroke: "var(--paper)", strokeWidth: 3, className: "past" }),
      text(seen.filter((mark) => mark.contested), { x, y: "value", text: () => "≠", dx: 9, dy: -9, fill: "var(--flag)", fontWeight: 700, fontSize: 13 }),
      text(this.marks.filter((mark) => mark.standing && mark.at <= domain[1]), { x: () => domain[1], y: "value", text: "short", textAnchor: "start", dx: 6, fill: stroke, fontWeight: 600, fontSize: 12, className: "edge" }),
    ];
  }

  dots(marks, slot) {
    if (!marks.length) return [];
    const fill = (mark) => (mark.standing ? colour(slot) : "var(--paper)");
    return [dot(marks, { x: "at", y: "value", symbol: SYMBOLS[slot] ?? "circle", r: slot ? 4.8 : 3.4, stroke: colour(slot), strokeWidth: 1.8, fill, href: "href", ariaLabel: "label", sort: null })];
  }

  // Names and numbers of the links, so that the one that has the focus has it again when all is drawn anew.
  name() {
    for (const link of this.stage.querySelectorAll("a")) {
      const shape = link.querySelector("[aria-label]");
      const label = shape?.getAttribute("aria-label") ?? "";
      shape?.removeAttribute("aria-label");
      link.setAttribute("aria-label", label);
      link.dataset.n = this.marks.findIndex((mark) => mark.label === label);
    }
    // A shape within a named link tells nothing more, and neither do Plot's groups.
    for (const group of this.svg.querySelectorAll("g[aria-label], g[aria-roledescription], [aria-description]")) for (const name of ["aria-label", "aria-roledescription", "aria-description"]) group.removeAttribute(name);
  }

  // The numbers at the right edge, pushed apart where they would stand on each other.
  spread() {
    const every = [...this.svg.querySelectorAll("g.edge text, g[class~=edge] text")];
    const at = every.map((each) => [each, Number(/,\s*(-?[\d.]+)\)/.exec(each.getAttribute("transform"))?.[1] ?? 0)]).sort((a, b) => a[1] - b[1]);
    let floor = -Infinity;
    const shown = new Set();
    for (const [each, y] of at) {
      const key = `${each.textContent}@${Math.round(y)}@${each.getAttribute("fill")}`;
      if (shown.has(key)) {
        each.remove();
        continue;
      }
      shown.add(key);
      const next = Math.max(y, floor + APART);
      floor = next;
      if (next !== y) each.setAttribute("transform", each.getAttribute("transform").replace(/,\s*-?[\d.]+\)/, `,${next})`));
    }
  }

  // The numbers beside what was since changed, where there is room for them.
  thin() {
    const taken = [...this.svg.querySelectorAll("a")].map((each) => each.getBoundingClientRect());
    for (const each of this.svg.querySelectorAll("g.past text")) {
      const box = each.getBoundingClientRect();
      if (taken.some((other) => other.left < box.right && box.left < other.right && other.top < box.bottom - 2 && box.top + 2 < other.bottom)) each.remove();
      else taken.push(box);
    }
  }

  tell(link) {
    this.tip.hidden = !link;
    if (!link) return;
    this.tip.textContent = link.getAttribute("aria-label");
    const [mark, box] = [link.getBoundingClientRect(), this.box.getBoundingClientRect()];
    const half = this.tip.offsetWidth / 2;
    const x = Math.min(Math.max(mark.left + mark.width / 2 - box.left, half), box.width - half);
    this.tip.style.left = `${x}px`;
    this.tip.style.top = `${mark.top - box.top - this.tip.offsetHeight - 8}px`;
  }

  across(event) {
    return [event.clientX - this.stage.getBoundingClientRect().left, HEIGHT / 2];
  }

  scale(by, at) {
    this.zoom.scaleBy(select(this.stage), by, at);
  }

  reset() {
    this.zoom.transform(select(this.stage), zoomIdentity);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowLeft: 1, ArrowRight: -1 }[event.key];
    if (event.key === "+" || event.key === "=") this.scale(2);
    else if (event.key === "-") this.scale(0.5);
    else if (event.key === "0") this.reset();
    else if (step && this.k > 1) this.zoom.translateBy(select(this.stage), (step * this.width) / 5 / this.k, 0);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

const data = (box) => JSON.parse(box.querySelector('script[type="application/json"]').textContent);

// The first and last moment of all charts that stand together, so that they can be compared.
function moments(box) {
  const together = [...(box.closest(".charts") ?? box.parentElement).querySelectorAll("[data-chart]")];
  const times = together.flatMap((each) => data(each).series.flatMap((series) => series.marks.map((mark) => Date.parse(`${mark.at}Z`))));
  return [Math.min(...times), Math.max(...times)];
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      const told = data(target);
      if (told.series.some((each) => each.marks.length)) new Chart(target, told, moments(target));
    }
  },
  { rootMargin: "300px" },
);

export function charts(root) {
  for (const box of [root.matches?.("[data-chart]") ? root : null, ...root.querySelectorAll("[data-chart]")]) {
    if (!box || box.dataset.chart === "drawn") continue;
    box.dataset.chart = "drawn";
    near.observe(box);
  }
}
