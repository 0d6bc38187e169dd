// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { KEY, emptyState, forget, load, revive, save } from "../../overrides/assets/evenstride/session.js";
import { stateOf } from "./arbitrary.js";
import { small, wide } from "./table.js";

/** @import { State } from "../../overrides/assets/evenstride/engine/types.js" */

const empty = emptyState(small);
/** @type {State} */
const FULL = {
  ...empty,
  step: "bend",
  answers: { urgent: ["none"], health: ["hurt", "unsure"], age: ["old"] },
  choice: { extent: "quick", without: ["stance"] },
  screens: {
    bend: { left: [8, 8.5], right: [], both: [], unable: ["right"], mark: null },
    rises: { left: [], right: [], both: [], unable: [], mark: "pain" },
  },
};

/** @returns {Storage} */
function memory() {
  const kept = new Map();
  return /** @type {Storage} */ (
    /** @type {unknown} */ ({
      getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ text) => kept.set(key, text),
      removeItem: (/** @type {string} */ key) => kept.delete(key),
    })
  );
}

/** @returns {Storage} */
function refused() {
  throw new DOMException("The operation is insecure.", "SecurityError");
}

test("what a page can keep comes back as it was", () => {
  fc.assert(
    fc.property(stateOf(wide), (state) => {
      const storage = memory();
      assert.equal(save(state, () => storage), true);
      // Through JSON, because generated records have no prototype.
      assert.deepEqual(load(wide, () => storage), JSON.parse(JSON.stringify({ state, trouble: null })));
    }),
  );
});

test("nothing kept is no trouble; forgetting leaves nothing", () => {
  const storage = memory();
  assert.deepEqual(load(small, () => storage), { state: empty, trouble: null });
  save(FULL, () => storage);
  forget(() => storage);
  assert.equal(storage.getItem(KEY), null);
});

test("a browser that refuses storage is told apart and breaks nothing", () => {
  assert.deepEqual(load(small, refused), { state: empty, trouble: "blocked" });
  assert.equal(save(FULL, refused), false);
  forget(refused);
  const full = { ...memory(), setItem: refused };
  assert.equal(save(FULL, () => /** @type {Storage} */ (full)), false);
});

test("another version is dropped as such", () => {
  for (const other of [{ version: "ffffffffffff" }, { format: 1 }, { format: 3 }]) {
    const text = JSON.stringify({ ...FULL, ...other });
    assert.deepEqual(revive(text, small), { state: empty, trouble: "other-version" });
  }
});

test("a state that no page wrote is dropped whole", () => {
  const strange = [
    null, [], 7, "x", {}, { ...FULL, format: "2" }, { ...FULL, version: 1 }, { ...FULL, choice: undefined }, { ...FULL, step: 3 }, { ...FULL, answers: [] }, { ...FULL, screens: null },
    { ...FULL, answers: { unknown: ["none"] } },
    { ...FULL, answers: { urgent: "none" } },
    { ...FULL, answers: { urgent: [] } },
    { ...FULL, answers: { urgent: ["<img src=x>"] } },
    { ...FULL, answers: { urgent: ["none", "chest"] } },
    { ...FULL, answers: { urgent: ["chest", "chest"] } },
    { ...FULL, answers: { age: ["none"] } },
    { ...FULL, answers: { age: ["young", "old"] } },
    { ...FULL, answers: { care: ["unsure"] } },
    { ...FULL, choice: { extent: "all", without: [] } },
    { ...FULL, choice: { extent: "full", without: ["unknown"] } },
    { ...FULL, choice: { extent: "full", without: ["bend", "bend"] } },
    { ...FULL, choice: { extent: "full", without: "bend" } },
    { ...FULL, screens: { bend: { left: [], right: [], both: [8], unable: [], mark: null } } },
    { ...FULL, screens: { bend: { left: [], right: [], both: [], unable: ["both"], mark: null } } },
    { ...FULL, screens: { bend: { left: [], right: [], both: [], unable: ["left", "left"], mark: null } } },
    { ...FULL, screens: { bend: { left: [], right: [], both: [], unable: "left", mark: null } } },
    { ...FULL, screens: { unknown: { left: [], right: [], mark: null } } },
    { ...FULL, screens: { bend: { left: [8.3], right: [], mark: null } } },
    { ...FULL, screens: { bend: { left: [-1], right: [], mark: null } } },
    { ...FULL, screens: { bend: { left: ["8"], right: [], mark: null } } },
    { ...FULL, screens: { bend: { left: [8, 8, 8, 8], right: [], mark: null } } },
    { ...FULL, screens: { bend: { left: [8], right: [], mark: "<b>" } } },
    { ...FULL, screens: { bend: { left: { length: 1 }, right: [], mark: null } } },
  ];
  for (const value of strange) {
    assert.deepEqual(revive(JSON.stringify(value), small), { state: empty, trouble: "unreadable" }, JSON.stringify(value));
  }
  for (const text of ["", "{", "undefined", '{"__proto__":1}', `"${"x".repeat(30_000)}"`]) {
    assert.deepEqual(revive(text, small), { state: empty, trouble: "unreadable" }, text.slice(0, 40));
  }
  const polluted = JSON.stringify(FULL).replace('"urgent"', '"__proto__"');
  assert.equal(revive(polluted, small).trouble, "unreadable");
});

test("no text whatever breaks the reading", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      assert.deepEqual(revive(text, small).state, empty);
    }),
  );
});
