// @ts-check
// What comes after the last check. Fetched when the page is idle, so that the first question
// does not wait for it.

import { gate } from "./engine/gate.js";
import { judge } from "./engine/judge.js";
import { plan, preferences } from "./engine/plan.js";

export { fillPlan } from "./plan-view.js";
export { fillResults } from "./results.js";

/** @import { State, Table } from "./engine/types.js" */

/**
 * Judge every screen on the reader's path.
 * @param {Table} table
 * @param {State} state
 * @param {readonly string[]} path
 */
export function judgeAll(table, state, path) {
  const { compare } = gate(table, state.answers);
  return table.screens
    .filter((screen) => path.includes(screen.id))
    .map((screen) => judge(screen, state.screens[screen.id], [], { compare }));
}

/**
 * Make the reader's plan.
 * @param {Table} table
 * @param {State} state
 * @param {readonly string[]} path
 */
export function planAll(table, state, path) {
  const wishes = preferences(table, state.answers);
  return plan(table, judgeAll(table, state, path), wishes, gate(table, state.answers));
}
