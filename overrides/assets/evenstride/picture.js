// @ts-check
// The picture of one result: left and right on one scale, each try, and the band within which
// the two are too close to call. `layout` is pure; `draw` makes the SVG.

import { svg } from "./dom.js";
import { amount, milli } from "./engine/measure.js";

/** @import { Attempts, Judgement, Screen, Side } from "./engine/types.js" */

const SIDES = /** @type {const} */ (["left", "right"]);
const WIDTH = 320;
const HEIGHT = 150;
const EDGE = 24; // room for a whole mark at either end
const ROW = { left: 36, right: 84 };
const AXIS = 120;

/**
 * @typedef {object} Layout
 * @property {{side: Side, x: number, dots: number[]}[]} marks
 * @property {{x: number, width: number} | null} band
 * @property {number | null} target
 * @property {{x: number, text: string}[]} ticks
 * @property {string} words all of it as a sentence
 */

/**
 * Return where everything stands, or null where there is nothing to show.
 * @param {Screen} screen
 * @param {Judgement} judgement
 * @param {Attempts} attempts
 * @returns {Layout | null}
 */
export function layout({ measure, error }, { values, difference }, attempts) {
  const { left, right } = values;
  if (left === null || right === null) return null;
  const byTarget = measure.compare === "target";
  const banded = !byTarget && difference !== null;
  const shown = [left, right, ...attempts.left, ...attempts.right];
  if (byTarget && measure.target !== null) shown.push(0, measure.target);
  const room = byTarget ? 0 : Math.max(error, measure.step);
  const low = Math.max(measure.least, Math.min(...shown) - room);
  const high = Math.max(Math.min(measure.most, Math.max(...shown) + room), low + measure.step);
  const tick = tickFor(high - low);
  const from = Math.floor(low / tick) * tick;
  const to = Math.ceil(high / tick) * tick;
  const at = (/** @type {number} */ value) => EDGE + ((value - from) / (to - from)) * (WIDTH - 2 * EDGE);
  const ticks = Array.from({ length: Math.round((to - from) / tick) + 1 }, (_, index) => {
    const value = Math.round((from + index * tick) * 1000) / 1000;
    return { x: at(value), text: String(value) };
  });
  const middle = (left + right) / 2;
  const limit = amount(measure, milli(error));
  return {
    marks: SIDES.map((side) => ({
      side,
      x: at(values[side] ?? 0),
      dots: attempts[side].length > 1 ? attempts[side].map(at) : [],
    })),
    band: banded ? { x: at(middle - error / 2), width: at(middle + error / 2) - at(middle - error / 2) } : null,
    target: byTarget && measure.target !== null ? at(measure.target) : null,
    ticks,
    words:
      `Left: ${amount(measure, milli(left))}. Right: ${amount(measure, milli(right))}. ` +
      (banded ? `The hatched band is ${limit} wide: two marks inside it are too close to call.` : "") +
      (byTarget ? `The line stands at ${amount(measure, milli(measure.target ?? 0))}.` : ""),
  };
}

/**
 * Return the picture as an SVG element.
 * @param {Layout} placed
 * @param {string} id unlike any other picture's
 */
export function draw(placed, id) {
  const title = svg("title", { id: `${id}-words` }, placed.words);
  const hatch = svg(
    "pattern",
    { id: `${id}-hatch`, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("line", { class: "hatch", x1: 0, y1: 0, x2: 0, y2: 6 }),
  );
  const drawing = svg(
    "svg",
    { class: "picture", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-labelledby": `${id}-words` },
    title,
    svg("defs", {}, hatch),
  );
  if (placed.band) {
    const { x, width } = placed.band;
    drawing.append(
      svg("rect", { class: "band", x, y: 10, width, height: AXIS - 10, fill: `url(#${id}-hatch)` }),
    );
  }
  if (placed.target !== null) {
    drawing.append(svg("line", { class: "target", x1: placed.target, y1: 10, x2: placed.target, y2: AXIS }));
  }
  drawing.append(svg("line", { class: "axis", x1: EDGE, y1: AXIS, x2: WIDTH - EDGE, y2: AXIS }));
  for (const { x, text } of placed.ticks) {
    drawing.append(
      svg("line", { class: "axis", x1: x, y1: AXIS, x2: x, y2: AXIS + 5 }),
      svg("text", { x, y: AXIS + 22, "text-anchor": "middle" }, text),
    );
  }
  for (const { side, x, dots } of placed.marks) drawing.append(mark(side, x, dots));
  return drawing;
}

/** @param {Side} side @param {number} x @param {number[]} dots */
function mark(side, x, dots) {
  const y = ROW[side];
  const group = svg("g", { class: `mark mark--${side}` });
  group.append(svg("line", { class: "stem", x1: x, y1: y, x2: x, y2: AXIS }));
  for (const dot of dots) {
    group.append(
      side === "left"
        ? svg("circle", { class: "dot", cx: dot, cy: y + 19, r: 3.5 })
        : svg("rect", { class: "dot", x: dot - 3.25, y: y + 15.75, width: 6.5, height: 6.5 }),
    );
  }
  group.append(
    side === "left"
      ? svg("circle", { class: "shape", cx: x, cy: y, r: 12 })
      : svg("rect", { class: "shape", x: x - 11, y: y - 11, width: 22, height: 22 }),
    svg("text", { class: "letter", x, y: y + 5, "text-anchor": "middle" }, side === "left" ? "L" : "R"),
  );
  return group;
}

/** A round distance between ticks: at most eight of them. @param {number} span */
function tickFor(span) {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500];
  return steps.find((step) => span / step <= 7) ?? 1000;
}
