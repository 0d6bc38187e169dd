// @ts-check
// Which steps the reader sees now, and what a changed answer makes meaningless.

import { gate, walk } from "./gate.js";
import { entered, valueOf } from "./measure.js";
import { barOf, person } from "./person.js";

/** @import { Attempts, Choice, Screen, State, Table } from "./types.js" */
/** @typedef {{choice?: Choice | null, screens?: Record<string, Attempts>}} Progress */

const QUICK = 3;

/**
 * Return the ids of the steps the reader sees now, in order.
 * Nothing but "outcome" follows a gate that ends the self-check. A screen that comes only after
 * another is there once that one has gone well enough.
 * @param {Table} table
 * @param {unknown} answers
 * @param {Progress} [progress]
 * @returns {string[]}
 */
export function path(table, answers, { choice = null, screens = {} } = {}) {
  const { steps, ends } = walk(table, answers);
  const ids = (/** @type {string} */ part) =>
    steps.filter((step) => step.part === part).map((step) => step.question.id);
  const before = [...ids("gate"), "outcome", ...ids("about")];
  if (ends) return before;
  const open = suitable(table, answers);
  const quick = quickOf(table, open);
  const chosen = open
    .filter(({ id }) => choice?.extent !== "quick" || quick.includes(id))
    .filter(({ id }) => !choice?.without.includes(id));
  const reader = person(table, answers);
  const earned = chosen.filter(({ only_after }) => {
    const first = chosen.find(({ id }) => id === only_after);
    return only_after === null || (first && wentWell(first, screens[only_after], barOf(first, reader)));
  });
  return [...before, ...(open.length ? ["checks"] : []), ...earned.map(({ id }) => id), "results", "plan"];
}

/**
 * Return the screens that the reader's answers leave, in order.
 * @param {Table} table
 * @param {unknown} answers
 * @returns {Screen[]}
 */
export function suitable(table, answers) {
  const { tags, parts } = gate(table, answers);
  return table.screens.filter((screen) => !meet(screen.leave_out, tags) && !meet(screen.loads, parts));
}

/**
 * Return which of these screens make a short self-check.
 * @param {Table} table
 * @param {Screen[]} open
 */
export function quickOf({ quick }, open) {
  return quick.filter((id) => open.some((screen) => screen.id === id)).slice(0, QUICK);
}

/** @param {Screen} screen @param {Attempts | undefined} attempts @param {number} bar */
function wentWell({ measure }, attempts, bar) {
  if (!attempts || attempts.mark || attempts.unable?.length) return false;
  try {
    const value = valueOf(measure, attempts, "both");
    return value !== null && value >= bar * 1000;
  } catch {
    return false;
  }
}

/**
 * Drop answers and attempts that are no longer on the path, and name what was lost.
 * What is on the path is kept as it is; a step that is gone gives way to the one before it, and a
 * step the table does not know stays.
 * @param {Table} table
 * @param {State} state
 * @returns {{state: State, dropped: string[]}} `dropped` in the order of the table
 */
export function prune(table, state) {
  const answers = entries(state.answers);
  const screens = entries(state.screens);
  const here = path(table, state.answers, { choice: state.choice, screens: Object.fromEntries(screens) });
  const every = [
    ...table.gate.map((question) => question.id),
    "outcome",
    ...table.about.map((question) => question.id),
    "checks",
    ...table.screens.map((screen) => screen.id),
    "results",
    "plan",
  ];
  const gone = new Set(every.filter((id) => !here.includes(id)));
  const lost = new Set([
    ...answers.filter(([, answer]) => Array.isArray(answer) && answer.length > 0).map(([id]) => id),
    ...screens.filter(([, attempts]) => entered(attempts)).map(([id]) => id),
  ]);
  const reached = every.slice(0, every.indexOf(state.step) + 1).filter((id) => !gone.has(id));
  return {
    state: {
      ...state,
      step: gone.has(state.step) ? (reached.at(-1) ?? here[0]) : state.step,
      answers: Object.fromEntries(answers.filter(([id]) => here.includes(id))),
      screens: Object.fromEntries(screens.filter(([id]) => here.includes(id))),
    },
    dropped: every.filter((id) => gone.has(id) && lost.has(id)),
  };
}

/**
 * @template T
 * @param {Record<string, T>} record
 * @returns {[string, T][]}
 */
function entries(record) {
  return typeof record === "object" && record !== null ? Object.entries(record) : [];
}

/**
 * @param {string[]} some
 * @param {string[]} others
 */
export function meet(some, others) {
  return some.some((id) => others.includes(id));
}
