// @ts-check
// Numbers as people write them. No DOM.

import { amount, isAttempt, milli } from "./engine/measure.js";

/** @import { Measure } from "./engine/types.js" */
/** @typedef {"cm" | "in"} Unit in which the lengths of a ruler are written; they are kept in centimetres */

const INCH = 2.54;
const PLAIN = /^[-−]?(\d+[.,]?\d{0,2}|[.,]\d{1,2})$/;
/** What makes a text no plain number, the plainest reason first. @type {[RegExp, string][]} */
const REASONS = [
  [/\p{L}/u, "Write the number alone, without letters"],
  [/[\p{No}/⁄]/u, "Write a part of a whole after a comma or point"],
  [/[^\d.,\s−-]/u, "Use only the digits 0 to 9 and a comma or point"],
  [/\s/, "Write one number, without spaces"],
  [/[.,].*[.,]/, "Write only one comma or point"],
  [/[.,]\d{3}/, "Write no more than two digits after the comma or point"],
  [/./, "Write one number"],
];

/**
 * Read one try: a number the measure allows, or a sentence that says why not.
 * Comma and point are both taken; an empty text is neither a number nor wrong.
 * @param {string} text
 * @param {Measure} measure
 * @param {Unit} [unit] inches become centimetres, to the nearest step
 * @returns {{value: number | null, problem: string | null}}
 */
export function parse(text, measure, unit = "cm") {
  const trimmed = text.trim();
  if (!trimmed) return { value: null, problem: null };
  const { least, most, step } = measure;
  const example = write(settle(least + (most - least) / 3 + step, measure), unit);
  /** @param {string} how */
  const refuse = (how) => ({ value: null, problem: `${how}, such as ${example}.` });
  if (!PLAIN.test(trimmed)) return refuse(REASONS.find(([shape]) => shape.test(trimmed))?.[1] ?? "Write one number");
  // Adding 0 makes −0 a plain 0.
  const number = Number(trimmed.replace("−", "-").replace(",", ".")) + 0;
  const value = unit === "in" ? nearest(number * INCH, measure) : number;
  if (value < least || value > most) {
    const highest = unit === "in" ? `${write(most, unit)} inches` : amount(measure, milli(most));
    return refuse(`The number must lie between ${write(least, unit)} and ${highest}`);
  }
  if (isAttempt(measure, value)) return { value, problem: null };
  return refuse(step === 1 ? "Write a whole number" : `Round to the nearest ${step}`);
}

/**
 * Return the text for a field that holds a value of the measure; inches with at most two decimals.
 * @param {number} value
 * @param {Unit} [unit]
 */
export function write(value, unit = "cm") {
  return String(unit === "in" ? Math.round((value / INCH) * 100) / 100 : value);
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

/** @param {number} value @param {Measure} measure */
function nearest(value, { least, step }) {
  const steps = Math.round((milli(value) - milli(least)) / milli(step));
  return (milli(least) + steps * milli(step)) / 1000;
}
