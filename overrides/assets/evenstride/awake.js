// @ts-check
// Keeps the screen on where the browser can.

/**
 * Ask for the screen to stay on, again whenever the page comes back into sight. Never throws.
 * @returns {() => void} lets the screen go
 */
export function keepAwake() {
  let wanted = true;
  /** @type {WakeLockSentinel | null} */
  let lock = null;

  async function ask() {
    if (!wanted || document.hidden || (lock && !lock.released)) return;
    try {
      lock = await navigator.wakeLock.request("screen");
      if (!wanted) await lock.release();
    } catch {
      // No such thing here, or the battery is low: the screen may go dark.
    }
  }

  document.addEventListener("visibilitychange", ask);
  ask();
  return () => {
    wanted = false;
    document.removeEventListener("visibilitychange", ask);
    lock?.release().catch(() => {});
  };
}
