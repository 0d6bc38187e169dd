// @ts-check
// Today's list: what the plan holds for this day, and how yesterday's pain is this morning.

import { button, el } from "./dom.js";
import { addDays, week, weekdayOf } from "./engine/week.js";
import { dateSays, nameOf } from "./plan-words.js";
import { refill } from "./redraw.js";
import { exerciseCard } from "./today-card.js";

/** @import { Entry, Item } from "./engine/types.js" */
/** @import { Scene } from "./my-plan.js" */

/** The days on which the reader asked for the minimum though nothing was planned. */
const anyway = new Set();
/** Pain that the reader said was no worse, until the page is left. */
const settled = new Set();

/**
 * @param {HTMLElement} place
 * @param {Scene} scene
 */
export function fillToday(place, scene) {
  const { table, plan, settings, kept, today } = scene;
  const days = week(plan, table, settings.weekdays);
  const planned = days[weekdayOf(today)];
  const noted = kept.log.filter(({ day }) => day === today).map(({ exercise }) => exercise);
  const wanted = [...planned, ...noted, ...(anyway.has(today) ? plan.minimum : [])];
  const items = plan.items.filter(({ exercise }) => wanted.includes(exercise));
  const heading = el("h2", { tabindex: "-1", "data-key": "today" }, "Today");
  refill(
    place,
    heading,
    el("p", { class: "date" }, dateSays(today)),
    ...morning(scene),
    ...(planned.length ? [] : unplanned(scene, days)),
    ...(items.length ? cards(scene, items, noted) : []),
    ...(planned.length > plan.minimum.length ? badDay(scene) : []),
  );
}

/** @param {Scene} scene @param {Item[]} items @param {string[]} noted */
function cards(scene, items, noted) {
  const { table } = scene;
  const seconds = items.reduce((sum, { dose }) => sum + dose.seconds, table.plan.warm_up_seconds);
  const minutes = Math.ceil(seconds / 60);
  const all = items.every(({ exercise }) => noted.includes(exercise));
  return [
    el("p", {}, `About ${minutes} ${minutes === 1 ? "minute" : "minutes"}, warm-up included.`),
    el("p", {}, el("strong", {}, "Warm up: "), table.plan.warm_up),
    el("ol", { class: "exercises" }, ...items.map((item) => exerciseCard(scene, item))),
    ...(all ? [el("p", { class: "notice" }, "That is all for today. Carry on with your day.")] : []),
  ];
}

/** @param {Scene} scene @param {Record<number, string[]>} days */
function unplanned({ plan, today, redraw }, days) {
  const next = [1, 2, 3, 4, 5, 6].map((more) => addDays(today, more)).find((day) => days[weekdayOf(day)].length);
  const then = next ? ` Your next day is ${dateSays(next, { weekday: "long" })}.` : "";
  const says = el("p", {}, `Nothing is planned today. Rest is part of it.${then}`);
  if (anyway.has(today) || plan.minimum.length === 0) return [says];
  const press = button("Do the minimum day anyway", "quiet", () => {
    anyway.add(today);
    redraw();
  });
  press.dataset.else = "today";
  return [says, press];
}

/** @param {Scene} scene */
function badDay({ table, plan }) {
  const names = plan.minimum.map((id) => nameOf(table, id)).join(" and ");
  return names ? [el("p", {}, el("strong", {}, "On a bad day: "), `do only this much: ${names}. That still counts.`)] : [];
}

/** What was a little painful yesterday, and how it is now. @param {Scene} scene */
function morning(scene) {
  const yesterday = addDays(scene.today, -1);
  return scene.kept.log
    .filter(({ day, pain, exercise }) => day === yesterday && pain === "mild" && nameOf(scene.table, exercise))
    .map((entry) => ask(scene, entry));
}

/** @param {Scene} scene @param {Entry} entry */
function ask({ table, change, redraw }, entry) {
  const answers = [true, false].map((worse) => {
    const pressed = worse ? entry.worse : !entry.worse && settled.has(entry.id);
    const made = button(worse ? "Yes" : "No", "tick", () => {
      if (worse || pressed) settled.delete(entry.id);
      else settled.add(entry.id);
      const now = worse && !pressed;
      for (const one of answers) one.setAttribute("aria-pressed", String(one === made && !pressed));
      const log = (/** @type {Entry[]} */ all) => all.map((one) => (one.id === entry.id ? { ...one, worse: now } : one));
      change((kept) => ({ ...kept, log: log(kept.log) }), pressed ? "Taken back." : "Noted.");
    });
    made.setAttribute("aria-pressed", String(pressed));
    made.dataset.key = `worse-${worse}-${entry.id}`;
    return made;
  });
  const question = `Yesterday “${nameOf(table, entry.exercise)}” hurt a little. Is it worse this morning?`;
  const id = `worse-${entry.id}`;
  return el("div", { class: "notice", role: "group", "aria-labelledby": id }, el("p", { id }, question), el("div", { class: "row" }, ...answers));
}
