// @ts-check
// When measuring again is worth it: a second day soon after, then weeks 4 and 6.

import { addDays, daysBetween } from "./week.js";

/** @import { Visit } from "./types.js" */

const DAY = 86_400_000;
/** A second day counts this many days before or after the first; later, a side may have changed. */
const NEAR = 14;
/** A visit this many days before week 4 or 6 stands for it. */
const EARLY = 3;

/**
 * Return which re-test is due, and for which screens; without a screen named, it is all of them.
 *
 * Once week 4 or 6 has come and no visit stands for it, that one is due, the later one first; week 4
 * only if a screen is flagged. Else a second day is due, 24 hours after the screens in `open` were
 * measured, until each has been measured on another day. When nothing is due (`kind` is null),
 * `from` is the day on which the next one will be, or null if none will.
 * @param {Visit[]} visits oldest first; without any, nothing is due
 * @param {string | null} started the day the plan began
 * @param {{day: string, at: number}} now `at` in milliseconds since 1970
 * @param {{open?: string[], flagged?: string[]}} [screens] ids: `open` stand at "possible", `flagged` are
 *   the other ones worth a look at week 4
 * @returns {{kind: "second-day" | "week-4" | "week-6" | null, from: string | null, screens: string[]}}
 */
export function due(visits, started, now, { open = [], flagged = [] } = {}) {
  const latest = visits.at(-1);
  if (!latest) return { kind: null, from: null, screens: [] };

  const some = [...new Set([...open, ...flagged])];
  const marks = [
    { kind: /** @type {const} */ ("week-4"), after: 28, screens: some },
    { kind: /** @type {const} */ ("week-6"), after: 42, screens: [] },
  ].flatMap(({ kind, after, screens }) => {
    const from = started === null ? null : addDays(started, after);
    const seen = from === null || visits.some(({ day }) => day >= addDays(from, -EARLY));
    return seen || (kind === "week-4" && some.length === 0) ? [] : [{ kind, from, screens }];
  });
  const reached = marks.findLast(({ from }) => from <= now.day);
  if (reached) return reached;

  const alone = open.flatMap((id) => {
    const measured = visits.filter(({ screens }) => id in screens && !screens[id].mark);
    const last = measured.at(-1);
    const again = measured.some(({ day }) => day !== last?.day && daysBetween(day, last?.day ?? day) <= NEAR);
    return last && !again ? [{ id, last }] : [];
  });
  if (alone.length) {
    const last = alone.map((one) => one.last).reduce((a, b) => (b.at > a.at ? b : a));
    const kind = now.at - last.at >= DAY ? /** @type {const} */ ("second-day") : null;
    return { kind, from: addDays(last.day, 1), screens: alone.map(({ id }) => id) };
  }
  return { kind: null, from: marks[0]?.from ?? null, screens: marks[0]?.screens ?? [] };
}
