// @ts-check
// Days and numbers as a short text for a link, with no age, sex or answer in it but whether the sides
// may be compared. What is read back is a stranger's: only what a self-check could have written comes through.

import { isAttempt, milli } from "./measure.js";

/** @import { Attempts, Column, Measure, Screen, Table, Visit } from "./types.js" */

const FORMAT = "1";
const LONGEST = 2000; // characters
const VISITS = 4;
const EPOCH = Date.UTC(2020, 0, 1);
const DAY = 24 * 60 * 60 * 1000;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LINK = /^1\.([0-9a-f]{6,12})\.([\w-]+)\.([0-9a-z]{7})$/;
const BITS = { compare: 1, visits: 2, day: 16, what: 2, tries: 3 };
// What stands for a check: nothing, numbers, or a mark.
const WHAT = /** @type {const} */ ({ nothing: 0, numbers: 1, pain: 2, skipped: 3 });
/** @type {Record<Screen["kind"], Column[]>} */
const COLUMNS = { compared: ["left", "right"], whole: ["both"], observed: [] };

/**
 * Return the latest four days as a text for a link: `1.<protocol of the table>.<data>.<checksum>`,
 * of letters, digits, `-`, `_` and `.`. Only checks done by the table's protocols are in it;
 * without any, the text is empty.
 * @param {Table} table
 * @param {Visit[]} visits oldest first
 * @param {boolean} [compare] false: whoever opens it shall not compare the sides
 * @throws {RangeError} at a number that a check's measure does not allow
 */
export function pack(table, visits, compare = true) {
  const shown = visits
    .filter((visit) => numberOf(visit.day) >= 0 && table.screens.some((screen) => whatOf(screen, visit)))
    .toSorted((one, other) => numberOf(one.day) - numberOf(other.day))
    .slice(-VISITS);
  if (!shown.length) return "";
  let bits = "";
  const put = (/** @type {number} */ number, /** @type {number} */ width) => {
    bits += number.toString(2).padStart(width, "0");
  };
  put(compare ? 1 : 0, BITS.compare);
  put(shown.length - 1, BITS.visits);
  for (const visit of shown) {
    put(numberOf(visit.day), BITS.day);
    for (const screen of table.screens) {
      const what = whatOf(screen, visit);
      put(what, BITS.what);
      if (what === WHAT.numbers) putNumbers(screen, visit.screens[screen.id], put);
    }
  }
  const data = bits.replace(/.{1,6}/g, (six) => LETTERS[Number.parseInt(six.padEnd(6, "0"), 2)]);
  const body = `${FORMAT}.${table.protocol}.${data}`;
  return `${body}.${checksum(body)}`;
}

/**
 * Read a text from a link. A visit comes back with an id of its own (`shared-1`, …), without
 * answers, and with the table's protocols.
 * @param {string} text
 * @param {Table} table
 * @returns {{visits: Visit[], compare: boolean, trouble: null | "damaged" | "other-version" | "unknown"}} `unknown`: no link
 *   of this format; `damaged`: cut off or changed on its way; with any trouble there are no visits
 */
