// @ts-check
// Beeps and spoken words of the timers. Nothing here throws, whatever the browser lacks. There
// is no audio before `wake`, which is called from the reader's taps alone.

/** @import { Beep } from "./stopwatch.js" */
/** @typedef {{ beep: boolean, words: boolean }} Choice */

const KEPT = "evenstride.sound";
/** Hertz and seconds. @type {Record<Beep, [number, number]>} */
const TONES = { count: [660, 0.12], go: [990, 0.4], up: [880, 0.07], down: [590, 0.07], end: [440, 0.5] };

/**
 * Read the kept choice; whatever is no choice is the first one: beeps, no words.
 * @param {unknown} text
 * @returns {Choice}
 */
export function readChoice(text) {
  const [, beep, words] = /^beep=([01]) words=([01])$/.exec(String(text)) ?? [];
  return { beep: beep !== "0", words: words === "1" };
}

/** The sounds of one timer; `close` it when the timer is over. */
export function openSound() {
  const choice = readChoice(attempt(() => sessionStorage.getItem(KEPT)));
  /** @type {AudioContext | null} */
  let context = null;
  /** All tones go through it, so that they can be cut off. @type {GainNode | null} */
  let out = null;
  /** What turns `performance.now()` into audio time, in seconds. */
  let clock = 0;
  // Some browsers have their voices ready only after the first question.
  attempt(() => speechSynthesis.getVoices());

  /** Take back what has not sounded yet. */
  function quiet() {
    attempt(() => out?.disconnect());
    out = null;
    attempt(() => speechSynthesis.cancel());
  }

  return {
    choice,
    quiet,

    /** Get the audio going; browsers allow that in a tap. */
    wake() {
      attempt(() => {
        if (!choice.beep) return;
        context ??= new AudioContext();
        if (context.state !== "running") context.resume().catch(() => {});
      });
    },

    /** @param {keyof Choice} which @param {boolean} on */
    set(which, on) {
      choice[which] = on;
      attempt(() => sessionStorage.setItem(KEPT, `beep=${Number(choice.beep)} words=${Number(choice.words)}`));
      if (!on) quiet();
    },

    /**
     * Have a beep sound at a moment, ahead of time.
     * @param {Beep} kind
     * @param {number} at milliseconds of `performance.now()`
     * @param {number} now
     * @returns {boolean} false: the audio does not run yet, so ask again
     */
    beep(kind, at, now) {
      if (!choice.beep || at < now - 150) return true;
      if (context?.state !== "running") return false;
      const audio = context;
      attempt(() => {
        // Both clocks are read in steps: only a real gap moves the beats.
        const fresh = audio.currentTime - now / 1000;
        if (Math.abs(fresh - clock) > 0.04) clock = fresh;
        if (!out) (out = audio.createGain()).connect(audio.destination);
        const [pitch, length] = TONES[kind];
        const start = Math.max(at / 1000 + clock, audio.currentTime);
        const tone = audio.createOscillator();
        const loud = audio.createGain();
        tone.frequency.value = pitch;
        loud.gain.setValueAtTime(0.4, start);
        loud.gain.setValueAtTime(0.4, start + length - 0.03);
        loud.gain.linearRampToValueAtTime(0, start + length);
        tone.connect(loud).connect(out);
        tone.start(start);
        tone.stop(start + length);
      });
      return true;
    },

    /** Say a text, by a voice of this device only: others send the text away. @param {string} text */
    say(text) {
      if (!choice.words) return;
      attempt(() => {
        const voice = speechSynthesis.getVoices().find((one) => one.localService && one.lang.startsWith("en"));
        if (!voice) return;
        const words = new SpeechSynthesisUtterance(text);
        words.voice = voice;
        words.lang = voice.lang;
        speechSynthesis.cancel();
        speechSynthesis.speak(words);
      });
    },

    /** The last tone may end first. */
    close() {
      const last = context;
      context = null;
      if (last) setTimeout(() => last.close().catch(() => {}), 700);
    },
  };
}

/**
 * @template T
 * @param {() => T} act
 * @returns {T | null} null where the browser cannot
 */
function attempt(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
