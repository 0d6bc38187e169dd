// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { KEPT, open } from "../../overrides/assets/evenstride/keeping.js";
import { emptyKept, mergeKept, readKept, writeKept } from "../../overrides/assets/evenstride/kept.js";
import { small } from "./table.js";

/** @import { Entry, Kept } from "../../overrides/assets/evenstride/engine/types.js" */

const EMPTY = emptyKept();

/** @param {string} id @returns {Entry} */
function entry(id) {
  return { id, day: "2026-11-25", exercise: "rock", felt: "done", top: false, pain: null, worse: false };
}

/** @param {string} id @returns {(kept: Kept) => Kept} */
function add(id) {
  return (kept) => ({ ...kept, log: [...kept.log, entry(id)] });
}

/** A change that takes an entry out. @param {string} gone @returns {(kept: Kept) => Kept} */
function drop(gone) {
  return (kept) => ({ ...kept, log: kept.log.filter(({ id }) => id !== gone) });
}

/** @param {Kept} kept */
function ids(kept) {
  return kept.log.map(({ id }) => id).join(" ");
}

/** A storage that can be full, refuse everything, or have a text put in. */
function fake() {
  const kept = new Map();
  const state = { full: false, refused: false };
  const check = () => {
    if (state.refused) throw new DOMException("The operation is insecure.", "SecurityError");
  };
  const storage = {
    getItem: (/** @type {string} */ key) => (check(), kept.get(key) ?? null),
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => {
      check();
      if (state.full) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      kept.set(key, text);
    },
    removeItem: (/** @type {string} */ key) => (check(), kept.delete(key)),
  };
  const reach = () => (check(), /** @type {Storage} */ (/** @type {unknown} */ (storage)));
  return { state, reach, text: () => kept.get(KEPT) ?? null, put: (/** @type {string} */ text) => kept.set(KEPT, text), wipe: () => kept.clear() };
}

/** Some tabs of one browser. */
function browser() {
  const device = fake();
  const newTab = () => {
    const tab = fake();
    return { tab, keeping: open(small, { device: device.reach, tab: tab.reach }) };
  };
  return { device, newTab };
}

test("at first things are kept in the tab, and nothing is on the device", () => {
  const { device, newTab } = browser();
  const { tab, keeping } = newTab();
  assert.deepEqual([keeping.place(), keeping.kept(), keeping.lost(), keeping.trouble()], ["tab", EMPTY, 0, null]);
  assert.equal(keeping.update(add("a")), true);
  assert.equal(device.text(), null);
  assert.equal(tab.text(), writeKept(keeping.kept()));
  assert.equal(ids(open(small, { device: device.reach, tab: tab.reach }).kept()), "a", "after a reload");
  assert.deepEqual(newTab().keeping.kept(), EMPTY, "another tab sees nothing of it");
});

test("once asked, everything is moved to the device and stays there", () => {
  const { device, newTab } = browser();
  const { tab, keeping } = newTab();
  keeping.update(add("a"));
  assert.equal(keeping.keepOnDevice(), true);
  assert.deepEqual([keeping.place(), tab.text(), ids(keeping.kept())], ["device", null, "a"]);
  keeping.update(add("b"));
  assert.equal(tab.text(), null);
  const later = newTab().keeping;
  assert.deepEqual([later.place(), ids(later.kept())], ["device", "a b"]);
  assert.equal(device.text(), writeKept(later.kept()));
});

test("two open tabs do not overwrite each other", () => {
  const { newTab } = browser();
  const [one, two] = [newTab().keeping, newTab().keeping];
  one.update(add("a"));
  two.update(add("b"));
  assert.equal(one.keepOnDevice(), true);
  assert.equal(ids(two.kept()), "a b", "what a tab has shown does not go away when another moves to the device");
  assert.equal(two.keepOnDevice(), true);
  one.update(add("c"));
  two.update(add("d"));
  one.update(drop("b"));
  for (const keeping of [one, two]) assert.equal(ids(keeping.kept()), "a c d");
});

