// The map beside the list: a point for each place, as large as its people are many; contested ones are diamonds with a double rule, a place
// known only as a province or a country is hollow, in a circle as wide as it may be off. It can be moved and zoomed by mouse, touch, buttons and keys; each point is a link.
//
// [data-map="URL of world.json"] is where it is drawn; [data-points="URL"] anywhere on the page says which points (see pages/points.py).
import { geoCircle, geoGraticule10, geoMercator, geoPath } from "d3-geo";
import { pointer, select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { feature, mesh } from "topojson-client";

const SVG = "http://www.w3.org/2000/svg";
const LEAST_SPAN = 7; // degrees: a single place is shown with what lies about it
const MOST_ZOOM = 400;
const KM = 111.2; // in a degree
const PAD = 34;
let map = null;

function svg(name, attributes = {}, words) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (words !== undefined) element.textContent = words;
  return element;
}

function button(words, label, press) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "quiet";
  element.textContent = words;
  element.setAttribute("aria-label", label);
  element.addEventListener("click", press);
  return element;
}

const radius = (people) => 4.5 + 3.1 * Math.log10(people + 1);

// A diamond of the same reach, for what is contested.
const diamond = (r) => `M0 ${-r * 1.25}L${r * 1.25} 0L0 ${r * 1.25}L${-r * 1.25} 0Z`;
const disc = (r) => `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;

class WorldMap {
  constructor(box, world) {
    this.box = box;
    this.points = [];
    this.circles = [];
    this.land = feature(world, world.objects.countries);
    this.borders = mesh(world, world.objects.countries, (a, b) => a !== b);
    this.coast = mesh(world, world.objects.countries, (a, b) => a === b);
    this.svg = svg("svg", { class: "world", role: "group", "aria-label": "Map of the incidents. Arrow keys go from place to place." });
    this.tip = document.createElement("p");
    this.tip.className = "map-tip";
    this.tip.hidden = true;
    this.tools = document.createElement("div");
    this.tools.className = "map-tools";
    this.tools.append(
      button("+", "Zoom in", () => this.scale(1.8)),
      button("−", "Zoom out", () => this.scale(1 / 1.8)),
      button("All", "Show all places", () => this.fit(true)),
    );
    box.replaceChildren(this.svg, this.tools, this.tip);
    this.layers = {};
    for (const name of ["graticule", "land", "borders", "circles", "names", "points"]) this.svg.append((this.layers[name] = svg("g", { class: name })));
    this.layers.land.append(svg("path"));
    this.layers.borders.append(svg("path", { class: "border" }), svg("path", { class: "coast" }));
    this.layers.graticule.append(svg("path"));
    this.zoom = zoom()
      .scaleExtent([0.8, MOST_ZOOM])
      .filter((event) => !event.button && (event.type !== "wheel" || event.ctrlKey || event.metaKey || document.activeElement?.closest(".map") === box))
      .on("zoom", (event) => this.place(event.transform));
    select(this.svg).call(this.zoom).on("dblclick.zoom", (event) => this.scale(event.shiftKey ? 0.5 : 2, pointer(event, this.svg)));
    this.svg.addEventListener("keydown", (event) => this.key(event));
    new ResizeObserver(() => this.resize()).observe(box);
  }

  resize() {
    const { width, height } = this.box.getBoundingClientRect();
    if (!width || (width === this.width && height === this.height)) return;
    Object.assign(this, { width, height });
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.zoom.extent([[0, 0], [width, height]]);
    this.base = geoMercator().fitExtent([[0, 0], [width, height]], { type: "MultiPoint", coordinates: [[-170, -56], [179, 74]] });
    this.fit();
  }

  show(points) {
    this.points = points;
    const drawn = points.map((each, at) => this.point(each, at));
    this.layers.points.replaceChildren(...drawn);
    this.circles = points.filter((each) => each.around).map((each) => geoCircle().center(each.at).radius(each.around / 2 / KM)());
    const rings = points.filter((each) => each.around).map((each) => svg("path", { class: `around${each.contested ? " contested" : ""}` }));
    this.layers.circles.replaceChildren(...rings);
    this.fit();
  }

  point(each, at) {
    const words = each.incidents > 1 ? `${each.place}: ${each.incidents} incidents` : each.title;
    const known = each.precise ? "" : `, known only as ${each.precision}`;
    const label = `${words}${each.incidents > 1 ? "" : each.place ? `, ${each.place}` : ""}${known}${each.contested ? ", contested" : ""}`;
    const link = svg("a", { href: each.href, class: `point${each.contested ? " contested" : ""}${each.precise ? "" : " vague"}`, "aria-label": label, tabindex: at ? -1 : 0 });
    const r = radius(each.people);
    link.append(svg("path", { d: disc(r + 7), class: "reach" }), svg("path", { d: each.contested ? diamond(r) : disc(r), class: "shape" }));
    if (each.contested) link.append(svg("path", { d: diamond(r + 3.2), class: "again" }));
    if (each.incidents > 1) link.append(svg("text", { dy: ".35em", class: "many" }, each.incidents));
    link.addEventListener("mouseenter", () => this.pointAt(each, link));
    link.addEventListener("mouseleave", () => this.leave());
    link.addEventListener("focus", () => this.pointAt(each, link, true));
    link.addEventListener("blur", () => this.leave());
    return link;
  }

  pointAt(each, link, focused = false) {
    if (focused) for (const other of this.layers.points.children) other.setAttribute("tabindex", other === link ? 0 : -1);
    this.tip.textContent = link.getAttribute("aria-label");
    this.tip.hidden = false;
    mark(each.ids);
  }

  leave() {
    this.tip.hidden = true;
    mark([]);
  }

  // The smallest view that holds all points with some room, never narrower than LEAST_SPAN degrees.
  fit(smoothly = false) {
    if (!this.base) return;
    const spread = (at) => {
      const values = this.points.map((each) => each.at[at]);
      const [low, high] = values.length ? [Math.min(...values), Math.max(...values)] : [at ? -45 : -130, at ? 65 : 150];
      const room = Math.max(0, LEAST_SPAN - (high - low)) / 2;
      return [low - room, high + room];
    };
    const [west, east] = spread(0);
    const [south, north] = spread(1).map((each) => Math.max(-75, Math.min(80, each)));
    const [x0, y0] = this.base([west, north]);
    const [x1, y1] = this.base([east, south]);
    const k = Math.min(MOST_ZOOM, (this.width - 2 * PAD) / (x1 - x0), (this.height - 2 * PAD) / (y1 - y0));
    const move = zoomIdentity.translate(this.width / 2 - (k * (x0 + x1)) / 2, this.height / 2 - (k * (y0 + y1)) / 2).scale(k);
    this.zoom.transform(select(this.svg), move);
    if (smoothly) this.svg.focus?.();
  }

  scale(by, centre) {
    this.zoom.scaleBy(select(this.svg), by, centre);
  }

  place({ x, y, k }) {
    const projection = geoMercator().scale(this.base.scale() * k).translate([x + this.base.translate()[0] * k, y + this.base.translate()[1] * k]);
    projection.clipExtent([[-50, -50], [this.width + 50, this.height + 50]]);
    const path = geoPath(projection);
    this.layers.graticule.firstChild.setAttribute("d", k < 6 ? (path(geoGraticule10()) ?? "") : "");
    this.layers.land.firstChild.setAttribute("d", path(this.land) ?? "");
    this.layers.borders.children[0].setAttribute("d", path(this.borders) ?? "");
    this.layers.borders.children[1].setAttribute("d", path(this.coast) ?? "");
    this.circles.forEach((each, at) => this.layers.circles.children[at].setAttribute("d", path(each) ?? ""));
    this.label(projection, path);
    this.points.forEach((each, at) => {
      const where = projection(each.at);
      this.layers.points.children[at].setAttribute("transform", `translate(${where[0]},${where[1]})`);
    });
  }

  // The names of the countries that have room for them.
  label(projection, path) {
    const names = [];
    for (const country of this.land.features) {
      const [[x0, y0], [x1, y1]] = path.bounds(country);
      const words = country.properties.name;
      if (x1 - x0 < words.length * 8 || y1 - y0 < 22) continue;
      const [x, y] = path.centroid(country);
      if (x > 30 && y > 14 && x < this.width - 30 && y < this.height - 14) names.push(svg("text", { x, y }, words));
    }
    this.layers.names.replaceChildren(...names);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [...this.layers.points.children];
    const at = links.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step && links.length) links[(at + step + links.length) % links.length].focus();
    else if (event.key === "+" || event.key === "=") this.scale(1.8, at < 0 ? undefined : this.spot(at));
    else if (event.key === "-") this.scale(1 / 1.8, at < 0 ? undefined : this.spot(at));
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  spot(at) {
    return this.layers.points.children[at].getAttribute("transform").match(/-?[\d.]+/g).map(Number);
  }
}

function mark(ids) {
  for (const row of document.querySelectorAll("[data-incident]")) row.classList.toggle("on", ids.includes(row.dataset.incident));
}

function light(id) {
  if (!map) return;
  map.points.forEach((each, at) => map.layers.points.children[at].classList.toggle("on", id !== null && each.ids.includes(id)));
}

function follow() {
  const row = (event) => (event.target instanceof Element ? event.target.closest("[data-incident]") : null);
  for (const kind of ["mouseover", "focusin"]) document.addEventListener(kind, (event) => light(row(event)?.dataset.incident ?? null));
}

async function fetched(url) {
  const answer = await fetch(url, { credentials: "same-origin", headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

async function refresh(source) {
  const box = document.querySelector("[data-map]");
  if (!box) return;
  const asked = source.dataset.points;
  if (refresh.shown === asked && map) return;
  refresh.shown = asked;
  try {
    const [world, points] = await Promise.all([map ? null : fetched(box.dataset.map), fetched(asked)]);
    if (refresh.shown !== asked) return;
    box.closest("[hidden]")?.removeAttribute("hidden");
    if (!map) {
      map = new WorldMap(box, world);
      map.resize();
      follow();
    }
    map.show(points.points);
    const note = document.getElementById("map-note");
    if (note) note.textContent = points.note;
  } catch {
    refresh.shown = "";
  }
}

export function maps(root) {
  const source = root.matches?.("[data-points]") ? root : root.querySelector("[data-points]");
  if (source) refresh(source);
}
