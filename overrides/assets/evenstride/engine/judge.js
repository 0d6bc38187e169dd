// @ts-check
// What one check says: level first, then the difference between the sides, measured against
// the check's own error. Numbers are compared in whole thousandths.

import { amount, holds, reached, valueOf } from "./measure.js";
import { lineOf } from "./person.js";
import { differenceSays, secondSays, tooFew, unableSays, valuesSay, verdictSays } from "./words.js";

export { isAttempt } from "./measure.js";

/** @import { Attempts, Band, Column, Judgement, LevelId, Person, Screen, Side, Verdict } from "./types.js" */

const SIDES = /** @type {const} */ (["left", "right"]);
/** @type {LevelId[]} */
const ORDER = ["low", "middle", "high"];
/** @type {Person} */
const ANYONE = { ages: null, sex: null };

/**
 * Return what one check says about today's attempts.
 *
 * A difference in the `clear` band is clear only if the latest earlier day that can be compared
 * also fell into the clear band with the same side lower; until then it is possible.
 * @param {Screen} screen
 * @param {Attempts | null | undefined} attempts
 * @param {Attempts[]} [history] the attempts of earlier days, oldest first
 * @param {{compare?: boolean, person?: Person}} [reader] `compare: false`: each side is only followed over time
 * @returns {Judgement}
 * @throws {RangeError} at a number that the check's measure does not allow
 */
export function judge(screen, attempts, history = [], { compare = true, person = ANYONE } = {}) {
  if (attempts?.mark === "pain") return blank(screen, "pain", ["It hurt, so this check is not scored."]);
  if (attempts?.mark === "skipped") return blank(screen, "skipped", ["You did not try this check."]);
  if (screen.kind === "observed") return watched(screen, attempts?.both ?? []);
  if (screen.kind === "whole") return counted(screen, attempts, person);
  const { measure } = screen;
  const unable = SIDES.filter((side) => attempts?.unable?.includes(side));
  const kept = { left: valueOf(measure, attempts, "left"), right: valueOf(measure, attempts, "right") };
  const levels = { left: levelOf(screen, kept.left), right: levelOf(screen, kept.right), both: null };
  for (const side of unable) levels[side] ??= "low";
  const level = lowest(levels);
  const cannot = unableSays(measure, unable);
  const { left, right } = kept;
  if (left === null || right === null) {
    if (!cannot.length) return blank(screen, "too-few", [tooFew(measure)]);
    const why = [...cannot, "A side without a number cannot be compared."];
    return { ...blank(screen, "too-few", why), levels, level, findings: findings(screen, "too-few", level) };
  }
  const today = {
    ...blank(screen, "uncompared", []),
    levels,
    level,
    values: { left: left / 1000, right: right / 1000, both: null },
    why: [valuesSay(measure, kept, attempts), ...cannot],
  };
  if (!compare) {
    const why = [...today.why, "For you the two sides are not compared. Follow each side by itself over time."];
    return { ...today, why };
  }
  const { difference, side, band } = differ(screen, left, right);
  const before = latest(screen, history);
  const same = band === "clear" && before?.band === "clear" && before.side === side;
  const verdict = band === "clear" && !same ? "possible" : band;
  const second = before && secondOf(before, { band, side }, same);
  return {
    ...today,
    verdict,
    second,
    side: verdict === "similar" ? null : side,
    difference: difference / 1000,
    percent: percent(screen, left, right),
    why: [
      ...today.why,
      ...differenceSays(screen, left, right),
      ...verdictSays(screen, side, band, verdict),
      ...secondSays(second, before, band),
    ],
    findings: findings(screen, verdict, level),
  };
}

/**
 * A film: which signs were seen often enough.
 * @param {Screen} screen
 * @param {number[]} counts
 * @returns {Judgement}
 */
function watched(screen, counts) {
  const { signs, measure } = screen;
  if (counts.length !== signs.length) return blank(screen, "too-few", ["Every sign needs a number, and 0 is one."]);
  const seen = signs.flatMap((_, index) => (counts[index] >= (measure.target ?? 0) ? [index] : []));
  const enough = `A sign counts from ${measure.target} of ${measure.most} on.`;
  const found = seen.flatMap((index) => signs[index].finding ?? []);
  return {
    ...blank(screen, "uncompared", [seen.length ? enough : `No sign was seen often enough. ${enough}`]),
    seen,
    findings: [...new Set(found)],
  };
}

