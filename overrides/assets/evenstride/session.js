// @ts-check
// What the reader has entered, kept in this tab. Whatever comes back from storage is a stranger
// until checked: it is rebuilt from the table's own ids, or dropped.

import { besides } from "./engine/gate.js";
import { isAttempt } from "./engine/measure.js";

export const KEY = "evenstride.session";
const FORMAT = 2;
const LONGEST = 20_000; // characters; a full session has about 1,000

/** @import { Attempts, Choice, Column, Question, Screen, State, Table } from "./engine/types.js" */
/** @typedef {null | "blocked" | "other-version" | "unreadable"} Trouble */

/** @param {Table} table @returns {State} */
export function emptyState(table) {
  return { format: FORMAT, version: table.version, step: "intro", answers: {}, choice: null, screens: {} };
}

/**
 * Rebuild a state from a stored text.
 *
 * @param {string} text
 * @param {Table} table
 * @returns {{ state: State, trouble: Trouble }} the empty state where the text cannot be trusted
 */
export function revive(text, table) {
  const state = emptyState(table);
  /** @param {Trouble} trouble */
  const drop = (trouble) => ({ state: emptyState(table), trouble });
  /** @type {unknown} */
  let found;
  try {
    found = text.length > LONGEST ? null : JSON.parse(text);
  } catch {
    return drop("unreadable");
  }
  if (!isRecord(found) || typeof found.format !== "number" || typeof found.version !== "string") return drop("unreadable");
  // Another format is another version of the self-check as well.
  if (found.version !== table.version || found.format !== FORMAT) return drop("other-version");
  if (typeof found.step !== "string" || !isRecord(found.answers) || !isRecord(found.screens)) {
    return drop("unreadable");
  }
  state.step = found.step;
  const questions = new Map([...table.gate, ...table.about].map((known) => [known.id, known]));
  for (const [id, answer] of Object.entries(found.answers)) {
    const question = questions.get(id);
    if (!question || !isAnswer(answer, question)) return drop("unreadable");
    state.answers[id] = [...answer];
  }
  if (found.choice !== null && !isChoice(found.choice, table)) return drop("unreadable");
  state.choice = found.choice && { extent: found.choice.extent, without: [...found.choice.without] };
  if (isVisit(found.visit)) state.visit = { id: found.visit.id, day: found.visit.day, at: found.visit.at };
  const screens = new Map(table.screens.map((known) => [known.id, known]));
  for (const [id, entered] of Object.entries(found.screens)) {
    const screen = screens.get(id);
    if (!screen || !isAttempts(entered, screen)) return drop("unreadable");
    const { left, right, both = [], unable = [], mark = null } = entered;
    state.screens[id] = { left: [...left], right: [...right], both: [...both], unable: [...unable], mark };
  }
  return { state, trouble: null };
}

/**
 * Read what this tab keeps.
 *
 * @param {Table} table
 * @param {() => Storage} [storage] reaching for the storage may itself be refused
 * @returns {{ state: State, trouble: Trouble }}
 */
export function load(table, storage = () => sessionStorage) {
  try {
    const text = storage().getItem(KEY);
    return text === null ? { state: emptyState(table), trouble: null } : revive(text, table);
  } catch {
    return { state: emptyState(table), trouble: "blocked" };
  }
}

/**
 * Keep the state in this tab; false if the browser refuses.
 *
 * @param {State} state
 * @param {() => Storage} [storage]
 */
export function save(state, storage = () => sessionStorage) {
  try {
    storage().setItem(KEY, JSON.stringify(state));
    return true;
  } catch {
    return false;
  }
}

/** Forget everything kept in this tab. @param {() => Storage} [storage] */
export function forget(storage = () => sessionStorage) {
  try {
    storage().removeItem(KEY);
  } catch {
    // Nothing was kept where nothing can be.
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} answer @param {Question} question @returns {answer is string[]} */
function isAnswer(answer, question) {
  if (!Array.isArray(answer) || answer.length === 0) return false;
  if (new Set(answer).size !== answer.length) return false;
  const allowed = new Set(question.options.map((option) => option.id));
  for (const other of besides(question)) allowed.add(other);
  if (!answer.every((id) => allowed.has(id))) return false;
  return answer.length === 1 || (question.kind !== "one" && !answer.includes("none"));
}

/** @param {unknown} visit @returns {visit is NonNullable<State["visit"]>} */
function isVisit(visit) {
  if (!isRecord(visit) || typeof visit.id !== "string" || typeof visit.day !== "string") return false;
  return /^[a-z0-9-]{1,80}$/.test(visit.id) && /^20\d\d-[01]\d-[0-3]\d$/.test(visit.day) && Number.isSafeInteger(visit.at);
}

/** @param {unknown} choice @param {Table} table @returns {choice is Choice} */
function isChoice(choice, { screens }) {
  if (!isRecord(choice) || (choice.extent !== "quick" && choice.extent !== "full")) return false;
  const { without } = choice;
  return Array.isArray(without) && without.every((id, at) => screens.some((screen) => screen.id === id) && without.indexOf(id) === at);
}

/**
 * Say whether these are attempts that a page would take for this screen.
 * @param {unknown} entered
 * @param {Screen} screen
 * @returns {entered is Attempts}
 */
export function isAttempts(entered, { kind, measure, signs }) {
  if (!isRecord(entered)) return false;
  const { left, right, both = [], unable = [], mark = null } = entered;
  if (mark !== null && mark !== "pain" && mark !== "skipped") return false;
  /** @type {Record<Column, number>} */
  const most = { left: 0, right: 0, both: 0 };
  if (kind === "compared") most.left = most.right = measure.attempts_most;
  else most.both = kind === "whole" ? measure.attempts_most : signs.length;
  const columns = /** @type {[Column, unknown][]} */ ([["left", left], ["right", right], ["both", both]]);
  const numbers = columns.every(
    ([column, list]) => Array.isArray(list) && list.length <= most[column] && list.every((value) => isAttempt(measure, value)),
  );
  const able = /** @type {Column[]} */ (kind === "compared" ? ["left", "right"] : kind === "whole" ? ["both"] : []);
  return numbers && Array.isArray(unable) && unable.every((column, at) => able.includes(column) && unable.indexOf(column) === at);
}
