// @ts-check
// The arithmetic of a stopwatch. It reads no clock: callers pass `performance.now()`.

/** @typedef {{ startedAt: number, cap: number, announce: readonly number[], said: number }} Watch */

/**
 * @param {number} now milliseconds
 * @param {number} cap seconds after which it stops by itself
 * @param {readonly number[]} announce seconds at which a word is said
 * @returns {Watch}
 */
export function start(now, cap, announce) {
  return { startedAt: now, cap, announce, said: 0 };
}

/**
 * Read the watch.
 *
 * @param {Watch} watch
 * @param {number} now milliseconds
 * @returns {{ seconds: number, over: boolean, say: number | null, watch: Watch }} `say` is the
 *   latest threshold passed since the last reading
 */
export function read(watch, now) {
  const seconds = Math.min(Math.max(now - watch.startedAt, 0) / 1000, watch.cap);
  const passed = watch.announce.filter((at) => at > watch.said && at <= seconds);
  const say = passed.length ? Math.max(...passed) : null;
  return {
    seconds,
    over: seconds >= watch.cap,
    say,
    watch: say === null ? watch : { ...watch, said: say },
  };
}

/** `7.3` for the face of the watch; never more than has passed. @param {number} seconds */
export function face(seconds) {
  return (Math.floor(seconds * 10 + 1e-9) / 10).toFixed(1);
}

/** Whole seconds of rest still to go. @param {number} until @param {number} now milliseconds, both */
export function left(until, now) {
  return Math.max(0, Math.ceil((until - now) / 1000));
}
