// @ts-check
// What comes after the last check. Fetched when the page is idle, so that the first question
// does not wait for it.

export { judgeAll, planAll } from "./engine/results.js";
export { fillPlan } from "./plan-view.js";
export { fillResults } from "./results.js";