test("whatever two tabs do, each change counts once", () => {
  const change = fc.record({ tab: fc.nat(1), act: fc.constantFrom(add, drop), id: fc.constantFrom("a", "b", "c", "d") });
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const { newTab } = browser();
      const tabs = [newTab().keeping, newTab().keeping];
      tabs[0]?.keepOnDevice();
      let expected = EMPTY;
      for (const { tab, act, id } of changes) {
        assert.equal(tabs[tab]?.update(act(id)), true);
        expected = mergeKept(act(id)(expected), EMPTY);
      }
      for (const keeping of tabs) assert.deepEqual(keeping.kept(), expected);
    }),
  );
});

test("a full storage is said, nothing is lost, and later changes try again", () => {
  const { device, newTab } = browser();
  const { keeping } = newTab();
  keeping.keepOnDevice();
  keeping.update(add("a"));
  device.state.full = true;
  assert.equal(keeping.update(add("b")), false);
  assert.deepEqual([keeping.place(), keeping.trouble(), ids(keeping.kept())], ["memory", "full", "a b"]);
  assert.equal(keeping.update((kept) => ({ ...kept, log: [...kept.log, { ...entry("z"), day: "2026-01-01" }] })), false);
  assert.equal(ids(keeping.kept()), "z a b", "oldest first");
  assert.equal(keeping.update(drop("a")), false);
  assert.equal(ids(keeping.kept()), "z b", "what was taken out stays out");
  assert.equal(keeping.keepOnDevice(), false);
  device.state.full = false;
  assert.equal(keeping.update(add("c")), true);
  assert.deepEqual([keeping.place(), keeping.trouble(), ids(newTab().keeping.kept())], ["device", null, "z b c"]);
});

test("a full tab can still move to the device; a full device leaves things in the tab", () => {
  const { device, newTab } = browser();
  const { tab, keeping } = newTab();
  device.state.full = true;
  keeping.update(add("a"));
  assert.equal(keeping.keepOnDevice(), false);
  assert.deepEqual([keeping.place(), keeping.trouble(), ids(keeping.kept())], ["tab", null, "a"]);
  device.state.full = false;
  tab.state.full = true;
  assert.equal(keeping.update(add("b")), false);
  assert.equal(keeping.keepOnDevice(), true);
  assert.deepEqual([keeping.place(), ids(keeping.kept()), tab.text()], ["device", "a b", null]);
});

test("what another tab writes while this one cannot is not lost either", () => {
  const { device, newTab } = browser();
  const [one, two] = [newTab().keeping, newTab().keeping];
  one.keepOnDevice();
  device.state.full = true;
  one.update(add("a"));
  device.state.full = false;
  two.update(add("b"));
  assert.equal(ids(one.kept()), "a b");
  assert.equal(one.update(add("c")), true);
  assert.equal(ids(two.kept()), "a b c");
});

test("deleting everything in one tab deletes it in the other, stored or not", () => {
  const { device, newTab } = browser();
  const [one, two] = [newTab().keeping, newTab().keeping];
  one.keepOnDevice();
  two.update(add("a"));
  device.state.full = true;
  one.update(add("b"));
  two.forget();
  device.state.full = false;
  for (const keeping of [one, two]) assert.deepEqual([keeping.kept(), keeping.place(), keeping.trouble()], [EMPTY, "tab", null]);
  one.update(add("c"));
  assert.equal(device.text(), null, "nothing goes to the device again unasked");
});

test("a browser that refuses storage is said, and the session goes on", () => {
  const { device, newTab } = browser();
  const { tab, keeping } = newTab();
  device.state.refused = tab.state.refused = true;
  assert.deepEqual([keeping.place(), keeping.trouble(), keeping.kept()], ["memory", "refused", EMPTY]);
  assert.equal(keeping.update(add("a")), false);
  assert.equal(keeping.update(add("b")), false);
  assert.equal(keeping.keepOnDevice(), false);
  assert.equal(ids(keeping.kept()), "a b");
  keeping.forget();
  assert.deepEqual(keeping.kept(), EMPTY);
  keeping.update(add("c"));
  tab.state.refused = false;
  assert.equal(keeping.update(add("d")), true, "later changes try again");
  assert.deepEqual([keeping.place(), tab.text()], ["tab", writeKept(keeping.kept())]);
  assert.equal(ids(keeping.kept()), "c d");
});

