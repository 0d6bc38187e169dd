// @ts-check
// Which findings the plan serves, and in which order.

/** @import { Finding, Judgement, Preferences, Screen, Side, Table } from "./types.js" */

const CLEAR = 0;
const POSSIBLE = 1;
const LOW = 2;

/**
 * @typedef {object} Need A finding to train, from one or more checks.
 * @property {Finding} finding
 * @property {number} rank clear differences first, then possible ones, then low levels and signs seen
 * @property {Side | null} side the lower side, if a difference led here
 * @property {boolean} clear
 * @property {string | null} seen what the check showed on that side
 */

/**
 * Return the findings of the verdicts: clear before possible before a low level or a sign; within that the
 * areas the reader cares about; within that the order of the checks.
 * @param {Table} table
 * @param {Judgement[]} verdicts
 * @param {Preferences} preferences
 * @returns {Need[]}
 */
export function needs(table, verdicts, preferences) {
  /** @type {Map<string, Need>} */
  const found = new Map();
  for (const screen of table.screens) {
    const verdict = verdicts.find((one) => one.screen === screen.id);
    if (!verdict) continue;
    for (const { when, finding: id } of leads(screen)) {
      const finding = table.findings.find((one) => one.id === id);
      if (!finding || !verdict.findings.includes(id)) continue;
      if (when === "difference" && verdict.side === null) continue;
      // Two days that disagree settle nothing, so no side goes first.
      const side = when === "difference" && verdict.second !== "contradicts" ? verdict.side : null;
      const rank = when === "low" ? LOW : verdict.verdict === "clear" ? CLEAR : POSSIBLE;
      const seen = side && `The ${side} ${screen.noun} ${screen.lower}.`;
      const need = { finding, rank, side, clear: rank === CLEAR, seen };
      const known = found.get(id);
      if (!known || rank < known.rank) found.set(id, need);
      else if (rank === known.rank && side !== known.side) Object.assign(known, { side: null, seen: null });
    }
  }
  const liked = (/** @type {Need} */ need) => (preferences.areas.includes(need.finding.area) ? 0 : 1);
  return [...found.values()].sort((a, b) => a.rank - b.rank || liked(a) - liked(b));
}

/**
 * Return every finding a check can lead to. A sign says nothing of a side.
 * @param {Screen} screen
 * @returns {Screen["findings"]}
 */
export function leads({ findings, signs }) {
  const low = /** @type {const} */ ("low");
  return [...findings, ...signs.flatMap(({ finding }) => (finding ? [{ when: low, finding }] : []))];
}