export function unpack(text, table) {
  /** @param {"damaged" | "other-version" | "unknown"} trouble */
  const refused = (trouble) => ({ visits: [], compare: true, trouble });
  if (!text.startsWith(`${FORMAT}.`)) return refused("unknown");
  const [, protocol = "", data = "", check = ""] = (text.length <= LONGEST && LINK.exec(text)) || [];
  if (check !== checksum(`${FORMAT}.${protocol}.${data}`)) return refused("damaged");
  if (protocol !== table.protocol) return refused("other-version");
  const bits = [...data].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(6, "0")).join("");
  let at = 0;
  const take = (/** @type {number} */ width) => {
    const taken = bits.slice(at, (at += width));
    if (taken.length < width) throw new RangeError("the link ends too early");
    return Number.parseInt(taken, 2);
  };
  try {
    const compare = take(BITS.compare) === 1;
    const visits = takeVisits(table, take);
    // Numbers off the measure, empty days, days out of order, bits too many: no page packs them so.
    if (pack(table, visits, compare) === text) return { visits, compare, trouble: null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return refused("damaged");
}

/** @param {Table} table @param {(width: number) => number} take @returns {Visit[]} */
function takeVisits(table, take) {
  return Array.from({ length: take(BITS.visits) + 1 }, (_, index) => {
    /** @type {Visit} */
    const visit = { id: `shared-${index + 1}`, day: dayOf(take(BITS.day)), at: 0, answers: {}, choice: null, screens: {}, protocols: {} };
    for (const screen of table.screens) {
      const what = take(BITS.what);
      if (what === WHAT.nothing) continue;
      const mark = what === WHAT.pain ? "pain" : "skipped";
      visit.screens[screen.id] =
        what === WHAT.numbers ? takeNumbers(screen, take) : { left: [], right: [], both: [], unable: [], mark };
      visit.protocols[screen.id] = screen.protocol;
    }
    return visit;
  });
}

/** @param {Screen} screen @param {Attempts} attempts @param {(number: number, width: number) => void} put */
function putNumbers({ kind, measure }, attempts, put) {
  const { least, step } = measure;
  const putTries = (/** @type {number[]} */ tries) => {
    for (const value of tries) {
      if (!isAttempt(measure, value)) throw new RangeError(`${String(value)} is no attempt`);
      put((milli(value) - milli(least)) / milli(step), widthOf(measure));
    }
  };
  if (kind === "observed") putTries(attempts.both ?? []);
  for (const column of COLUMNS[kind]) {
    const tries = attempts[column] ?? [];
    if (tries.length > measure.attempts_most) throw new RangeError("more tries than the check takes");
    put(attempts.unable?.includes(column) ? 1 : 0, 1);
    put(tries.length, BITS.tries);
    putTries(tries);
  }
}

/** @param {Screen} screen @param {(width: number) => number} take @returns {Attempts} */
function takeNumbers({ kind, measure, signs }, take) {
  const tries = (/** @type {number} */ length) =>
    Array.from({ length }, () => (milli(measure.least) + take(widthOf(measure)) * milli(measure.step)) / 1000);
  /** @type {Required<Attempts>} */
  const attempts = { left: [], right: [], both: [], unable: [], mark: null };
  if (kind === "observed") attempts.both = tries(signs.length);
  for (const column of COLUMNS[kind]) {
    if (take(1)) attempts.unable.push(column);
    attempts[column] = tries(take(BITS.tries));
  }
  return attempts;
}

/** One of `WHAT`. @param {Screen} screen @param {Visit} visit @returns {number} */
function whatOf({ id, kind, protocol, signs }, { screens, protocols }) {
  const attempts = screens[id];
  if (!attempts || protocols[id] !== protocol) return WHAT.nothing;
  if (attempts.mark) return WHAT[attempts.mark];
  const filled =
    kind === "observed"
      ? attempts.both?.length === signs.length
      : COLUMNS[kind].some((column) => attempts[column]?.length || attempts.unable?.includes(column));
  return filled ? WHAT.numbers : WHAT.nothing;
}

/** @param {number} number days since the first one a link can hold */
function dayOf(number) {
  return new Date(EPOCH + number * DAY).toISOString().slice(0, 10);
}

/** The number of a day, or -1 if a link cannot hold it. @param {string} day */
function numberOf(day) {
  const number = (Date.parse(day) - EPOCH) / DAY;
  return number >= 0 && number < 2 ** BITS.day && dayOf(number) === day ? number : -1;
}

/** The fewest bits that hold every number of a measure. @param {Measure} measure */
function widthOf({ least, most, step }) {
  return Math.floor((milli(most) - milli(least)) / milli(step)).toString(2).length;
}

/** CRC-32, which no single changed character gets past, as seven characters. @param {string} text */
function checksum(text) {
  let crc = 0xffffffff;
  for (const letter of text) {
    crc ^= letter.charCodeAt(0);
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(36).padStart(7, "0");
}
