// @ts-check
// Whether a repeat shows a real change, or one that the check's own error can explain.

import { amount, apart, countsAtError, milli, valueOf } from "./measure.js";

/** @import { Attempts, Column, Screen } from "./types.js" */

/**
 * @typedef {object} Change
 * @property {number} before
 * @property {number} after
 * @property {number} change
 * @property {boolean} real
 */

/**
 * Return how each side, and the difference between them, changed from one day to another.
 *
 * A side has changed when it moved beyond `change_error`; the difference when it moved beyond
 * √2 times `error`, for it carries the error of both days. For the difference, `before` and
 * `after` are sizes, and `change` is how far it moved, also across from one side to the other.
 * A side, or the difference, that cannot be compared is null. A check that measures both sides as one
 * has `both`, and nothing else.
 * @param {Screen} screen
 * @param {Attempts} before
 * @param {Attempts} after
 * @returns {{left: Change | null, right: Change | null, both: Change | null, difference: Change | null, why: string[]}}
 * @throws {RangeError} at a number that the check's measure does not allow
 */
export function change(screen, before, after) {
  const { measure } = screen;
  if (before?.mark || after?.mark) {
    const why = [before?.mark, after?.mark].includes("pain")
      ? "It hurt on one of the days, so the two days are not compared."
      : "The check was not done on one of the days, so there is nothing to compare.";
    return { left: null, right: null, both: null, difference: null, why: [why] };
  }
  /** @type {(column: Column) => {from: number, to: number} | null} */
  const pair = (column) => {
    const [from, to] = [valueOf(measure, before, column), valueOf(measure, after, column)];
    return from === null || to === null ? null : { from, to };
  };
  if (screen.kind === "observed") {
    return { left: null, right: null, both: null, difference: null, why: ["Films have no number. Put the two side by side."] };
  }
  if (screen.kind === "whole") {
    const both = pair("both");
    return { left: null, right: null, both: sideOf(screen, both), difference: null, why: [sideSays(screen, "Your number", both)] };
  }
  const [left, right] = [pair("left"), pair("right")];
  const why = [sideSays(screen, "Left", left), sideSays(screen, "Right", right)];
  let difference = null;
  if (left && right && measure.compare === "difference") {
    const [from, to] = [left.from - right.from, left.to - right.to];
    const moved = Math.abs(to - from);
    // moved > √2 · error, squared so that whole numbers are compared.
    const real = moved * moved > 2 * milli(screen.error) ** 2;
    difference = of(Math.abs(from), Math.abs(to), moved, real);
    const said = `The sides were ${apart(measure, Math.abs(from))} apart and are now ${apart(measure, Math.abs(to))} apart.`;
    const may = moved === 0 ? "" : real ? " That is more than the check's error." : " That is within the check's error.";
    why.push(said + may);
  }
  return { left: sideOf(screen, left), right: sideOf(screen, right), both: null, difference, why };
}

/**
 * @param {Screen} screen
 * @param {{from: number, to: number} | null} side
 */
function sideOf(screen, side) {
  return side && of(side.from, side.to, side.to - side.from, isReal(screen, side));
}

/**
 * @param {Screen} screen
 * @param {string} name
 * @param {{from: number, to: number} | null} side
 */
function sideSays(screen, name, side) {
  if (!side) return `${name}: too few tries to compare.`;
  const { measure } = screen;
  const numbers = `${name}: ${amount(measure, side.from)} before, ${amount(measure, side.to)} now.`;
  if (side.from === side.to) return `${numbers} No change.`;
  const within = "This is within the check's error, so it may be no change at all.";
  return `${numbers} ${isReal(screen, side) ? "This is more than the check's error." : within}`;
}

/**
 * As for sides, a change of exactly the error counts only where the similar band ends below it.
 * @param {Screen} screen
 * @param {{from: number, to: number}} side
 */
function isReal(screen, { from, to }) {
  const [moved, error] = [Math.abs(to - from), milli(screen.change_error)];
  return moved > error || (moved > 0 && moved === error && countsAtError(screen));
}

/**
 * @param {number} before
 * @param {number} after
 * @param {number} moved
 * @param {boolean} real
 * @returns {Change}
 */
function of(before, after, moved, real) {
  return { before: before / 1000, after: after / 1000, change: moved / 1000, real };
}
