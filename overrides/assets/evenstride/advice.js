// @ts-check
// What is said at the top of a check: where to go, and when to leave it out today. No DOM.

import { meet } from "./engine/flow.js";

/** @import { Attempts, Screen, Table } from "./engine/types.js" */

// When the reader comes to a place, and when the reader stays there.
const PLACES = {
  chair: ["On the chair.", "Stay at the chair."],
  wall: ["Now at a wall, beside a worktop or a sturdy chair.", "Stay at the wall."],
  camera: ["Now before a phone that films you.", "Stay before the phone."],
};

/** Where the check is done, seen from the one before. @param {Screen} screen @param {Screen | undefined} before */
export function placeSays({ place }, before) {
  return PLACES[place][before?.place === place ? 1 : 0] ?? "";
}

/**
 * Advice to leave a check out after another that loads the same part has hurt; else nothing.
 * @param {Table} table
 * @param {Record<string, Attempts>} entered
 * @param {Screen | undefined} here
 */
export function hurtSays({ screens }, entered, here) {
  const hurt = screens.find(
    ({ id, loads }) => here && id !== here.id && entered[id]?.mark === "pain" && meet(loads, here.loads),
  );
  return hurt ? `“${hurt.name}” hurt today, and this check loads the same part. Please leave it out.` : "";
}
