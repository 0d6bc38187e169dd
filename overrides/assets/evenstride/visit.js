// @ts-check
// Today's self-check as it is kept.

/** @import { State, Table, Visit } from "./engine/types.js" */

/** A day of the reader's own clock, such as 2026-11-25. @param {Date} date */
export function dayOf(date) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** @returns {NonNullable<State["visit"]>} the beginning of a self-check, now */
export function newVisit() {
  const now = new Date();
  // crypto.randomUUID is there on secure pages only.
  const id = globalThis.crypto?.randomUUID?.() ?? `${now.getTime()}-${Math.floor(Math.random() * 1e9)}`;
  return { id, day: dayOf(now), at: now.getTime() };
}

/**
 * @param {Table} table
 * @param {State} state
 * @param {NonNullable<State["visit"]>} begun
 * @returns {Visit}
 */
export function visitOf(table, { answers, choice, screens }, begun) {
  const protocols = table.screens.filter(({ id }) => id in screens).map(({ id, protocol }) => [id, protocol]);
  return { ...begun, answers, choice, screens, protocols: Object.fromEntries(protocols) };
}
