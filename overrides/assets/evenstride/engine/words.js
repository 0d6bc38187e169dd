// @ts-check
// The sentences that give a verdict its reasons, and an exercise its side.

import { amount, countsAtError, milli, reached } from "./measure.js";

/** @import { Attempts, Band, Item, Measure, Screen, Side, Verdict } from "./types.js" */

const SIDES = /** @type {const} */ (["left", "right"]);

/** @param {Measure} measure */
export function tooFew({ attempts_least: least }) {
  const tries = least === 1 ? "one try" : `${least} tries`;
  return `This check needs at least ${tries} on each side.`;
}

/**
 * @param {Measure} measure
 * @param {Record<Side, number | null>} kept
 * @param {Attempts | null | undefined} attempts
 */
export function valuesSay(measure, kept, attempts) {
  const several = SIDES.some((side) => (attempts?.[side]?.length ?? 0) > 1);
  const how = measure.keep === "mean" ? "Each is the average of your tries." : "Each is your best try.";
  const values = `Left: ${amount(measure, kept.left ?? 0)}. Right: ${amount(measure, kept.right ?? 0)}.`;
  return several ? `${values} ${how}` : values;
}

/**
 * @param {Screen} screen
 * @param {number} left
 * @param {number} right
 */
export function differenceSays(screen, left, right) {
  const { measure, error } = screen;
  if (measure.compare === "target") {
    const target = amount(measure, milli(measure.target ?? 0));
    const sides = SIDES.filter((side) => reached(screen, { left, right }[side]) > 0);
    if (sides.length === 2) return [`Both sides reach ${target}.`];
    return [sides.length ? `Only the ${sides[0]} side reaches ${target}.` : `Neither side reaches ${target} yet.`];
  }
  if (left === right) return ["The two sides are the same."];
  const limit = amount(measure, milli(error));
  const below = countsAtError(screen) ? `below ${limit}` : `at ${limit} or less`;
  return [
    `The two sides are ${amount(measure, Math.abs(left - right), milli(error))} apart. ` +
      `This check cannot tell sides apart ${below}.`,
  ];
}

/**
 * @param {Screen} screen
 * @param {Side | null} side
 * @param {Band["verdict"]} band
 * @param {Verdict} verdict
 */
export function verdictSays({ noun, lower, measure }, side, band, verdict) {
  if (verdict === "similar" || side === null) return [];
  const which = measure.compare === "target" ? [] : [`The ${side} ${noun} ${lower}.`];
  if (verdict === "clear") return [...which, "An earlier day showed the same, so the difference is clear."];
  const maybe =
    measure.compare === "target"
      ? "One day cannot settle this. Repeat it on another day."
      : "That is more than the check's own error, so it may be a real difference. Repeat it on another day.";
  const then = band === "clear" ? ["If that day shows the same, the difference is clear."] : [];
  return [...which, maybe, ...then];
}

/**
 * Return which side of an exercise goes first, or nothing where both are alike.
 * @param {Pick<Item, "first" | "provisional" | "extra">} item
 */
export function sideSays({ first, provisional, extra }) {
  if (first === null) return "";
  const other = first === "left" ? "right" : "left";
  const start = `Start with your ${first} side; the ${other} side does the same, no more.`;
  const until = provisional ? " This order is for now, until a second day confirms it." : "";
  return start + until + (extra ? ` If you like, add one set on the ${first} side.` : "");
}
