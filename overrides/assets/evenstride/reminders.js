// @ts-check
// The reader's days, and reminders of them as a file for a calendar.

import { button, el } from "./dom.js";
import { calendar } from "./engine/calendar.js";
import { weekdayOf } from "./engine/week.js";
import { dateSays } from "./plan-words.js";
import { refill } from "./redraw.js";

/** @import { Settings } from "./engine/types.js" */
/** @import { Scene } from "./my-plan.js" */

const WEEKS = 6;
const TITLE = "Movement break";
const NOTE = "Your list for today is on your own device.";
// A Monday, to name the days of the week by.
const MONDAY = "2024-01-0";

/**
 * @param {HTMLElement} place
 * @param {Scene} scene
 */
export function fillReminders(place, scene) {
  const { settings, change } = scene;
  /** @param {Partial<Settings>} part @param {string} says */
  const set = (part, says) => change((kept) => ({ ...kept, settings: kept.settings && { ...kept.settings, ...part } }), says);
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const name = dateSays(MONDAY + weekday, { weekday: "long" });
    const box = el("input", { type: "checkbox", checked: settings.weekdays.includes(weekday), "data-key": `day-${weekday}` });
    box.addEventListener("change", () => {
      const others = settings.weekdays.filter((one) => one !== weekday);
      if (!box.checked && others.length === 0) {
        box.checked = true;
        return scene.say("Keep at least one day.");
      }
      const weekdays = box.checked ? [...others, weekday].sort() : others;
      set({ weekdays }, box.checked ? `${name} is one of your days.` : `${name} is free.`);
    });
    return el("label", { class: "pick" }, box, name);
  });
  const time = el("input", { type: "time", required: true, "data-key": "time" });
  time.value = settings.time;
  time.addEventListener("change", () => {
    if (time.value) set({ time: time.value }, `The time is ${time.value}.`);
    else time.value = settings.time;
  });
  const after = el("input", { type: "text", maxlength: 80, "data-key": "after", autocomplete: "off" });
  after.value = settings.after;
  after.addEventListener("change", () => set({ after: after.value.trim() }, "Noted."));
  refill(
    place,
    el("h2", {}, "Days and reminders"),
    el("fieldset", { class: "days" }, el("legend", {}, "Your days"), ...days),
    el("p", {}, el("label", { class: "field" }, "Time", time)),
    el("p", { class: "sentence" }, el("label", {}, "After", after, "I will do my plan.")),
    el("p", { class: "help" }, "A thing you do anyway reminds you best: breakfast, or brushing your teeth."),
    button("Save reminders (.ics)", "", () => save(scene)),
    el(
      "p",
      { class: "help" },
      `A file for your calendar: your days at ${settings.time} for ${WEEKS} weeks, under the title “${TITLE}”. `,
      "Your calendar may use its own alert, so look at it after the import. Some phones cannot open such a file. ",
      "Then write the days down from the printed week.",
    ),
  );
}

/** @param {Scene} scene */
function save({ settings, plan, kept, today, say }) {
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
  say("The file with your reminders is saved. Open it to put them into your calendar.");
}
