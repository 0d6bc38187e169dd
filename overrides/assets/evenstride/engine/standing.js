// @ts-check
// Every check judged against the days before.

import { path, suitable } from "./flow.js";
import { gate } from "./gate.js";
import { judge } from "./judge.js";
import { entered } from "./measure.js";
import { person } from "./person.js";

/** @import { Answers, Attempts, Choice, Judgement, Screen, Table, Visit } from "./types.js" */
/** @typedef {{answers: Answers, choice?: Choice | null, screens: Record<string, Attempts>, day?: string}} Today a state, or a visit */

/**
 * Return what each check on the reader's path says today, in their order.
 * @param {Table} table
 * @param {Today} today
 * @param {Visit[]} [visits] what was measured before; a visit on or after today's day does not count
 * @returns {Judgement[]}
 */
export function judgeAll(table, today, visits = []) {
  const steps = path(table, today.answers, today);
  const reader = { compare: gate(table, today.answers).compare, person: person(table, today.answers) };
  return table.screens
    .filter((screen) => steps.includes(screen.id))
    .map((screen) => judge(screen, today.screens[screen.id], daysOf(screen, before(visits, today)), reader));
}

/**
 * Return where each check stands that was ever done and still suits the reader: today's numbers,
 * or those of the latest day that has any.
 * @param {Table} table
 * @param {Today} today
 * @param {Visit[]} [visits]
 * @returns {Judgement[]}
 */
export function standing(table, today, visits = []) {
  const reader = { compare: gate(table, today.answers).compare, person: person(table, today.answers) };
  return suitable(table, today.answers).flatMap((screen) => {
    const now = today.screens[screen.id];
    const days = daysOf(screen, before(visits, today));
    const all = entered(now) && now.mark !== "skipped" ? [...days, now] : days;
    return all.length ? judge(screen, all.at(-1), all.slice(0, -1), reader) : [];
  });
}

/**
 * Return the attempts of one screen, the last of each day, oldest first; only those that were measured
 * as the screen is measured now.
 * @param {Screen} screen
 * @param {Visit[]} visits
 * @returns {Attempts[]}
 */
export function daysOf({ id, protocol }, visits) {
  /** @type {Map<string, Attempts>} */
  const days = new Map();
  for (const { day, screens, protocols } of visits) {
    const attempts = screens[id];
    if (protocols[id] === protocol && entered(attempts) && attempts.mark !== "skipped") days.set(day, attempts);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, attempts]) => attempts);
}

/** @param {Visit[]} visits @param {Today} today */
function before(visits, { day }) {
  return day === undefined ? visits : visits.filter((visit) => visit.day < day);
}
