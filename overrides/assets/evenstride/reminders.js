// @ts-check
// The reader's days, and reminders of them as a file for a calendar.

import { button, el } from "./dom.js";
import { calendar } from "./engine/calendar.js";
import { dateSays } from "./plan-words.js";

/** @import { Kept, Settings } from "./engine/types.js" */
/** @import { Scene } from "./my-plan.js" */

const WEEKS = 6;
const TITLE = "Movement break";
const NOTE = "Your list for today is on your own device.";
// A Monday, to name the days of the week by.
const MONDAY = "2024-01-0";

/**
 * Fill the place once; from then on, bring the fields up to date. To build them anew at every change
 * would take them away from under the reader's hands.
 * @param {HTMLElement} place
 * @param {Scene} scene
 */
export function fillReminders(place, scene) {
  const fill = fields.get(place) ?? build(place);
  fields.set(place, fill);
  fill(scene);
}

/** What brings the fields of a place up to date. @type {Map<HTMLElement, (scene: Scene) => void>} */
const fields = new Map();

/** @param {HTMLElement} place @returns {(scene: Scene) => void} */
function build(place) {
  /** @type {Scene} */
  let scene;
  const [least, saved] = [0, 1].map(() => el("p", { class: "help", role: "status" }));
  /** @param {Partial<Settings>} part @returns {(kept: Kept) => Kept} */
  const set = (part) => (kept) => ({ ...kept, settings: kept.settings && { ...kept.settings, ...part } });
  const boxes = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const box = el("input", { type: "checkbox" });
    box.addEventListener("change", () => {
      const others = scene.settings.weekdays.filter((one) => one !== weekday);
      if (!box.checked && others.length === 0) {
        box.checked = true;
        least.textContent = "Keep at least one day.";
        return;
      }
      const weekdays = box.checked ? [...others, weekday].sort() : others;
      least.textContent = "";
      scene.change(set({ weekdays }), `${nameOfDay(weekday)} is ${box.checked ? "one of your days" : "free"}.`);
    });
    return box;
  });
  const time = el("input", { type: "time", required: true });
  time.addEventListener("change", () => time.value && scene.keep(set({ time: time.value })));
  time.addEventListener("blur", () => (time.value ||= scene.settings.time));
  const after = el("input", { type: "text", maxlength: 80, autocomplete: "off" });
  after.addEventListener("change", () => scene.keep(set({ after: after.value.trim() })));
  place.replaceChildren(
    el("h2", {}, "Days and reminders"),
    el("fieldset", { class: "days" }, el("legend", {}, "Your days"), ...boxes.map((box, index) => el("label", { class: "pick" }, box, nameOfDay(index + 1)))),
    least,
    el("p", {}, el("label", { class: "field" }, "Time", time)),
    el("p", { class: "sentence" }, el("label", {}, "After", after, "I will do my plan.")),
    el("p", { class: "help" }, "A thing you do anyway reminds you best: breakfast, or brushing your teeth."),
    button("Save reminders (.ics)", "", () => {
      save(scene);
      saved.textContent = "The file is saved. Open it to put your days into your calendar.";
    }),
    saved,
    el(
      "p",
      { class: "help" },
      `A file for your calendar: your days for ${WEEKS} weeks, under the title “${TITLE}”. `,
      "Your calendar may use its own alert, so look at it after the import. Some phones cannot open such a file. ",
      "Then write the days down from the printed week.",
    ),
  );
  return (now) => {
    scene = now;
    const { weekdays } = now.settings;
    for (const [index, box] of boxes.entries()) box.checked = weekdays.includes(index + 1);
    // What is being typed is the reader's.
    if (document.activeElement !== time) time.value = now.settings.time;
    if (document.activeElement !== after) after.value = now.settings.after;
  };
}

/** @param {number} weekday */
function nameOfDay(weekday) {
  return dateSays(MONDAY + weekday, { weekday: "long" });
}

/** @param {Scene} scene */
function save({ settings, plan, kept, today }) {
  const text = calendar({
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    start: today,
    time: settings.time,
    weekdays: settings.weekdays,
    weeks: WEEKS,
    minutes: Math.ceil(plan.seconds / 60),
    // The same for the same reader: a calendar then takes new reminders for the old ones.
    uid: kept.visits[0]?.id ?? today,
    stamp: new Date().toISOString().replace(/[-:]|\.\d+/g, ""),
    title: TITLE,
    note: NOTE,
  });
  const url = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  el("a", { href: url, download: "movement-breaks.ics" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
