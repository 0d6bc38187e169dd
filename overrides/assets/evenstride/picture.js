// @ts-check
// The picture of one result: left and right on one scale, each try, and the band within which
// the two are too close to call; or one number for both sides, and the line for the age. `layout` is pure; `draw` makes the SVG.

import { svg } from "./dom.js";
import { amount, apart, milli } from "./engine/measure.js";

/** @import { Attempts, Column, Judgement, Screen } from "./engine/types.js" */

const WIDTH = 320;
const HEIGHT = 150;
const EDGE = 24; // room for a whole mark at either end
const ROW = { left: 36, right: 84, both: 60 };
const LETTER = { left: "L", right: "R", both: "" };
const AXIS = 120;

/**
 * @typedef {object} Layout
 * @property {{side: Column, x: number, dots: number[]}[]} marks
 * @property {{x: number, width: number} | null} band
 * @property {number | null} target
 * @property {{x: number, text: string}[]} ticks
 * @property {string} words all of it as a sentence
 * @property {string} key what the marks mean
 */

/**
 * Return where everything stands, or null where there is nothing to show.
 * @param {Screen} screen
 * @param {Judgement} judgement
 * @param {Attempts} attempts
 * @returns {Layout | null}
 */
export function layout({ kind, measure, error }, { values, difference, line }, attempts) {
  /** @type {Column[]} */
  const columns = kind === "whole" ? ["both"] : ["left", "right"];
  const kept = columns.map((column) => values[column]);
  if (!kept.every((value) => value !== null)) return null;
  const target = measure.compare === "target" ? measure.target : line;
  const banded = target === null && difference !== null;
  const tries = (/** @type {Column} */ column) => (attempts.unable?.includes(column) ? [] : (attempts[column] ?? []));
  const shown = [...kept, ...columns.flatMap(tries)];
  if (target !== null) shown.push(0, target);
  const room = target !== null ? 0 : Math.max(error, measure.step);
  const low = Math.max(measure.least, Math.min(...shown) - room);
  const high = Math.max(Math.min(measure.most, Math.max(...shown) + room), low + measure.step);
  const tick = Math.max(tickFor(high - low), measure.unit === "step" ? 1 : 0);
  const from = Math.floor(low / tick) * tick;
  const to = Math.ceil(high / tick) * tick;
  const at = (/** @type {number} */ value) => EDGE + ((value - from) / (to - from)) * (WIDTH - 2 * EDGE);
  const ticks = Array.from({ length: Math.round((to - from) / tick) + 1 }, (_, index) => {
    const value = Math.round((from + index * tick) * 1000) / 1000;
    return { x: at(value), text: String(value) };
  });
  const middle = kept.reduce((sum, value) => sum + value, 0) / kept.length;
  const limit = apart(measure, milli(error));
  const lineSays = target === null ? "" : amount(measure, milli(target));
  const said = columns.map((column, index) => {
    const name = { left: "Left", right: "Right", both: "Your number" }[column];
    return `${name}: ${amount(measure, milli(kept[index]))}.`;
  });
  return {
    marks: columns.map((side, index) => ({
      side,
      x: at(kept[index]),
      dots: tries(side).length > 1 ? tries(side).map(at) : [],
    })),
    band: banded ? { x: at(middle - error / 2), width: at(middle + error / 2) - at(middle - error / 2) } : null,
    target: target === null ? null : at(target),
    ticks,
    words: [
      ...said,
      ...(banded ? [`The hatched band is ${limit} wide: two marks inside it are too close to call.`] : []),
      ...(lineSays ? [`The line stands at ${lineSays}.`] : []),
    ].join(" "),
    key: [
      ...(kind === "whole" ? ["The ring: your number."] : ["L in a circle: left. R in a square: right."]),
      ...(columns.some((column) => tries(column).length > 1) ? ["Small marks: your tries."] : []),
      ...(banded ? [`Hatched: within ${limit}, too close to call.`] : []),
      ...(lineSays ? [`Dashed line: ${lineSays}.`] : []),
      ...(measure.unit === "step" ? [measure.choices.map((choice, index) => `${measure.least + index * measure.step}: ${choice}`).join(" ")] : []),
    ].join(" "),
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

/** @param {Column} side @param {number} x @param {number[]} dots */
function mark(side, x, dots) {
  const y = ROW[side];
  const group = svg("g", { class: `mark mark--${side}` });
  group.append(svg("line", { class: "stem", x1: x, y1: y, x2: x, y2: AXIS }));
  for (const dot of dots) {
    group.append(
      side !== "right"
        ? svg("circle", { class: "dot", cx: dot, cy: y + 19, r: 3.5 })
        : svg("rect", { class: "dot", x: dot - 3.25, y: y + 15.75, width: 6.5, height: 6.5 }),
    );
  }
  group.append(
    side !== "right"
      ? svg("circle", { class: "shape", cx: x, cy: y, r: 12 })
      : svg("rect", { class: "shape", x: x - 11, y: y - 11, width: 22, height: 22 }),
    svg("text", { class: "letter", x, y: y + 5, "text-anchor": "middle" }, LETTER[side]),
  );
  return group;
}

/** A round distance between ticks: at most eight of them. @param {number} span */
function tickFor(span) {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500];
  return steps.find((step) => span / step <= 7) ?? 1000;
}
