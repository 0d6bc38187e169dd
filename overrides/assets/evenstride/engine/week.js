// @ts-check
// Days, the week that a plan makes, and the six weeks around it.
// A day is text such as "2026-11-25", counted in UTC: no time zone and no clock change touches it.

/** @import { Entry, Item, Plan, Table } from "./types.js" */
/** @typedef {{day: string, weekday: number, planned: boolean, done: boolean, today: boolean, past: boolean}} Cell */

const DAY = 86_400_000;
const WEEK = [1, 2, 3, 4, 5, 6, 7];
const STRENGTH_DAYS = 3;

/**
 * Tell whether the text is a day of the calendar, such as "2028-02-29".
 * @param {unknown} text
 * @returns {text is string}
 */
export function isDay(text) {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  return !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

/**
 * Return the day that comes `n` days after `day`, or before it if `n` is less than 0.
 * @param {string} day
 * @param {number} n
 */
export function addDays(day, n) {
  return new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10);
}

/**
 * Return how many days `b` comes after `a`; less than 0 if it comes before.
 * @param {string} a
 * @param {string} b
 */
export function daysBetween(a, b) {
  return (Date.parse(b) - Date.parse(a)) / DAY;
}

/** Return 1 for Monday to 7 for Sunday. @param {string} day */
export function weekdayOf(day) {
  return new Date(day).getUTCDay() || 7;
}

/**
 * Return what to do on each day of the week, in the plan's order; a day that is not chosen is empty.
 *
 * Strength comes on at most three of the chosen days, never on two in a row, Sunday and Monday included.
 * Everything else comes on each chosen day, or on as many as its dose allows, spread out and with the
 * days first that would stay empty. A chosen day still empty gets what the minimum day has, strength
 * left out. Where that is nothing, it is a day of rest and stays empty.
 * @param {Plan} plan
 * @param {Table} table
 * @param {number[]} weekdays
 * @returns {Record<number, string[]>}
 */
export function week(plan, table, weekdays) {
  const chosen = WEEK.filter((day) => weekdays.includes(day));
  const strength = new Set(table.exercises.flatMap(({ id, aim }) => (aim === "strength" ? id : [])));
  const strengthDays = spread(chosen, STRENGTH_DAYS, [], true);
  /** @type {Map<string, number[]>} */
  const days = new Map();
  const empty = () => chosen.filter((day) => ![...days.values()].some((some) => some.includes(day)));

  // Strength first, then what may come often, so that the rest can fill the gaps.
  const often = (/** @type {Item} */ { dose }) => dose.days_most ?? dose.days;
  const rank = (/** @type {Item} */ item) => (strength.has(item.exercise) ? 8 : often(item));
  for (const item of plan.items.toSorted((a, b) => rank(b) - rank(a))) {
    const on = strength.has(item.exercise) ? strengthDays : chosen;
    days.set(item.exercise, spread(on, often(item), empty(), false));
  }
  const left = empty();
  for (const id of plan.minimum) if (!strength.has(id)) days.get(id)?.push(...left);
  const ids = plan.items.map(({ exercise }) => exercise);
  return Object.fromEntries(WEEK.map((day) => [day, ids.filter((id) => days.get(id)?.includes(day))]));
}

/**
 * Return six weeks, each from Monday to Sunday; the first one holds the day `started`.
 * Days are planned from that day on. A day is done with any exercise done or eased on it.
 * @param {string} started
 * @param {number[]} weekdays
 * @param {Entry[]} log
 * @param {string} today
 * @returns {Cell[][]}
 */
export function sixWeeks(started, weekdays, log, today) {
  const done = new Set(log.filter(({ felt }) => felt !== "pain").map(({ day }) => day));
  const monday = addDays(started, 1 - weekdayOf(started));
  return [0, 1, 2, 3, 4, 5].map((row) =>
    WEEK.map((weekday) => {
      const day = addDays(monday, row * 7 + weekday - 1);
      const planned = day >= started && weekdays.includes(weekday);
      return { day, weekday, planned, done: done.has(day), today: day === today, past: day < today };
    }),
  );
}

/**
 * Return at most `most` of the days: as many as can be, then those that fill most of `gaps`, then the
 * most even ones, then the earliest. With `apart`, no two are neighbours; the week is a ring.
 * @param {number[]} days
 * @param {number} most
 * @param {number[]} gaps
 * @param {boolean} apart
 */
function spread(days, most, gaps, apart) {
  /** @type {number[]} */
  let best = [];
  let record = 0;
  for (let bits = 1; bits < 2 ** days.length; bits += 1) {
    const some = days.filter((_, index) => bits & (1 << index));
    const steps = some.map((day, index) => (some[index + 1] ?? some[0] + 7) - day);
    if (some.length > most || (apart && steps.includes(1))) continue;
    const fills = some.filter((day) => gaps.includes(day)).length;
    const score = some.length * 1000 + fills * 100 - steps.reduce((sum, step) => sum + step * step, 0);
    if (score > record) [best, record] = [some, score];
  }
  return best;
}
