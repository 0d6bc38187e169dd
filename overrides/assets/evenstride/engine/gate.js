// @ts-check
// The safety questions: which are asked, and what the answers add up to.

/** @import { Gate, Option, Outcome, Question, Reason, Table } from "./types.js" */

/** From the mildest to the gravest. @type {Outcome[]} */
const OUTCOMES = ["go", "adapt", "see-first", "stop"];

/**
 * @typedef {object} Step A question that is asked, and what was said to it.
 * @property {"gate" | "about"} part
 * @property {Question} question
 * @property {Option[]} chosen the options named in the answer
 * @property {boolean} unsure
 * @property {Option[]} counted the options that count as yes; all of them if unsure
 * @property {boolean} answered
 */

/**
 * Return the questions the reader is asked, in order, with the answers.
 * A stop cuts at once; an answer that ends the self-check otherwise lets the gate be finished,
 * because a later question may hold something more urgent.
 * @param {Table} table
 * @param {unknown} answers not trusted: what is no known answer is ignored
 * @returns {{steps: Step[], ends: boolean}}
 */
export function walk(table, answers) {
  /** @type {Step[]} */
  const steps = [];
  /** @type {Map<string, Set<string>>} */
  const said = new Map();
  let ends = table.outcomes.go.then === "end";
  for (const part of /** @type {const} */ (["gate", "about"])) {
    for (const question of table[part]) {
      const asked = question.only_if.every(({ question: earlier, any_of }) =>
        any_of.some((id) => said.get(earlier)?.has(id)),
      );
      if (!asked) continue;
      const step = { part, question, ...read(question, answers) };
      steps.push(step);
      said.set(question.id, new Set(step.counted.map((option) => option.id)));
      ends ||= step.counted.some((option) => endsAll(table, option));
      const stop = step.counted.some((option) => option.outcome === "stop");
      if (stop || (ends && part === "about")) return { steps, ends };
    }
    if (ends) break;
  }
  return { steps, ends };
}

/**
 * Return what the answers add up to. The gravest answer wins; "not sure" counts as yes to all.
 * @param {Table} table
 * @param {unknown} answers
 * @returns {Gate}
 */
export function gate(table, answers) {
  const { steps, ends } = walk(table, answers);
  const counted = steps.flatMap((step) => step.counted);
  const reasons = steps
    .flatMap(({ question, chosen, counted }) => counted.map((option) => ({ question, option, chosen })))
    .filter(({ option }) => matters(option))
    .sort((a, b) => weight(b.option) - weight(a.option))
    .map(reasonOf);
  return {
    outcome: gravest(counted),
    ends,
    reasons,
    tags: unique(counted.flatMap((option) => option.tags)),
    parts: unique(counted.flatMap((option) => option.parts)),
    compare: counted.every((option) => option.compare),
    complete: steps.every((step) => step.answered || step.part === "about"),
  };
}

/**
 * Return the answers that a question takes beside its options.
 * @param {{kind: string}} question
 * @returns {("none" | "unsure")[]}
 */
export function besides({ kind }) {
  if (kind === "group") return ["none", "unsure"];
  if (kind === "some") return ["none"];
  return kind === "which" ? ["unsure"] : [];
}

/**
 * @param {Question} question
 * @param {unknown} answers
 */
function read(question, answers) {
  const known = typeof answers === "object" && answers !== null && Object.hasOwn(answers, question.id);
  const answer = known ? /** @type {Record<string, unknown>} */ (answers)[question.id] : null;
  const ids = Array.isArray(answer) ? answer : [];
  const chosen = question.options.filter((option) => ids.includes(option.id));
  const unsure = besides(question).includes("unsure") && ids.includes("unsure");
  const none = besides(question).includes("none") && ids.includes("none");
  return {
    chosen,
    unsure,
    counted: unsure ? question.options : chosen,
    answered: chosen.length > 0 || unsure || none,
  };
}

/**
 * @param {{question: Question, option: Option, chosen: Option[]}} counted
 * @returns {Reason}
 */
function reasonOf({ question, option, chosen }) {
  const { id, text, action, outcome } = option;
  return { question: question.id, option: id, unsure: !chosen.includes(option), text, action, outcome };
}

/** @param {Option} option */
function matters({ outcome, tags, parts, compare }) {
  return rank(outcome) > 0 || tags.length > 0 || parts.length > 0 || !compare;
}

/** @param {Option} option */
function weight({ outcome, urgent }) {
  return rank(outcome) * 3 + (urgent === "emergency" ? 2 : urgent === "same-day" ? 1 : 0);
}

/**
 * @param {Table} table
 * @param {Option} option
 */
function endsAll(table, { outcome, ends }) {
  return ends || outcome === "stop" || (outcome !== null && table.outcomes[outcome].then === "end");
}

/** @param {Option[]} options */
function gravest(options) {
  return OUTCOMES[Math.max(0, ...options.map((option) => rank(option.outcome)))];
}

/** @param {Outcome | null} outcome */
function rank(outcome) {
  return outcome === null ? 0 : OUTCOMES.indexOf(outcome);
}

/** @param {string[]} ids */
function unique(ids) {
  return [...new Set(ids)].sort();
}