/**
 * One number for both sides, held against the reader's cut-off where there is one.
 * @param {Screen} screen
 * @param {Attempts | null | undefined} attempts
 * @param {Person} person
 * @returns {Judgement}
 */
function counted(screen, attempts, person) {
  const { measure } = screen;
  const value = valueOf(measure, attempts, "both");
  const cannot = unableSays(measure, attempts?.unable?.includes("both") ? ["both"] : []);
  if (value === null) return blank(screen, "too-few", [...cannot, tooFew(measure)]);
  const line = lineOf(screen, person);
  const level = line === null ? levelOf(screen, value) : value < line * 1000 ? "low" : "middle";
  const held = line === null ? [] : [`The line for your age is ${amount(measure, line * 1000)}.`];
  return {
    ...blank(screen, "uncompared", [`${amount(measure, value)}.`, ...cannot, ...held]),
    values: { left: null, right: null, both: value / 1000 },
    levels: { left: null, right: null, both: level },
    level,
    line,
    findings: findings(screen, "uncompared", level),
  };
}

/** @typedef {{band: Band["verdict"], side: Side | null}} Day what one day showed */

/**
 * Return the difference between two kept values, the lower side and the band it falls into.
 * @param {Screen} screen
 * @param {number} left
 * @param {number} right
 * @returns {Day & {difference: number}}
 */
function differ(screen, left, right) {
  const { compare, better } = screen.measure;
  const [l, r] = compare === "target" ? [reached(screen, left), reached(screen, right)] : [left, right];
  const difference = Math.abs(l - r);
  const band = screen.bands.find((one) => holds(one, difference));
  if (!band) throw new RangeError(`no band of ${screen.id} holds ${difference / 1000}`);
  const fewer = l < r === (better === "more") ? "left" : "right";
  return { difference, side: l === r ? null : fewer, band: band.verdict };
}

/**
 * @param {Screen} screen
 * @param {Attempts[]} history
 */
function latest(screen, history) {
  for (const day of history.toReversed()) {
    if (day?.mark) continue;
    try {
      const [left, right] = SIDES.map((side) => valueOf(screen.measure, day, side));
      if (left !== null && right !== null) return differ(screen, left, right);
    } catch (error) {
      // A day measured under other rules cannot be compared.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return null;
}

/**
 * @param {Day} before
 * @param {Day} today
 * @param {boolean} same both are clear, with the same side lower
 * @returns {NonNullable<Judgement["second"]>}
 */
function secondOf(before, today, same) {
  const [was, is] = [before.band !== "similar", today.band !== "similar"];
  if (same || (!was && !is)) return "confirms";
  return was && (!is || before.side !== today.side) ? "contradicts" : "open";
}

/**
 * @param {Screen} screen
 * @param {number | null} value
 * @returns {LevelId | null}
 */
function levelOf({ levels }, value) {
  return (value !== null && levels.find((level) => holds(level, value))?.id) || null;
}

/** @param {Record<Column, LevelId | null>} levels */
function lowest(levels) {
  return ORDER.find((level) => Object.values(levels).includes(level)) ?? null;
}

/**
 * @param {Screen} screen
 * @param {Verdict} verdict
 * @param {LevelId | null} level the lowest
 */
function findings(screen, verdict, level) {
  const holding = screen.findings.filter(({ when }) =>
    when === "low" ? level === "low" : verdict === "possible" || verdict === "clear",
  );
  return [...new Set(holding.map(({ finding }) => finding))];
}

/**
 * A percentage says something only where zero means none, and where the better side is clear of it.
 * @param {Screen} screen
 * @param {number} left
 * @param {number} right
 */
function percent({ measure, error }, left, right) {
  const most = Math.max(left, right);
  const counts = measure.unit === "reps" || measure.unit === "s";
  if (!counts || measure.compare === "target" || most <= error * 1000) return null;
  return Math.round(((most - Math.min(left, right)) / most) * 100);
}

/**
 * @param {Screen} screen
 * @param {Verdict} verdict
 * @param {string[]} why
 * @returns {Judgement}
 */
function blank(screen, verdict, why) {
  return {
    screen: screen.id,
    verdict,
    side: null,
    values: { left: null, right: null, both: null },
    difference: null,
    percent: null,
    levels: { left: null, right: null, both: null },
    level: null,
    line: null,
    seen: [],
    second: null,
    why,
    findings: [],
  };
}
