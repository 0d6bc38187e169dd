// @ts-check
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import fc from "fast-check";
import { openSound, readChoice } from "../../overrides/assets/evenstride/sound.js";

/** A stand-in for a browser: what was made, played and said, and a clock to move. */
let browser = { contexts: 0, seconds: 0, state: "running", played: /** @type {number[]} */ ([]), cut: 0, said: /** @type {string[]} */ ([]) };
/** @type {Map<string, string>} */
let kept = new Map();
let voices = [{ localService: true, lang: "en-GB" }];

const node = () => ({
  gain: { setValueAtTime() {}, linearRampToValueAtTime() {} },
  frequency: { value: 0 },
  connect: (/** @type {unknown} */ next) => next,
  disconnect: () => (browser.cut += 1),
  start: (/** @type {number} */ at) => browser.played.push(at),
  stop() {},
});

class FakeContext {
  destination = {};
  createGain = node;
  createOscillator = node;
  constructor() {
    browser.contexts += 1;
  }
  get state() {
    return browser.state;
  }
  get currentTime() {
    return browser.seconds;
  }
  resume = async () => void (browser.state = "running");
  close = async () => {};
}

/** A getter among `things` stays one, so that merely looking may throw. @param {object} things */
function give(things) {
  for (const [name, how] of Object.entries(Object.getOwnPropertyDescriptors(things))) {
    Object.defineProperty(globalThis, name, { ...how, configurable: true });
  }
}

const NAMES = ["AudioContext", "speechSynthesis", "SpeechSynthesisUtterance", "sessionStorage"];

beforeEach(() => {
  browser = { contexts: 0, seconds: 0, state: "running", played: [], cut: 0, said: [] };
  kept = new Map();
  voices = [{ localService: true, lang: "en-GB" }];
  give({
    AudioContext: FakeContext,
    SpeechSynthesisUtterance: class {
      /** @param {string} text */
      constructor(text) {
        this.text = text;
      }
    },
    speechSynthesis: { getVoices: () => voices, cancel() {}, speak: (/** @type {{text: string}} */ { text }) => browser.said.push(text) },
    sessionStorage: { getItem: (/** @type {string} */ key) => kept.get(key) ?? null, setItem: (/** @type {string} */ key, /** @type {string} */ text) => kept.set(key, text) },
  });
});

afterEach(() => {
  for (const name of NAMES) Reflect.deleteProperty(globalThis, name);
});

test("there is no audio and no sound before a tap", () => {
  const sound = openSound();
  assert.equal(sound.beep("go", 100, 0), false);
  sound.say("Go");
  assert.deepEqual([browser.contexts, browser.played, browser.said], [0, [], []]);
  sound.wake();
  sound.wake();
  assert.equal(sound.beep("go", 100, 0), true);
  assert.deepEqual([browser.contexts, browser.played.length], [1, 1]);
});

test("with both switches off nothing plays, and the choice is kept", () => {
  const sound = openSound();
  assert.deepEqual(sound.choice, { beep: true, words: false });
  sound.set("beep", false);
  sound.wake();
  assert.equal(sound.beep("go", 100, 0), true);
  sound.say("Go");
  assert.deepEqual([browser.contexts, browser.played, browser.said], [0, [], []]);
  sound.set("words", true);
  sound.say("Go");
  assert.deepEqual(browser.said, ["Go"]);
  assert.deepEqual([...kept.keys()], ["evenstride.sound"]);
  assert.deepEqual(openSound().choice, { beep: false, words: true });
});

test("switching off cuts what was handed on ahead", () => {
  const sound = openSound();
  sound.wake();
  sound.beep("up", 900, 0);
  sound.set("beep", false);
  assert.equal(browser.cut, 1);
});

test("beats keep their distance though the clocks are read at odd moments", () => {
  const jitter = fc.double({ min: 0, max: 0.03, noNaN: true });
  fc.assert(
    fc.property(fc.array(jitter, { minLength: 60, maxLength: 60 }), fc.double({ min: 0, max: 900, noNaN: true }), (late, lead) => {
      browser.played = [];
      browser.state = "running";
      const sound = openSound();
      sound.wake();
      late.forEach((by, n) => {
        const now = 5000 + n * 1000 - lead;
        // The audio clock stands 4 s behind and is read up to 30 ms old.
        browser.seconds = now / 1000 - 4 - by;
        sound.beep("up", 6000 + n * 1000, now);
      });
      const first = browser.played[0] ?? NaN;
      browser.played.forEach((at, n) => assert.ok(Math.abs(at - first - n) < 1e-6, `beat ${n} at ${at - first}`));
      assert.equal(browser.played.length, 60);
    }),
  );
});

test("a beep waits for audio that does not run yet, and one that is over is left out", () => {
  const sound = openSound();
  browser.state = "suspended";
  give({ AudioContext: class extends FakeContext { resume = async () => undefined; } });
  sound.wake();
  assert.equal(sound.beep("count", 100, 90), false);
  browser.state = "running";
  assert.equal(sound.beep("count", 100, 120), true);
  assert.equal(sound.beep("count", 100, 400), true);
  assert.equal(browser.played.length, 1);
});

test("only a voice of the device speaks", () => {
  const sound = openSound();
  sound.set("words", true);
  for (const some of [[], [{ localService: false, lang: "en-US" }], [{ localService: true, lang: "de-DE" }]]) {
    voices = some;
    sound.say("Rest");
  }
  assert.deepEqual(browser.said, []);
});

test("whatever the browser lacks or refuses, nothing throws", () => {
  const refuse = () => {
    throw new Error("refused");
  };
  const missing = { AudioContext: undefined, speechSynthesis: undefined, SpeechSynthesisUtterance: undefined, sessionStorage: undefined };
  const throwing = {
    AudioContext: refuse,
    get speechSynthesis() {
      return refuse();
    },
    get sessionStorage() {
      return refuse();
    },
  };
  const half = { AudioContext: class extends FakeContext { createGain = refuse; }, speechSynthesis: { getVoices: refuse, cancel: refuse } };
  for (const things of [missing, throwing, half]) {
    give(things);
    const sound = openSound();
    sound.set("words", true);
    sound.wake();
    sound.beep("go", 100, 0);
    sound.say("Go");
    sound.quiet();
    sound.set("beep", false);
    sound.close();
    assert.deepEqual(sound.choice, { beep: false, words: true });
  }
});

test("what is kept is checked", () => {
  assert.deepEqual(readChoice("beep=0 words=1"), { beep: false, words: true });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.anything().filter((thing) => typeof thing !== "object"), fc.constantFrom("beep=0", "beep=2 words=1", "beep=0 words=1 ")), (text) => {
      assert.deepEqual(readChoice(text), { beep: true, words: false });
    }),
  );
});
