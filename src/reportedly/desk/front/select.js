// What is selected of a report's text, as offsets of the report: half-open, in code points, as every claim cites it.
//
// The text stands in an element [data-text="KEY of the report"], in runs: <span data-start="120">words</span>, each of them the report's own,
// code point for code point, from that offset on. A run that is [data-odd] stands for one code point whatever is shown for it (a control
// character by its number, a carriage return by nothing). What stands between runs (the number of a claim) is no part of the text.
//
//   offsetsOf(range)   {report, start, end, words} of a Range, null where it holds nothing of a text, or of more than one
//   selected()         the same of what the person has selected now

const points = (text) => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

const textOf = (node) => (node instanceof Element ? node : node.parentElement)?.closest("[data-text]") ?? null;
const startOf = (run) => Number(run.dataset.start);
const lengthOf = (run) => ("odd" in run.dataset ? 1 : points(run.textContent));

// How many code points of a run stand before a place in it; half of a pair counts as the whole, so that no letter is torn.
function within(run, node, offset, whole) {
  if ("odd" in run.dataset) return whole ? 1 : 0;
  const before = document.createRange();
  before.setStart(run, 0);
  before.setEnd(node, offset);
  const text = before.toString();
  const torn = /[\uD800-\uDBFF]$/.test(text) && /^[\uDC00-\uDFFF]/.test(run.textContent.slice(text.length));
  return points(torn ? text.slice(0, -1) : text) + (torn && whole ? 1 : 0);
}

// Whether some of a run, more than its edge, lies in a range.
function holds(range, run) {
  if (!range.intersectsNode(run)) return false;
  const own = document.createRange();
  own.selectNodeContents(run);
  return range.compareBoundaryPoints(Range.END_TO_START, own) < 0 && range.compareBoundaryPoints(Range.START_TO_END, own) > 0;
}

function runsOf(text, range) {
  return [...text.querySelectorAll("[data-start]")].filter((run) => holds(range, run));
}

export function offsetsOf(range) {
  if (range.collapsed) return null;
  const common = range.commonAncestorContainer;
  const inside = textOf(common);
  const texts = inside ? [inside] : [...(common.querySelectorAll?.("[data-text]") ?? [])].filter((each) => runsOf(each, range).length);
  if (texts.length !== 1) return null;
  const runs = runsOf(texts[0], range);
  if (!runs.length) return null;
  const [first, last] = [runs[0], runs.at(-1)];
  const start = startOf(first) + (first.contains(range.startContainer) ? within(first, range.startContainer, range.startOffset, false) : 0);
  const end = startOf(last) + (last.contains(range.endContainer) ? within(last, range.endContainer, range.endOffset, true) : lengthOf(last));
  return start < end ? trimmed(texts[0], runs, start, end) : null;
}

// Without the blanks at either end: a double click takes one along.
function trimmed(text, runs, start, end) {
  const signs = new Map();
  for (const run of runs) {
    let at = startOf(run);
    if ("odd" in run.dataset) signs.set(at, run.textContent || " ");
    else for (const sign of run.textContent) signs.set(at++, sign);
  }
  const blank = (at) => !signs.has(at) || /^\s$/u.test(signs.get(at));
  while (start < end && blank(start)) start += 1;
  while (end > start && blank(end - 1)) end -= 1;
  if (start >= end) return null;
  let words = "";
  for (let at = start; at < end; at += 1) words += signs.get(at) ?? (words.endsWith("\n") ? "" : "\n");
  return { report: text.dataset.text, start, end, words };
}

export function selected() {
  const selection = document.getSelection();
  return selection?.rangeCount ? offsetsOf(selection.getRangeAt(0)) : null;
}
