// @ts-check
// What all answers and numbers together come to: a plan.

import { gate } from "./gate.js";
import { plan, preferences } from "./plan.js";
import { standing } from "./standing.js";

export { daysOf, judgeAll, standing } from "./standing.js";

/** @import { Plan, Swap, Table, Visit } from "./types.js" */
/** @import { Today } from "./standing.js" */

/**
 * Return the plan for the reader.
 * @param {Table} table
 * @param {Today} today
 * @param {Visit[]} [visits]
 * @param {Swap[]} [swaps]
 * @returns {Plan}
 */
export function planAll(table, today, visits = [], swaps = []) {
  const { answers } = today;
  return plan(table, standing(table, today, visits), preferences(table, answers), gate(table, answers), swaps);
}
