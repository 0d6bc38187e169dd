// @ts-check
// What of the reader a check's printed lines go by.

import { walk } from "./gate.js";

/** @import { Person, Screen, Table } from "./types.js" */

/**
 * Return the reader's age and sex as far as they were given.
 * @param {Table} table
 * @param {unknown} answers
 * @returns {Person}
 */
export function person(table, answers) {
  const options = walk(table, answers).steps.flatMap((step) => step.chosen);
  // The last answer about age is the finest.
  const ages = options.findLast((option) => option.ages !== null)?.ages ?? null;
  return { ages, sex: options.find((option) => option.sex !== null)?.sex ?? null };
}

/**
 * Return the cut-off for this reader: the higher one if the sex was not given, null if there is none for the age.
 * @param {Screen} screen
 * @param {Person} person
 */
export function lineOf({ cutoffs }, { ages, sex }) {
  const row = ages && cutoffs.find(({ from_age, upto_age }) => from_age <= ages[0] && ages[1] <= upto_age);
  return row ? (sex ? row[sex] : Math.max(row.women, row.men)) : null;
}

/**
 * Return the number from which on a harder check may follow: the reader's cut-off, or, at an age for
 * which there is none, the highest there is.
 * @param {Screen} screen
 * @param {Person} person
 */
export function barOf(screen, person) {
  const every = screen.cutoffs.flatMap(({ women, men }) => [women, men]);
  return lineOf(screen, person) ?? Math.max(0, ...every);
}
