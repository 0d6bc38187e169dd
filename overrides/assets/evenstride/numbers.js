// @ts-check
// Numbers as people write them. No DOM.

import { amount, isAttempt, milli } from "./engine/measure.js";

/** @import { Measure } from "./engine/types.js" */

/**
 * Read one try: a number the measure allows, or a sentence that says why not.
 * Comma and point are both taken; an empty text is neither a number nor wrong.
 * @param {string} text
 * @param {Measure} measure
 * @returns {{value: number | null, problem: string | null}}
 */
export function parse(text, measure) {
  const trimmed = text.trim();
  if (!trimmed) return { value: null, problem: null };
  const { least, most, step } = measure;
  const example = settle(least + (most - least) / 3 + step, measure);
  if (!/^[-−]?\d{1,5}([.,]\d{0,5})?$/.test(trimmed)) {
    return refuse(`Write a number alone, such as ${example}.`);
  }
  const value = Number(trimmed.replace("−", "-").replace(",", "."));
  if (value < least || value > most) {
    return refuse(`The number must lie between ${least} and ${amount(measure, milli(most))}.`);
  }
  if (isAttempt(measure, value)) return { value, problem: null };
  const how = step === 1 ? "Write a whole number" : `Round to the nearest ${step}`;
  return refuse(`${how}, such as ${example}.`);
}

/**
 * Return the value on the step at or below a measured one, within the range.
 * @param {number} value
 * @param {Measure} measure
 */
export function settle(value, { least, most, step }) {
  const above = Math.min(milli(value), milli(most)) - milli(least);
  return (milli(least) + Math.max(0, above - (above % milli(step)))) / 1000;
}

/** @param {string} problem */
function refuse(problem) {
  return { value: null, problem };
}
