// @ts-check
// What comes after the questions: choosing checks, measuring, results and plan. Fetched when the page
// is idle, so that the first question does not wait for it.

export { buildChecks } from "./checks.js";
export { buildEntry } from "./entry.js";
export { ahead, dropToday, fillPlanStep, fillResultsStep, welcome } from "./finish.js";
