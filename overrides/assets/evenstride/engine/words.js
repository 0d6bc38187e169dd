// @ts-check
// The sentences that give a verdict its reasons, and an exercise its side.

import { amount, apart, countsAtError, milli, reached } from "./measure.js";

/** @import { Attempts, Band, Column, Item, Judgement, Measure, Screen, Side, Verdict } from "./types.js" */

/** @type {Record<Verdict, string>} */
const VERDICTS = {
  similar: "Too close to call",
  possible: "A possible difference",
  clear: "A clear difference",
  uncompared: "Sides not compared",
  "too-few": "Not enough tries",
  pain: "It hurt: not scored",
  skipped: "Left out",
};
/** What a professional and the reader are told in a few words. @param {Judgement} judgement */
export function verdictWord({ verdict, second }) {
  return second === "contradicts" ? "The two days disagree" : VERDICTS[verdict];
}

const SIDES = /** @type {const} */ (["left", "right"]);

/** @param {Measure} measure */
export function tooFew({ attempts_least: least, compare }) {
  const tries = least === 1 ? "one try" : `${least} tries`;
  return `This check needs at least ${tries}${compare === "none" ? "" : " on each side"}.`;
}

/** @param {Measure} measure @param {readonly Column[]} columns */
export function unableSays({ unable, entry }, columns) {
  const where = columns.length > 1 ? "on either side" : columns[0] === "both" ? "" : `on the ${columns[0]} side`;
  const counts = entry === "stopwatch" && unable !== null && unable > 0 ? ` That counts as ${unable} seconds.` : "";
  return columns.length ? [`You could not do it ${where}`.trimEnd() + `.${counts}`] : [];
}

/**
 * @param {Measure} measure
 * @param {Record<Side, number | null>} kept
 * @param {Attempts | null | undefined} attempts
 */
export function valuesSay(measure, kept, attempts) {
  const several = SIDES.some((side) => (attempts?.[side]?.length ?? 0) > 1 && !attempts?.unable?.includes(side));
  const how = measure.keep === "mean" ? "Each is the average of your tries." : "Each is your best try.";
  const values = `Left: ${amount(measure, kept.left ?? 0)}. Right: ${amount(measure, kept.right ?? 0)}.`;
  return several ? `${values} ${how}` : values;
}

/**
 * Return why, in one sentence with the numbers.
 * @param {Screen} screen
 * @param {number} left
 * @param {number} right
 */
export function differenceSays(screen, left, right) {
  const { measure, error } = screen;
  const values = `Left ${amount(measure, left)}, right ${amount(measure, right)}`;
  if (measure.compare === "target") {
    const target = amount(measure, milli(measure.target ?? 0));
    const sides = SIDES.filter((side) => reached(screen, { left, right }[side]) > 0);
    if (sides.length === 2) return [`${values}: both sides reach ${target}.`];
    return [`${values}: ${sides.length ? `only the ${sides[0]} side reaches` : "neither side reaches"} ${target}.`];
  }
  if (left === right) return [`${values}: the two sides are the same.`];
  const limit = apart(measure, milli(error));
  const below = countsAtError(screen) ? `below ${limit}` : `at ${limit} or less`;
  return [
    `${values}: that is ${apart(measure, Math.abs(left - right), milli(error))} apart, ` +
      `and this check cannot tell sides apart ${below}.`,
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
 * Return what today says to an earlier day.
 * @param {Judgement["second"]} second
 * @param {{band: Band["verdict"], side: Side | null} | null} before
 * @param {Band["verdict"]} band
 */
export function secondSays(second, before, band) {
  if (second === null || before === null) return [];
  if (second === "confirms") return band === "similar" ? ["An earlier day showed no difference either."] : [];
  const then = before.band === "similar" ? "An earlier day showed no difference." : `An earlier day pointed to the ${before.side} side.`;
  if (second === "contradicts") return [`${then} Two days that disagree settle nothing, so treat both sides alike.`];
  return [`${then} So it stays open. A further day can tell.`];
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
