// @ts-check
// What the log of an exercise suggests: the pain rule first, then whether it may get harder.

import { find, forms } from "./choose.js";
import { addDays, daysBetween } from "./week.js";

/** @import { Entry, Item, Table } from "./types.js" */

/**
 * @typedef {object} Advice
 * @property {"gate" | "see-someone" | "pause" | "easier" | "hold" | "harder" | "more"} kind
 * @property {string | null} to an exercise to do instead
 * @property {string | null} until the first day on which the exercise may be done again; null if a pause has no end
 * @property {string} says
 */

/** Until something changes, these take the exercise off the plan. */
const OFF = ["pause", "see-someone", "gate"];
/** Nights of new pain count for a week. */
const NIGHT_DAYS = 7;
const PAUSE_DAYS = 2;
/** The first week is for learning. */
const LEARNING_DAYS = 7;

/** Say whether an exercise is not to be done on a day. @param {Advice | null} advice @param {string} day */
export function rests(advice, day) {
  return advice !== null && OFF.includes(advice.kind) && (advice.until === null || day < advice.until);
}

/**
 * Return what the reader's own log suggests for one exercise of the plan, the strictest first; null if
 * it suggests nothing.
 * @param {Table} table
 * @param {Pick<Item, "exercise" | "first">} item
 * @param {Entry[]} log of all exercises
 * @param {{today: string, started: string, allowed: (id: string) => boolean}} reader days such as
 *   2026-11-25; `allowed` says whether an exercise may take this one's place
 * @returns {Advice | null}
 */
export function advise(table, item, log, { today, started, allowed }) {
  /** @type {(kind: Advice["kind"], says: string, more?: Partial<Advice>) => Advice} */
  const advice = (kind, says, more = {}) => ({ kind, to: null, until: null, says, ...more });

  const past = log.filter(({ day }) => day <= today);
  if (past.some(({ pain, day }) => pain === "night" && daysBetween(day, today) <= NIGHT_DAYS)) {
    const why = "You noted new pain at night, or pain that grows.";
    return advice("gate", `${why} Answer the safety questions again before you go on.`);
  }
  const own = find(table, item.exercise);
  const sessions = sessionsOf(past.filter(({ exercise }) => exercise === item.exercise));
  const [latest, previous] = sessions.reverse();
  if (!own || !latest) return null;

  const ease = () => forms(table, own, "easier").find(({ id }) => allowed(id)) ?? null;
  const harm = harmOf(latest);
  const until = addDays(latest.day, PAUSE_DAYS);
  if (harm === STRONG && previous && harmOf(previous) === STRONG) {
    const says = "It hurt like this twice in a row. Stop this exercise and see a physiotherapist about it.";
    return advice("see-someone", says);
  }
  if (harm >= WORSE) {
    const why = harm === STRONG ? "It hurt too much last time." : "You felt worse the morning after.";
    if (today < until) return advice("pause", `${why} Leave this exercise out for now.`, { until });
    const easier = ease();
    if (!easier && (harm === STRONG || own.easier?.exercise)) {
      return advice("pause", `${why} There is no easier form for you here, so leave it out.`);
    }
    const softer = easier ? `: “${easier.name}”.` : `. ${own.easier?.how ?? "Do less of it."}`;
    return advice("easier", `${why} Go one step easier for a week${softer}`, { to: easier?.id ?? null });
  }
  if (harm === MILD) return advice("hold", "It hurt a little last time. Carry on as it is, and add nothing for now.");
  if (!previous || harmOf(previous) > 0) return null;

  if ([latest, previous].every(({ felt }) => felt === "eased")) {
    const easier = ease();
    if (!easier) return null;
    const why = "You took it easier twice.";
    return advice("easier", `${why} If you like, go on with “${easier.name}”.`, { to: easier.id });
  }
  const full = [latest, previous].every(({ felt, top }) => felt === "done" && top);
  if (!full || daysBetween(started, today) < LEARNING_DAYS) return null;
  const weaker = own.dose.sides === "each" ? "your weaker side" : "you";
  const why = `On two sessions in a row, ${item.first ? `your ${item.first} side` : weaker} reached the full count.`;
  const [next] = forms(table, own, "harder");
  if (next && allowed(next.id)) {
    return advice("harder", `${why} You may make one small change: go on with “${next.name}”.`, { to: next.id });
  }
  return advice("more", `${why} You may make one small change: one more set, or a little more weight if you use any.`);
}

const MILD = 1;
const WORSE = 2;
const STRONG = 3;

/** @param {Entry} entry */
function harmOf({ felt, pain, worse }) {
  if (pain === "strong") return STRONG;
  if (worse) return WORSE;
  return pain || felt === "pain" ? MILD : 0;
}

/**
 * Return one entry a day, oldest first: the last one, unless another one hurt more.
 * @param {Entry[]} entries
 */
function sessionsOf(entries) {
  /** @type {Map<string, Entry>} */
  const days = new Map();
  for (const entry of entries) {
    const known = days.get(entry.day);
    if (!known || harmOf(known) <= harmOf(entry)) days.set(entry.day, entry);
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
