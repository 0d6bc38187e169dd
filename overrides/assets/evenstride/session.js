// @ts-check
// What the reader has entered, kept in this tab. Whatever comes back from storage is a stranger
// until checked: it is rebuilt from the table's own ids, or dropped.

import { besides } from "./engine/gate.js";
import { isAttempt } from "./engine/measure.js";

export const KEY = "evenstride.session";
const FORMAT = 1;
const LONGEST = 20_000; // characters; a full session has about 1,000

/** @import { Attempts, Measure, Question, State, Table } from "./engine/types.js" */
/** @typedef {null | "blocked" | "other-version" | "unreadable"} Trouble */

/** @param {Table} table @returns {State} */
export function emptyState(table) {
  return { format: FORMAT, version: table.version, step: "intro", answers: {}, screens: {} };
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
  if (!isRecord(found) || found.format !== FORMAT) return drop("unreadable");
  if (found.version !== table.version) return drop("other-version");
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
  const screens = new Map(table.screens.map((known) => [known.id, known]));
  for (const [id, entered] of Object.entries(found.screens)) {
    const screen = screens.get(id);
    if (!screen || !isAttempts(entered, screen.measure)) return drop("unreadable");
    const { left, right, mark } = entered;
    state.screens[id] = { left: [...left], right: [...right], mark };
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

/** @param {unknown} entered @param {Measure} measure @returns {entered is Attempts} */
function isAttempts(entered, measure) {
  if (!isRecord(entered)) return false;
  if (entered.mark !== null && entered.mark !== "pain" && entered.mark !== "skipped") return false;
  return [entered.left, entered.right].every(
    (side) =>
      Array.isArray(side) &&
      side.length <= measure.attempts_most &&
      side.every((value) => isAttempt(measure, value)),
  );
}
