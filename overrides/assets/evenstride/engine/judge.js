// @ts-check
// What one check says: level first, then the difference between the sides, measured against
// the check's own error. Numbers are compared in whole thousandths.

import { holds, keep, reached } from "./measure.js";
import { differenceSays, tooFew, valuesSay, verdictSays } from "./words.js";

export { isAttempt } from "./measure.js";

/** @import { Attempts, Band, Judgement, LevelId, Screen, Side, Verdict } from "./types.js" */

const SIDES = /** @type {const} */ (["left", "right"]);

/**
 * Return what one check says about today's attempts.
 *
 * A difference in the `clear` band is clear only if the latest earlier day that can be compared
 * also fell into the clear band with the same side lower; until then it is possible.
 * @param {Screen} screen
 * @param {Attempts | null | undefined} attempts
 * @param {Attempts[]} [history] the attempts of earlier days, oldest first
 * @param {{compare?: boolean}} [options] `compare: false`: each side is only followed over time
 * @returns {Judgement}
 * @throws {RangeError} at a number that the check's measure does not allow
 */
export function judge(screen, attempts, history = [], { compare = true } = {}) {
  if (attempts?.mark === "pain") {
    return blank(screen, "pain", ["It hurt, so this check is not scored."]);
  }
  if (attempts?.mark === "skipped") {
    return blank(screen, "skipped", ["You skipped this check."]);
  }
  const { measure } = screen;
  const kept = { left: keep(measure, attempts?.left), right: keep(measure, attempts?.right) };
  if (kept.left === null || kept.right === null) {
    return blank(screen, "too-few", [tooFew(measure)]);
  }
  const { left, right } = kept;
  const levels = { left: levelOf(screen, left), right: levelOf(screen, right) };
  const today = {
    ...blank(screen, "skipped", [valuesSay(measure, kept, attempts)]),
    values: { left: left / 1000, right: right / 1000 },
    levels,
    level: lowest(levels.left, levels.right),
  };
  if (!compare) {
    today.why.push("For you the two sides are not compared. Follow each side by itself over time.");
    return today;
  }
  const { difference, side, band } = differ(screen, left, right);
  const before = band === "clear" ? latest(screen, history) : null;
  const verdict = band === "clear" && !(before?.band === "clear" && before.side === side) ? "possible" : band;
  return {
    ...today,
    verdict,
    side: verdict === "similar" ? null : side,
    difference: difference / 1000,
    percent: percent(screen, left, right),
    why: [...today.why, ...differenceSays(screen, left, right), ...verdictSays(screen, side, band, verdict)],
    findings: findings(screen, verdict, levels),
  };
}

/**
 * Return the difference between two kept values, the lower side and the band it falls into.
 * @param {Screen} screen
 * @param {number} left
 * @param {number} right
 * @returns {{difference: number, side: Side | null, band: Band["verdict"]}}
 */
function differ(screen, left, right) {
  const [l, r] = screen.measure.compare === "target" ? [reached(screen, left), reached(screen, right)] : [left, right];
  const difference = Math.abs(l - r);
  const band = screen.bands.find((one) => holds(one, difference));
  if (!band) throw new RangeError(`no band of ${screen.id} holds ${difference / 1000}`);
  return { difference, side: l === r ? null : l < r ? "left" : "right", band: band.verdict };
}

/**
 * @param {Screen} screen
 * @param {Attempts[]} history
 */
function latest(screen, history) {
  for (const day of history.toReversed()) {
    if (day?.mark) continue;
    try {
      const [left, right] = SIDES.map((side) => keep(screen.measure, day?.[side]));
      if (left !== null && right !== null) return differ(screen, left, right);
    } catch (error) {
      // A day measured under other rules cannot be compared.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return null;
}

/**
 * @param {Screen} screen
 * @param {number} value
 * @returns {LevelId | null}
 */
function levelOf({ levels }, value) {
  return levels.find((level) => holds(level, value))?.id ?? null;
}

/**
 * @param {LevelId | null} one
 * @param {LevelId | null} other
 */
function lowest(one, other) {
  const order = /** @type {const} */ (["low", "middle", "high"]);
  return order.find((level) => level === one || level === other) ?? null;
}

/**
 * @param {Screen} screen
 * @param {Verdict} verdict
 * @param {Record<Side, LevelId | null>} levels
 */
function findings(screen, verdict, levels) {
  const holding = screen.findings.filter(({ when }) =>
    when === "low"
      ? levels.left === "low" || levels.right === "low"
      : verdict === "possible" || verdict === "clear",
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
  if (measure.unit === "cm" || measure.compare === "target" || most <= error * 1000) return null;
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
    values: { left: null, right: null },
    difference: null,
    percent: null,
    levels: { left: null, right: null },
    level: null,
    why,
    findings: [],
  };
}
