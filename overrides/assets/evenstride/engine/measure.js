// @ts-check
// Attempts and values: which numbers may be entered, and how they are kept, compared and written.
// A kept value is a whole number of thousandths.

/** @import { Attempts, Column, Interval, Measure, Screen } from "./types.js" */

/**
 * Say whether a number may be entered as an attempt: within the range and on the step.
 * @param {Measure} measure
 * @param {unknown} value
 * @returns {value is number}
 */
export function isAttempt({ least, most, step }, value) {
  return (
    typeof value === "number" &&
    value >= least &&
    value <= most &&
    Math.abs(value * 1000 - milli(value)) < 1e-6 &&
    (milli(value) - milli(least)) % milli(step) === 0
  );
}

/**
 * Return a side's value in thousandths, or null if there are too few attempts.
 * @param {Measure} measure
 * @param {number[] | null | undefined} attempts
 */
export function keep(measure, attempts) {
  const list = attempts ?? [];
  if (!Array.isArray(list) || list.length > measure.attempts_most) {
    throw new RangeError(`a check takes at most ${measure.attempts_most} attempts on each side`);
  }
  for (const value of list) {
    if (!isAttempt(measure, value)) {
      const { least, most, step, unit } = measure;
      throw new RangeError(`${String(value)} is no attempt: ${least} to ${most} ${unit} in steps of ${step}`);
    }
  }
  if (list.length < measure.attempts_least) return null;
  const values = list.map(milli);
  if (measure.keep === "best") return measure.better === "less" ? Math.min(...values) : Math.max(...values);
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}

/**
 * Return the value of one column in thousandths; null if there are too few attempts, or if it could
 * not be done and that is no number.
 * @param {Measure} measure
 * @param {Attempts | null | undefined} attempts
 * @param {Column} column
 */
export function valueOf(measure, attempts, column) {
  if (!attempts?.unable?.includes(column)) return keep(measure, attempts?.[column]);
  return measure.unable === null ? null : milli(measure.unable);
}

/**
 * Say whether anything was entered, were it only a mark.
 * @param {Attempts | null | undefined} attempts
 */
export function entered(attempts) {
  if (!attempts) return false;
  const { left, right, both, unable, mark } = attempts;
  return Boolean(mark) || [left, right, both, unable].some((list) => list?.length);
}

/**
 * @param {Screen} screen
 * @param {number} value
 */
export function reached({ measure }, value) {
  return measure.target !== null && value >= milli(measure.target) ? 1000 : 0;
}

/**
 * Say whether a difference exactly as large as the error counts: it does if the similar band ends below it.
 * @param {Screen} screen
 */
export function countsAtError({ bands, measure }) {
  if (measure.compare === "target") return false;
  return bands.some((band) => band.verdict === "similar" && band.high !== null && !band.high_in);
}

/**
 * @param {Interval} interval
 * @param {number} thousandths
 */
export function holds({ low, low_in, high, high_in }, thousandths) {
  const above = low === null || thousandths > milli(low) || (low_in && thousandths === milli(low));
  const below = high === null || thousandths < milli(high) || (high_in && thousandths === milli(high));
  return above && below;
}

/**
 * Return a number of thousandths with its unit in words, such as "9.5 cm" or "1 repetition"; for a
 * choice, its own words. Two decimals at most, unless rounding would carry it onto `border`.
 * @param {Measure} measure
 * @param {number} thousandths
 * @param {number} [border]
 */
export function amount({ unit, choices, least, step }, thousandths, border) {
  if (unit === "step") return `“${choices[(thousandths - milli(least)) / milli(step)] ?? ""}”`.replace(".”", "”");
  const rounded = Math.round(thousandths / 10) * 10;
  const number = (rounded === border ? thousandths : rounded) / 1000;
  if (unit === "cm") return `${number} cm`;
  const word = unit === "s" ? "second" : "repetition";
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

/**
 * Return a distance between two values in words: as `amount`, with choices counted in steps.
 * @param {Measure} measure
 * @param {number} thousandths
 * @param {number} [border]
 */
export function apart(measure, thousandths, border) {
  const steps = thousandths / 1000;
  return measure.unit === "step" ? `${steps} step${steps === 1 ? "" : "s"}` : amount(measure, thousandths, border);
}

/** @param {number} value */
export function milli(value) {
  return Math.round(value * 1000);
}
