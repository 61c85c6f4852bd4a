// The script of every page. Pages work without it; it makes them faster: parts are swapped in place, keys lead to what is wanted.
import "./htmx.js";
import { keys } from "./keys.js";
import { live } from "./live.js";
import { switcher } from "./switcher.js";
import { maps } from "./map.js";
import { charts } from "./chart.js";
import { panels } from "./panel.js";
import { adding } from "./adding.js";
import { reviewing } from "./review.js";
import { slider } from "./slider.js";

// What is drawn into a part of the page is drawn again when that part comes anew. Each takes the element to look in, and may be called twice.
const drawing = [maps, charts];

function draw(root) {
  for (const each of drawing) each(root);
}

live();
keys();
switcher();
panels();
adding();
reviewing();
slider();
draw(document);
document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) draw(event.detail.elt);
});
