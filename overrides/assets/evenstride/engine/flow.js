// @ts-check
// Which steps the reader sees now, and what a changed answer makes meaningless.

import { gate, walk } from "./gate.js";

/** @import { Attempts, State, Table } from "./types.js" */

/**
 * Return the ids of the steps the reader sees now, in order.
 * Nothing but "outcome" follows a gate that ends the self-check.
 * @param {Table} table
 * @param {unknown} answers
 * @returns {string[]}
 */
export function path(table, answers) {
  const { steps, ends } = walk(table, answers);
  const { tags, parts } = gate(table, answers);
  const ids = (/** @type {string} */ part) =>
    steps.filter((step) => step.part === part).map((step) => step.question.id);
  const before = [...ids("gate"), "outcome", ...ids("about")];
  if (ends) return before;
  const screens = table.screens.filter(
    (screen) => !meet(screen.leave_out, tags) && !meet(screen.loads, parts),
  );
  return [...before, ...screens.map((screen) => screen.id), "results", "plan"];
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
  const here = path(table, state.answers);
  const every = [
    ...table.gate.map((question) => question.id),
    "outcome",
    ...table.about.map((question) => question.id),
    ...table.screens.map((screen) => screen.id),
    "results",
    "plan",
  ];
  const gone = new Set(every.filter((id) => !here.includes(id)));
  const lost = new Set([
    ...answers.filter(([, answer]) => Array.isArray(answer) && answer.length > 0).map(([id]) => id),
    ...screens.filter(([, attempts]) => recorded(attempts)).map(([id]) => id),
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

/** @param {Attempts} attempts */
function recorded(attempts) {
  return Boolean(attempts && (attempts.mark || attempts.left?.length || attempts.right?.length));
}

/**
 * @param {string[]} some
 * @param {string[]} others
 */
export function meet(some, others) {
  return some.some((id) => others.includes(id));
}
