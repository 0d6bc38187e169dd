// @ts-check
// What the reader keeps, as text and back. A text from storage or from a file is a stranger until
// checked: each entry is rebuilt from the fields we know, or dropped by itself. No DOM, no storage.

import { entryOf, isRecord, list, settingsOf, visitOf } from "./checked.js";

/** @import { Entry, Kept, Table, Visit } from "./engine/types.js" */
/** @import { Fields } from "./checked.js" */
/** @typedef {null | "unreadable" | "newer" | "too-large" | "foreign"} Trouble */

export const LONGEST = 5_000_000; // characters of a text that is looked at
export const MOST = { visits: 500, log: 5000 };
const APP = "evenstride";
const FORMAT = 2;

/** Each makes the next format out of its own. @type {Record<number, (found: Fields) => Fields>} */
const MIGRATIONS = {
  // A tab's session had no day, so no visit can be made of it: it is one lost entry.
  1: ({ visits, log = [], settings = null }) => ({ visits: list(visits)?.map(visitOfFormat1) ?? [null], log, settings }),
};

/** @returns {Kept} */
export function emptyKept() {
  return { format: FORMAT, visits: [], log: [], settings: null };
}

/**
 * Rebuild what is kept from a text.
 *
 * @param {string} text
 * @param {Table} table
 * @returns {{kept: Kept, lost: number, trouble: Trouble}} `lost` counts the entries that were left out;
 *   with a trouble nothing was read: `newer` was written by a later version, `foreign` is not ours
 */
export function readKept(text, table) {
  const none = (/** @type {Trouble} */ trouble) => ({ kept: emptyKept(), lost: 0, trouble });
  if (text.length > LONGEST) return none("too-large");
  /** @type {unknown} */
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return none("unreadable");
  }
  if (!isRecord(found) || !isOurs(found)) return none("foreign");
  const format = Number(found.format);
  if (format > FORMAT) return none("newer");
  /** @type {Fields} */
  let fields = found;
  for (let from = format; from < FORMAT; from++) fields = MIGRATIONS[from]?.(fields) ?? {};
  let lost = 0;
  const lose = () => {
    lost += 1;
  };
  /** @template {Visit | Entry} One @param {unknown} value @param {number} most @param {(one: unknown) => One | null} check */
  const read = (value, most, check) => {
    const all = list(value) ?? [null];
    const good = settle(all.map(check).filter((one) => one !== null), most);
    lost += all.length - good.length;
    return good;
  };
  const visits = read(fields.visits, MOST.visits, (one) => visitOf(one, table, lose));
  const log = read(fields.log, MOST.log, entryOf);
  const settings = fields.settings === null ? null : settingsOf(fields.settings, lose);
  if (fields.settings !== null && !settings) lose();
  return { kept: { format: FORMAT, visits, log, settings }, lost, trouble: null };
}

/**
 * Return everything that either holds, oldest first; of two entries with one id, and of settings, `a`'s.
 * @param {Kept} a
 * @param {Kept} b
 * @returns {Kept}
 */
export function mergeKept(a, b) {
  const visits = settle([...b.visits, ...a.visits]);
  return { format: FORMAT, visits, log: settle([...b.log, ...a.log]), settings: a.settings ?? b.settings };
}

/**
 * Return a text that `readKept` reads; the oldest of more than `MOST` are left out, and of entries
 * with one id only the last is in it.
 * @param {Kept} kept
 */
export function writeKept({ visits, log, settings }) {
  const newest = { visits: settle(visits, MOST.visits), log: settle(log, MOST.log) };
  return JSON.stringify({ app: APP, format: FORMAT, ...newest, settings });
}

/**
 * Put entries in order, oldest first: the last of those with one id, and no more than the newest `most`.
 * @template {{id: string, day: string, at?: number}} One
 * @param {One[]} entries
 */
function settle(entries, most = Infinity) {
  const byId = new Map(entries.map((one) => [one.id, one]));
  const all = [...byId.values()].sort(
    (one, two) => order(one.day, two.day) || (one.at ?? 0) - (two.at ?? 0) || order(one.id, two.id),
  );
  return all.slice(Math.max(0, all.length - most));
}

/** @param {string} one @param {string} two */
function order(one, two) {
  return one < two ? -1 : one > two ? 1 : 0;
}

/** @param {Fields} found */
function isOurs({ app, format, visits, answers, screens }) {
  // The first format bore no name: it is known by its shape.
  if (format === 1) return Array.isArray(visits) || (isRecord(answers) && isRecord(screens));
  return app === APP && typeof format === "number" && Number.isInteger(format) && format >= FORMAT;
}

/** @param {unknown} value */
function visitOfFormat1(value) {
  if (!isRecord(value)) return null;
  const { id, day, at, answers, screens } = value;
  return { id, day, at, answers, screens, choice: null, protocols: {} };
}
