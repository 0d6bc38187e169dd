// @ts-check
// The arithmetic of the timers. It reads no clock and adds up no ticks: callers pass how many
// milliseconds have gone by since “go”, so a late or missing tick changes nothing.

/** @typedef {"count" | "go" | "up" | "down" | "end"} Beep */
/** @typedef {{ name: string, seconds: number, kind: "work" | "rest" | "switch" }} Part */
/** @typedef {{ at: number, beep: Beep | null, say: string }} Mark what is heard at a moment; `say` may be empty */
/**
 * @typedef {object} Task
 * @property {"time" | "count" | "beat" | "parts"} kind
 * @property {string} title such as "Left leg, try 1"
 * @property {string} go what to do at the start
 * @property {number} most seconds for `time`, else the highest count; `parts` have no use for it
 * @property {number | null} [limit] seconds after which a count ends
 * @property {number | null} [beat] beats a minute, 60 unless given; a repetition takes two
 * @property {readonly number[]} [announce] seconds at which a word is said
 * @property {readonly Part[]} [parts]
 */

export const COUNT_IN = 3000;

/**
 * Return when an event happened: its own stamp, or `now` where that is no time just gone by
 * (some browsers stamp events by another clock).
 * @param {number} stamp
 * @param {number} now milliseconds, both
 */
export function momentOf(stamp, now) {
  return stamp > now - 2000 && stamp <= now ? stamp : now;
}

/** Return the milliseconds after which a task ends by itself. @param {Task} task */
export function lasts(task) {
  if (task.kind === "time") return task.most * 1000;
  if (task.kind === "beat") return task.most * 2 * period(task);
  if (task.kind === "count") return (task.limit || Infinity) * 1000;
  return (task.parts ?? []).reduce((sum, { seconds }) => sum + seconds * 1000, 0);
}

/**
 * Return the value of a run that ends at a moment: seconds, whole repetitions, or what was counted.
 * @param {Task} task
 * @param {number} at
 * @param {number} counted
 */
export function valueAt(task, at, counted) {
  const gone = Math.min(Math.max(at, 0), lasts(task));
  if (task.kind === "time") return gone / 1000;
  return task.kind === "beat" ? Math.floor(gone / (2 * period(task)) + 1e-9) : counted;
}

/** Return the beat that sounds at a moment: 0 is the first. @param {Task} task @param {number} at */
export function beatAt(task, at) {
  return Math.floor(at / period(task) + 1e-9);
}

/**
 * Return the part that runs at a moment, or null after the last one.
 * @param {Task} task
 * @param {number} at
 * @returns {{part: Part, next: Part | null, index: number, end: number} | null} `end` in milliseconds
 */
export function partAt({ parts = [] }, at) {
  let end = 0;
  for (const [index, part] of parts.entries()) {
    end += part.seconds * 1000;
    if (at < end) return { part, next: parts[index + 1] ?? null, index, end };
  }
  return null;
}

/** Return the marks after one moment, up to another. @param {Mark[]} all @param {number} after @param {number} to */
export function passed(all, after, to) {
  return all.filter(({ at }) => at > after && at <= to);
}

/** Return the milliseconds from beat to beat. @param {Task} task */
export function period({ beat }) {
  return 60_000 / (beat || 60);
}

/** `7.3` for the face of the watch; never more than has passed. @param {number} seconds */
export function face(seconds) {
  return (Math.floor(seconds * 10 + 1e-9) / 10).toFixed(1);
}

/** Whole seconds still to go. @param {number} until @param {number} now milliseconds, both */
export function left(until, now) {
  return Math.max(0, Math.ceil((until - now) / 1000));
}
