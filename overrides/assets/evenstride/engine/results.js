// @ts-check
// What all answers and numbers together come to: every check on the reader's path judged, and a
// plan made of it.

import { path } from "./flow.js";
import { gate } from "./gate.js";
import { judge } from "./judge.js";
import { plan, preferences } from "./plan.js";

/** @import { Judgement, Plan, State, Table } from "./types.js" */

/**
 * Return what each check on the reader's path says, in their order.
 * @param {Table} table
 * @param {State} state
 * @returns {Judgement[]}
 */
export function judgeAll(table, { answers, screens }) {
  const steps = path(table, answers);
  const { compare } = gate(table, answers);
  return table.screens
    .filter((screen) => steps.includes(screen.id))
    .map((screen) => judge(screen, screens[screen.id], [], { compare }));
}

/**
 * Return the plan for the reader.
 * @param {Table} table
 * @param {State} state
 * @returns {Plan}
 */
export function planAll(table, state) {
  const { answers } = state;
  return plan(table, judgeAll(table, state), preferences(table, answers), gate(table, answers));
}
