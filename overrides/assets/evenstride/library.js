// @ts-check
// The exercises, which only plans and sheets need: fetched once, from this site.

/** @import { Table } from "./engine/types.js" */

const UNREACHED = "The exercises could not be loaded. Check your connection, then reload the page. Your answers are kept.";
const OTHER = "The exercises have changed since this page was opened. Please reload it.";

/** The exercises cannot be had; the message is a sentence for the reader. */
export class Unloaded extends Error {}

/** @type {Promise<Table> | null} */
let whole = null;

/**
 * Return the table with its exercises.
 * @param {Table} table
 * @param {string} root the way to the site's home page
 * @param {string} [folder] where they lie: those of plans, or all there are
 * @returns {Promise<Table>}
 * @throws {Unloaded}
 */
export function withExercises(table, root, folder = "self-check") {
  whole ??= fetched(table, `${root}${folder}/exercises.json`).catch((error) => {
    whole = null;
    throw error;
  });
  return whole;
}

/** @param {Table} table @param {string} address */
async function fetched(table, address) {
  const answer = await fetch(address).catch(() => null);
  const found = answer?.ok ? await answer.json().catch(() => null) : null;
  if (!found) throw new Unloaded(UNREACHED);
  if (found.version !== table.version) throw new Unloaded(OTHER);
  return { ...table, exercises: found.exercises };
}
