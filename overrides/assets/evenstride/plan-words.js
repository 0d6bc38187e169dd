// @ts-check
// Days, doses and names as the plan's page says them.

export { dayOf } from "./visit.js";

/** @import { Exercise, Item, Table } from "./engine/types.js" */
/** @import { Advice } from "./engine/progress.js" */

/** To make one takes longer than all else on the page. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * Return a day in words, such as "Wednesday 25 November".
 * @param {string} day such as 2026-11-25
 * @param {Intl.DateTimeFormatOptions} [parts]
 */
export function dateSays(day, parts = { weekday: "long", day: "numeric", month: "long" }) {
  const key = JSON.stringify(parts);
  const format = formats.get(key) ?? new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" });
  formats.set(key, format);
  return format.format(new Date(`${day}T00:00Z`)).replace(",", "");
}

/** @param {number} sets */
export function setsSay(sets) {
  return `${sets} ${sets === 1 ? "set" : "sets"}`;
}

/** Return what one set is; a number stays with its unit. @param {Pick<Exercise, "says">} exercise */
export function workSays({ says }) {
  return says.work.replaceAll(" s ", "\u00a0s ");
}

/**
 * Return the whole dose of an item in one sentence.
 * @param {Item} item
 * @param {Exercise} exercise
 */
export function doseSays({ sets }, { says }) {
  return `${setsSay(sets)}: ${says.work}${says.rest && sets > 1 ? `; ${says.rest}` : ""}.`;
}

/** Return what the log suggests, and when a pause ends. @param {Advice} advice */
export function adviceSays({ says, until }) {
  return until ? `${says} It is here again on ${dateSays(until)}.` : says;
}

/** @param {Table} table @param {string} id */
export function nameOf(table, id) {
  return table.exercises.find((exercise) => exercise.id === id)?.name ?? "";
}
