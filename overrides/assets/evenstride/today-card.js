// @ts-check
// One exercise of today: its dose, its timer, how it went, what to do about that, and other
// exercises in its place.

import { button, el, list, sideMark } from "./dom.js";
import { rests } from "./engine/progress.js";
import { sideSays } from "./engine/words.js";
import { adviceSays, doseSays, nameOf } from "./plan-words.js";
import { openTimer } from "./timer.js";

/** @import { Entry, Exercise, Item, Side } from "./engine/types.js" */
/** @import { Scene } from "./my-plan.js" */
/** @import { Part } from "./stopwatch.js" */

const FELT = /** @type {const} */ ({ done: "Done", eased: "Eased", pain: "It hurt" });
const NOTED = {
  done: "Noted: done.",
  eased: "Noted: eased. Less, or an easier version, counts too.",
  pain: "Noted: it hurt. Say how it hurt, and the pain rule tells you what to do.",
};
const PAINS = /** @type {const} */ ({
  mild: "2 to 3 out of 10, dull, gone within an hour",
  strong: "4 or more out of 10, or sharp, catching, giving way, tingling or swelling",
  night: "New at night, or rising week by week",
});
const BACK = "Back to the planned one";

/**
 * @param {Scene} scene
 * @param {Item} item
 * @returns {HTMLLIElement}
 */
export function exerciseCard(scene, item) {
  const { table, kept, plan, today, advice } = scene;
  const exercise = table.exercises.find(({ id }) => id === item.exercise);
  if (!exercise) return el("li");
  const entry = kept.log.find((one) => one.day === today && one.exercise === exercise.id) ?? null;
  const told = advice(item);
  const off = rests(told, today);
  const link = el("a", { href: `${scene.root}exercises/${exercise.id}/` }, exercise.name);
  const tag = plan.minimum.includes(exercise.id) ? [" ", el("span", { class: "tag" }, "minimum day")] : [];
  const made = el("li", { class: "exercise", "data-exercise": exercise.id }, el("h3", {}, link, ...tag));
  if (off) made.classList.add("resting");
  else {
    made.append(...drawing(scene, item, exercise));
    made.append(el("p", {}, doseSays(item, exercise)));
    if (item.first) made.append(el("p", { class: "first" }, sideMark(item.first), el("span", {}, sideSays(item))));
    made.append(...item.caution.map((text) => el("p", { class: "care" }, text)));
  }
  if (told) made.append(el("p", { class: "advice" }, adviceSays(told)));
  const to = off ? null : told?.to;
  if (to) {
    const press = button(told?.kind === "harder" ? "Take the harder one" : "Take the easier one", "quiet", () => scene.swap(item, to));
    press.dataset.else = `change-${item.planned}-summary`;
    made.append(press);
  }
  if (!off) made.append(...doing(scene, item, exercise));
  if (!off || entry) made.append(ticks(scene, item, exercise, entry));
  if (told?.kind !== "gate") made.append(changes(scene, item, exercise));
  return made;
}

/** The side that comes first, at work. What the drawing shows, the steps say. @param {Scene} scene @param {Item} item @param {Exercise} exercise */
function drawing({ root }, { first }, { id, name, figure }) {
  const side = figure.find((one) => one === first) ?? figure.at(-1);
  const of = side === "left" || side === "right" ? `${name}, ${side} side at work` : name;
  const src = `${root}figures/exercises/${id}-${side}.svg`;
  return side ? [el("img", { class: "drawing", src, alt: `Drawing: ${of}`, decoding: "sync" })] : [];
}

/** @param {Scene} scene @param {Item} item @param {Exercise} exercise */
function doing(scene, item, exercise) {
  const { setup, steps, cues, stop, id } = exercise;
  const timer = button("Start the timer", "", async () => {
    const title = exercise.name;
    const parts = partsOf(item, scene.table.plan.changeover);
    const ended = await openTimer({ kind: "parts", title, go: setup, most: 0, parts });
    if (ended.why !== "done") return;
    scene.say(`That was the whole of “${title}”. How did it go?`);
    const tick = document.querySelector(`[data-key="done-${id}"]`);
    if (tick instanceof HTMLElement) tick.focus();
  });
  timer.dataset.key = `timer-${id}`;
  const how = el("details", { "data-key": `how-${id}` }, el("summary", { "data-key": `how-${id}-summary` }, "How to do it"));
  how.append(el("p", {}, setup), el("ol", {}, ...steps.map((step) => el("li", {}, step))), el("p", {}, "Keep in mind:"), list(cues));
  const stops = stop.length ? [el("p", { class: "stop" }, el("strong", {}, "Stop if: "), stop.join(" "))] : [];
  return [...stops, timer, how];
}

/**
 * Return what the timer runs through: for each set one side, a change, the other side, then a rest.
 * @param {Item} item
 * @param {number} changeover seconds
 * @returns {Part[]}
 */