test("no storage at all is as good as a refusal", () => {
  const missing = () => {
    throw new ReferenceError("localStorage is not defined");
  };
  const keeping = open(small, { device: missing, tab: missing });
  assert.equal(keeping.place(), "memory");
  assert.equal(keeping.update(add("a")), false);
  assert.equal(ids(keeping.kept()), "a");
  keeping.listen(() => {}, {});
  keeping.forget();
});

test("what cannot be read is not overwritten, until the reader brings in a copy or deletes it", () => {
  const texts = { unreadable: "{", foreign: "[]", newer: '{"app":"evenstride","format":3}', "too-large": " ".repeat(5_000_001) };
  for (const [trouble, text] of Object.entries(texts)) {
    const { device, newTab } = browser();
    device.put(text);
    const { keeping } = newTab();
    assert.deepEqual([keeping.place(), keeping.trouble(), keeping.kept()], ["memory", trouble, EMPTY]);
    assert.equal(keeping.update(add("a")), false);
    assert.equal(keeping.keepOnDevice(), false);
    assert.deepEqual([device.text() === text, keeping.trouble(), ids(keeping.kept())], [true, trouble, "a"]);
    assert.equal(keeping.update(add("b"), true), true);
    assert.deepEqual([keeping.place(), keeping.trouble(), ids(newTab().keeping.kept())], ["device", null, "a b"]);
    device.put(text);
    keeping.forget();
    assert.deepEqual([device.text(), keeping.place(), keeping.kept()], [null, "tab", EMPTY]);
  }
});

test("what cannot be read on the device does not hide what the tab has", () => {
  const { device, newTab } = browser();
  const { tab, keeping } = newTab();
  keeping.update(add("a"));
  device.put("{");
  assert.deepEqual([keeping.place(), ids(keeping.kept())], ["memory", "a"]);
  keeping.update(add("b"));
  assert.equal(ids(keeping.kept()), "a b");
  assert.deepEqual([device.text(), readKept(tab.text() ?? "", small).kept.log.length], ["{", 1]);
});

test("an entry that cannot be trusted costs itself only, and is still told after the next change", () => {
  const { device, newTab } = browser();
  device.put(writeKept({ ...EMPTY, log: [entry("a"), { ...entry("b"), day: "<b>" }, entry("c")] }));
  const { keeping } = newTab();
  assert.deepEqual([ids(keeping.kept()), keeping.lost(), keeping.trouble(), keeping.place()], ["a c", 1, null, "device"]);
  assert.equal(keeping.update(add("d")), true);
  assert.deepEqual([ids(keeping.kept()), keeping.lost()], ["a c d", 1]);
  keeping.forget();
  assert.equal(keeping.lost(), 0);
});

test("a change that throws changes nothing", () => {
  const { keeping } = browser().newTab();
  keeping.update(add("a"));
  assert.throws(() => keeping.update(() => { throw new Error("no"); }), /no/);
  assert.deepEqual([ids(keeping.kept()), keeping.place()], ["a", "tab"]);
});

test("a change of our key in another tab is told, and a return to the page", () => {
  const { keeping } = browser().newTab();
  const target = new EventTarget();
  let told = 0;
  keeping.listen(() => (told += 1), target);
  const happen = (/** @type {string} */ name, /** @type {object} */ fields) => target.dispatchEvent(Object.assign(new Event(name), fields));
  happen("storage", { key: KEPT });
  happen("storage", { key: "something.else" });
  assert.equal(told, 1);
  happen("storage", { key: null });
  assert.equal(told, 2, "everything was cleared");
  happen("pageshow", { persisted: false });
  assert.equal(told, 2);
  happen("pageshow", { persisted: true });
  assert.equal(told, 3);
});
