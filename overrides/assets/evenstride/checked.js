// @ts-check
// Visits, entries of the log and settings, each rebuilt from the fields we know of a value nobody
// has checked yet. No field is taken over that is not named here.

import { isAttempt } from "./engine/measure.js";

/** @import { Answers, Attempts, Choice, Entry, Screen, Settings, Swap, Table, Visit } from "./engine/types.js" */
/** @typedef {Record<string, unknown>} Fields of an object that is not checked yet */

const ID = /^[a-z0-9-]{1,80}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const FIRST_DAY = "2020-01-01";
const LAST_DAY = "2100-01-01";
const MOST_SWAPS = 50;
// Also what ends a line or turns the direction of writing.
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;
const COLUMNS = /** @type {const} */ (["left", "right", "both"]);
const MARKS = /** @type {const} */ (["pain", "skipped", null]);

/**
 * Return a visit, or null if it cannot be trusted; a screen that cannot be trusted costs only itself.
 * @param {unknown} value
 * @param {Table} table a screen measured by its rules must fit them; others are kept as they are
 * @param {() => void} lose told of each screen that was left out
 * @returns {Visit | null}
 */
export function visitOf(value, table, lose) {
  if (!isRecord(value)) return null;
  const { id, day, at, choice, protocols: said, screens: entered } = value;
  const answers = answersOf(value.answers);
  if (!isId(id) || !isDay(day) || !isMoment(at) || !answers || !isChoice(choice)) return null;
  if (!isRecord(said) || !isRecord(entered)) return null;
  /** @type {Visit["screens"]} */
  const screens = {};
  /** @type {Visit["protocols"]} */
  const protocols = {};
  for (const [name, tries] of Object.entries(entered)) {
    const protocol = Object.hasOwn(said, name) ? said[name] : null;
    const attempts = attemptsOf(tries);
    const known = table.screens.find((screen) => screen.id === name && screen.protocol === protocol);
    const good = isId(name) && (protocol === null || isId(protocol)) && attempts && (!known || fits(known, attempts));
    if (!good) {
      lose();
      continue;
    }
    screens[name] = attempts;
    if (protocol !== null) protocols[name] = protocol;
  }
  const kept = choice && { extent: choice.extent, without: choice.without };
  return { id, day, at, answers, choice: kept, screens, protocols };
}

/** Null if any answer is no answer: the safety questions hold only as a whole. @param {unknown} value @returns {Answers | null} */
function answersOf(value) {
  if (!isRecord(value)) return null;
  const entries = Object.entries(value);
  return entries.every(([id, ids]) => isId(id) && isIds(ids)) ? /** @type {Answers} */ (Object.fromEntries(entries)) : null;
}

/** @param {unknown} value @returns {Attempts | null} */
function attemptsOf(value) {
  if (!isRecord(value)) return null;
  const { left, right, both = [], unable = [], mark = null } = value;
  if (!isNumbers(left, 5) || !isNumbers(right, 5) || !isNumbers(both, 20)) return null;
  if (!isSome(unable, COLUMNS) || !MARKS.some((one) => one === mark)) return null;
  return { left, right, both, unable, mark: /** @type {Attempts["mark"]} */ (mark) };
}

/** Say whether a page could have taken these attempts. @param {Screen} screen @param {Attempts} attempts */
function fits({ kind, measure, signs }, { left, right, both = [], unable = [] }) {
  const sided = kind === "compared";
  const tries = sided ? [left, right] : [both];
  const rest = sided ? both : [...left, ...right];
  const counts = kind === "observed" && both.length > 0;
  return (
    rest.length === 0 &&
    tries.every((one) => one.length <= (counts ? signs.length : measure.attempts_most)) &&
    (!counts || both.length === signs.length) &&
    tries.flat().every((one) => isAttempt(measure, one)) &&
    unable.every((column) => (column === "both") !== sided)
  );
}

/** Return an entry of the log, or null if it cannot be trusted. @param {unknown} value @returns {Entry | null} */
export function entryOf(value) {
  if (!isRecord(value)) return null;
  const { id, day, exercise, felt, top, pain, worse } = value;
  if (!isId(id) || !isDay(day) || !isId(exercise)) return null;
  if (felt !== "done" && felt !== "eased" && felt !== "pain") return null;
  if (pain !== null && pain !== "mild" && pain !== "strong" && pain !== "night") return null;
  if (typeof top !== "boolean" || typeof worse !== "boolean") return null;
  return { id, day, exercise, felt, top, pain, worse };
}

/**
 * Return settings, or null if they cannot be trusted; a swap that cannot be trusted costs only itself.
 * @param {unknown} value
 * @param {() => void} lose told of each swap that was left out
 * @returns {Settings | null}
 */
export function settingsOf(value, lose) {
  if (!isRecord(value)) return null;
  const { started, weekdays, time, after } = value;
  if (!isDay(started) || !isSome(weekdays, [1, 2, 3, 4, 5, 6, 7])) return null;
  if (typeof time !== "string" || !TIME.test(time) || typeof after !== "string") return null;
  /** @type {Swap[]} */
  const swaps = [];
  for (const swap of list(value.swaps) ?? [null]) {
    if (isRecord(swap) && isId(swap.from) && isId(swap.to) && swaps.length < MOST_SWAPS) swaps.push({ from: swap.from, to: swap.to });
    else lose();
  }
  const said = [...after.replace(CONTROL, "")].slice(0, 80).join("");
  return { started, weekdays: [...weekdays].sort(), time, after: said, swaps };
}

/** @param {unknown} value @returns {value is Fields} */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value @returns {unknown[] | null} */
export function list(value) {
  return Array.isArray(value) ? value : null;
}

/** @param {unknown} value @returns {value is string} */
function isId(value) {
  return typeof value === "string" && ID.test(value);
}

/** @param {unknown} value @returns {value is string[]} */
function isIds(value) {
  return Array.isArray(value) && value.every(isId);
}

/** Say whether a value is a day of the calendar, such as "2026-11-25". @param {unknown} value @returns {value is string} */
export function isDay(value) {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value) || value < FIRST_DAY || value > LAST_DAY) return false;
  const midnight = Date.parse(`${value}T00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(value);
}

/** @param {unknown} value @returns {value is number} */
function isMoment(value) {
  return typeof value === "number" && Number.isInteger(value) && value >= Date.parse(FIRST_DAY) && value <= Date.parse(LAST_DAY);
}

/** @param {unknown} value @returns {value is Choice | null} */
function isChoice(value) {
  return value === null || (isRecord(value) && (value.extent === "quick" || value.extent === "full") && isIds(value.without));
}

/** @param {unknown} value @param {number} most @returns {value is number[]} */
function isNumbers(value, most) {
  return Array.isArray(value) && value.length <= most && value.every(Number.isFinite);
}

/** @template One @param {unknown} value @param {readonly One[]} all @returns {value is One[]} each at most once */
function isSome(value, all) {
  return Array.isArray(value) && new Set(value).size === value.length && value.every((one) => all.includes(one));
}