export function partsOf({ sets, dose, first }, changeover) {
  /** @type {Side[]} */
  const sides = first === "right" ? ["right", "left"] : ["left", "right"];
  return Array.from({ length: sets }, (_, index) => index + 1).flatMap((set) => {
    const which = sets > 1 ? `, set ${set} of ${sets}` : "";
    /** @type {(name: string) => Part} */
    const work = (name) => ({ name: name + which, seconds: dose.work, kind: "work" });
    /** @type {Part[]} */
    const rest = set < sets && dose.rest ? [{ name: "Rest", seconds: dose.rest, kind: "rest" }] : [];
    if (dose.sides === "both") return [work("Both sides"), ...rest];
    const [one, other] = sides.map((side) => work(`${side === "left" ? "Left" : "Right"} side`));
    return [one, { name: "Switch sides", seconds: changeover, kind: "switch" }, other, ...rest];
  });
}

/**
 * @param {Scene} scene
 * @param {Item} item
 * @param {Exercise} exercise
 * @param {Entry | null} entry what is noted for today
 */
function ticks(scene, item, { id, name }, entry) {
  const { today } = scene;
  /** @param {Partial<Entry> | null} change null takes the entry back @param {string | ((now: Scene) => string)} says */
  const note = (change, says) => {
    scene.change((kept) => {
      const entries = kept.log.filter((one) => one.day !== today || one.exercise !== id);
      const blank = { id: `${today}-${id}`, day: today, exercise: id, felt: "done", top: false, pain: null, worse: false };
      const before = kept.log.find((one) => one.day === today && one.exercise === id);
      const log = change ? [...entries, /** @type {Entry} */ ({ ...blank, ...before, ...change })] : entries;
      return { ...kept, log };
    }, says);
  };
  const presses = /** @type {Entry["felt"][]} */ (Object.keys(FELT)).map((felt) => {
    const pressed = entry?.felt === felt;
    const change = pressed ? null : { felt, top: false, pain: null, worse: false };
    const made = button(FELT[felt], "tick", () => {
      for (const one of made.parentElement?.children ?? []) one.setAttribute("aria-pressed", String(one === made && !pressed));
      note(change, `${name}. ${change ? NOTED[felt] : "Taken back."}`);
    });
    made.setAttribute("aria-pressed", String(pressed));
    made.dataset.key = `${felt}-${id}`;
    return made;
  });
  const made = el("div", { class: "felt", role: "group", "aria-label": `How did it go: ${name}` }, el("div", { class: "row" }, ...presses));
  if (entry?.felt === "done") {
    const where = item.dose.sides === "both" ? "" : item.first ? `, on the ${item.first} side too` : ", on both sides";
    const box = el("input", { type: "checkbox", checked: entry.top, "data-key": `top-${id}` });
    box.addEventListener("change", () => note({ top: box.checked }, box.checked ? "Noted: every set was full." : "Taken back."));
    made.append(el("label", { class: "pick" }, box, `Every set was full${where}`));
  }
  if (entry?.felt === "pain") {
    const picks = /** @type {(keyof typeof PAINS)[]} */ (Object.keys(PAINS)).map((pain) => {
      const radio = el("input", { type: "radio", name: `pain-${id}`, value: pain, checked: entry.pain === pain, "data-key": `${pain}-${id}` });
      radio.addEventListener("change", () => note({ pain }, (now) => now.advice(item)?.says ?? "Noted."));
      return el("label", { class: "pick" }, radio, PAINS[pain]);
    });
    made.append(el("fieldset", {}, el("legend", {}, "How did it hurt?"), ...picks));
  }
  return made;
}

/** @param {Scene} scene @param {Item} item @param {Exercise} exercise */
function changes(scene, item, exercise) {
  const key = `change-${item.planned}`;
  const made = el("details", { "data-key": key }, el("summary", { "data-key": `${key}-summary` }, "Change this exercise"), el("p", {}, item.why));
  // What suits takes time to find, and few ask.
  made.addEventListener("toggle", () => made.open && made.children.length === 2 && offerOthers(made, key, scene, item, exercise));
  return made;
}

/** @param {HTMLElement} made @param {string} key @param {Scene} scene @param {Item} item @param {Exercise} exercise */
function offerOthers(made, key, scene, item, { id, easier, harder }) {
  const { table } = scene;
  const found = scene.instead(id);
  /** @param {string} title @param {string[]} ids @param {string} how */
  const offer = (title, ids, how) => {
    const others = ids.filter((to) => to !== item.planned || title === BACK);
    const presses = others.map((to) => {
      const press = button(nameOf(table, to), "quiet", () => {
        made.removeAttribute("open");
        scene.swap(item, to);
      });
      press.dataset.else = `${key}-summary`;
      return press;
    });
    if (how || presses.length) made.append(el("h4", {}, title), ...(how ? [el("p", {}, how)] : []), el("div", { class: "row" }, ...presses));
  };
  // A way to do the same exercise otherwise is always there; another exercise only if it suits.
  const own = (/** @type {Exercise["easier"]} */ variant) => (variant && !variant.exercise ? variant.how : "");
  offer("Easier", found.easier ? [found.easier] : [], own(easier));
  offer("Harder", found.harder ? [found.harder] : [], own(harder));
  offer("As good for you", found.equal, "");
  if (item.exercise !== item.planned) offer(BACK, [item.planned], "");
  if (made.children.length === 2) made.append(el("p", {}, "Nothing else here suits you better."));
}
