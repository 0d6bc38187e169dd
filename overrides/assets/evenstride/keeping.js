// @ts-check
// Where what the reader keeps is stored: on the device once the reader has asked for it, before that
// in this tab, and in memory where the browser takes nothing. Other tabs may write at any time, so
// every change is made to what is stored at that moment.

import { emptyKept, mergeKept, readKept, writeKept } from "./kept.js";

export const KEPT = "evenstride.kept";

/** @import { Kept, Table } from "./engine/types.js" */
/** @import { Trouble } from "./kept.js" */
/** @typedef {() => Storage} Reach reaching for a storage may itself be refused */

/**
 * @typedef {object} Keeping
 * @property {() => "device" | "tab" | "memory"} place `memory`: goes when the page is closed or reloaded
 * @property {() => Kept} kept
 * @property {() => number} lost how many entries could not be read and were left out
 * @property {() => Trouble | "full" | "refused" | "cleared"} trouble why it is in memory: what is stored is not touched if it
 *   cannot be read, the storage is `full`, or the browser has `refused` it
 * @property {(change: (kept: Kept) => Kept, anew?: boolean) => boolean} update make a small change to what is kept now;
 *   false if it could not be stored and is in memory. With `anew` it may take the place of what cannot be read
 * @property {() => boolean} keepOnDevice move everything to the device; false if nothing was moved
 * @property {() => void} forget delete everything; where the browser refuses that, `kept` still has it
 * @property {(told: () => void, target?: Partial<EventTarget>) => void} listen be told when another tab has changed
 *   something, or the page comes back after another one
 */

/**
 * Open what this browser keeps.
 *
 * @param {Table} table
 * @param {{device?: Reach, tab?: Reach}} [storages]
 * @returns {Keeping}
 */
export function open(table, { device = () => localStorage, tab = () => sessionStorage } = {}) {
  /** What could not be stored, and what was stored then. @type {{kept: Kept, beside: string, trouble: "full" | "refused" | "cleared"} | null} */
  let memory = null;
  let lost = 0;
  /** What was read last. To read it anew would take longer than a tap may. */
  let last = readAll([]);

  /** @param {string[]} texts */
  function readAll(texts) {
    const found = texts.map((text) => readKept(text, table));
    return {
      stored: texts.join("\n"),
      lost: found.reduce((sum, one) => sum + one.lost, 0),
      kept: found.reduce((all, one) => mergeKept(all, one.kept), emptyKept()),
      unread: found.find((one) => one.trouble)?.trouble ?? null,
    };
  }

  function look() {
    const [onDevice, inTab] = [read(device), read(tab)];
    const texts = [onDevice, inTab].filter((text) => typeof text === "string");
    if (!memory && !texts.length && last.stored) memory = { kept: last.kept, beside: "", trouble: "cleared" };
    if (texts.join("\n") !== last.stored) last = readAll(texts);
    const { stored, unread } = last;
    let { kept } = last;
    lost = Math.max(lost, last.lost);
    if (memory && memory.beside !== stored) {
      // Another tab has written, or deleted everything: that holds here too.
      memory = stored ? { ...memory, kept: mergeKept(memory.kept, kept), beside: stored } : null;
    }
    if (memory) kept = memory.kept;
    const nowhere = inTab === undefined && typeof onDevice !== "string" ? /** @type {const} */ ("refused") : null;
    const trouble = unread ?? memory?.trouble ?? nowhere;
    return { kept, stored, unread, trouble, onDevice: typeof onDevice === "string" };
  }

  /** @param {Kept} kept @param {boolean} onDevice */
  function store(kept, onDevice) {
    const trouble = write(onDevice ? device : tab, writeKept(kept));
    if (trouble) return trouble;
    memory = null;
    if (onDevice) remove(tab);
    return null;
  }

  return {
    place() {
      const { trouble, onDevice } = look();
      return trouble ? "memory" : onDevice ? "device" : "tab";
    },
    kept: () => look().kept,
    trouble: () => look().trouble,
    lost() {
      look();
      return lost;
    },
    update(change, anew = false) {
      const { kept, stored, unread, onDevice } = look();
      const next = mergeKept(change(kept), emptyKept());
      const trouble = unread && !anew ? "refused" : store(next, onDevice);
      if (trouble) memory = { kept: next, beside: stored, trouble };
      return !trouble;
    },
    keepOnDevice() {
      const { kept, unread } = look();
      return unread === null && store(kept, true) === null;
    },
    forget() {
      memory = null;
      last = readAll([]);
      lost = 0;
      remove(device);
      remove(tab);
    },
    listen(told, target = globalThis) {
      target.addEventListener?.("storage", (event) => {
        const { key = null, newValue = "" } = /** @type {Partial<StorageEvent>} */ (event);
        // Another tab's "Delete everything" holds here too; to clear the browser's data does not.
        if (key === KEPT && newValue === null) last = readAll([]);
        if (key === KEPT || key === null) told();
      });
      target.addEventListener?.("pageshow", (event) => {
        if (/** @type {Partial<PageTransitionEvent>} */ (event).persisted) told();
      });
    },
  };
}

/** The stored text, null if there is none, undefined if the browser refuses. @param {Reach} reach */
function read(reach) {
  try {
    return reach().getItem(KEPT);
  } catch {
    return undefined;
  }
}

/** @param {Reach} reach @param {string} text @returns {"full" | "refused" | null} */
function write(reach, text) {
  try {
    reach().setItem(KEPT, text);
    return null;
  } catch (error) {
    return /quota/i.test(String(/** @type {Partial<Error> | null} */ (error)?.name)) ? "full" : "refused";
  }
}

/** @param {Reach} reach */
function remove(reach) {
  try {
    reach().removeItem(KEPT);
  } catch {
    // Nothing is kept where nothing can be reached.
  }
}
