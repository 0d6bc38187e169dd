// @ts-check
// What the plan looks like on paper: one sheet for the plan, one for the coming week.

import { cardOf, fill, sidesOf } from "./card.js";
import { el, sideMark } from "./dom.js";
import { addDays, week, weekdayOf } from "./engine/week.js";
import { rests } from "./engine/progress.js";
import { sideSays } from "./engine/words.js";
import { fitSheets, wireLayouts } from "./layout.js";
import { safetySays } from "./plan-notes.js";
import { adviceSays, dateSays, nameOf, setsSay, workSays } from "./plan-words.js";

/** @import { Advice } from "./engine/progress.js" */
/** @import { Scene } from "./my-plan.js" */

/** What the log says of an exercise and paper must say too; a next step up is for the screen. */
const SAID = ["pause", "see-someone", "gate", "easier", "hold"];

/**
 * Fill the sheets of the plan and of the coming week.
 * @param {HTMLElement} whole
 * @param {HTMLElement} week
 * @param {Scene} scene
 * @param {string} day of the safety answers
 */
export function fillSheets(whole, week, scene, day) {
  fillPlan(whole, scene);
  fillWeek(week, scene);
  const says = safetySays(scene, day);
  for (const sheet of [whole, week]) {
    fill(sheet, "safety", [says ? `${says}.` : `Answered on ${dateSays(day)}. Answer them again after two weeks, or when anything is new.`]);
  }
  if (whole.checkVisibility() || week.checkVisibility()) fitSheets();
}

/** @param {HTMLElement} sheet @param {Scene} scene */
function fillPlan(sheet, { table, plan, advice }) {
  const total = Math.ceil(plan.seconds / 60);
  fill(sheet, "time", [`About ${total} ${total === 1 ? "minute" : "minutes"}, warm-up included.`]);
  const sided = plan.items.filter(({ first }) => first !== null);
  const until = sided.some(({ provisional }) => provisional) ? " That order is for now, until a second day confirms it." : "";
  fill(sheet, "sides", [sided.length ? `Where a side comes first, the other does the same, no more.${until}` : ""]);
  const cards = plan.items.flatMap((item) => {
    const exercise = table.exercises.find(({ id }) => id === item.exercise);
    if (!exercise) return [];
    const told = advice(item);
    const off = told !== null && restsForGood(told);
    const card = cardOf(exercise, item, { minimum: plan.minimum.includes(item.exercise) && !off });
    const note = card.querySelector("[data-slot=note]");
    // What has no day on which it comes back has nothing to do or to tick.
    if (off) {
      note?.replaceChildren();
      for (const part of card.querySelectorAll(".card > :not(h2, [data-slot=note])")) part.remove();
    }
    if (told && SAID.includes(told.kind)) note?.prepend(el("strong", {}, adviceSays(told)), " ");
    return card;
  });
  sheet.querySelector(".cards")?.replaceChildren(...cards);
  sheet.dataset.cards = String(plan.items.length);
}

/** A row for each exercise, a column for each of seven days. @param {HTMLElement} sheet @param {Scene} scene */
function fillWeek(sheet, { table, plan, settings, today, advice }) {
  const days = [0, 1, 2, 3, 4, 5, 6].map((more) => addDays(today, more));
  const planned = week(plan, table, settings.weekdays);
  const head = days.map((day) => {
    const [weekday, date] = [dateSays(day, { weekday: "short" }), dateSays(day, { day: "numeric", month: "short" })];
    return el("th", { scope: "col" }, weekday, el("br"), date);
  });
  const rows = plan.items.flatMap((item) => {
    const exercise = table.exercises.find(({ id }) => id === item.exercise);
    if (!exercise) return [];
    const told = advice(item);
    const cells = days.map((day) =>
      planned[weekdayOf(day)]?.includes(item.exercise) && !rests(told, day)
        ? el("td", {}, ...sidesOf(item).map(box))
        : el("td", {}, el("span", { "aria-hidden": "true" }, "–"), el("span", { class: "unseen" }, "not planned")),
    );
    const dose = `${setsSay(item.sets)}: ${workSays(exercise)}.`;
    const doing = told && restsForGood(told) ? [] : [dose, sideSays(item)];
    const says = told && SAID.includes(told.kind) ? [el("p", {}, el("strong", {}, adviceSays(told)))] : [];
    const lines = [...says, ...doing.filter(Boolean).map((text) => el("p", {}, text))];
    return el("tr", {}, el("th", { scope: "row" }, el("strong", {}, exercise.name), ...lines), ...cells);
  });
  const least = plan.items.filter((item) => plan.minimum.includes(item.exercise) && !rests(advice(item), today));
  fill(sheet, "span", [`${dateSays(days[0])} to ${dateSays(days[6])}.`]);
  fill(sheet, "after", [settings.after ? `After ${settings.after}, I will do my plan.` : ""]);
  fill(sheet, "minimum-day", [least.map(({ exercise }) => nameOf(table, exercise)).join("; ")]);
  const bad = sheet.querySelector("[data-bad-day]");
  if (bad instanceof HTMLElement) bad.hidden = !least.length;
  sheet.querySelector("[data-week]")?.replaceChildren(
    el(
      "table",
      { class: "week" },
      el("caption", { class: "unseen" }, "The coming week, with boxes to tick by side"),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Exercise"), ...head)),
      el("tbody", {}, ...rows),
      el("tfoot", {}, el("tr", {}, el("th", { scope: "row" }, "How it went: done, eased, or it hurt"), ...days.map(() => el("td")))),
    ),
  );
}

/** @param {Advice} told */
function restsForGood(told) {
  return told.until === null && rests(told, "");
}

/** @param {"left" | "right" | "both"} side */
function box(side) {
  const mark = side === "both" ? "" : sideMark(side);
  return el("span", { class: "box" }, mark, el("span", { class: "square", "aria-hidden": "true" }), el("span", { class: "unseen" }, `${side} `));
}

/** Make the layouts a choice, and the buttons print their sheet or show both. Without a button, the plan is what is printed. */
export function wirePrint() {
  wireLayouts();
  const { dataset } = document.documentElement;
  // Not after the printing: some phones say so before the page is drawn.
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => delete dataset.print, true);
  for (const press of document.querySelectorAll("button[data-print]")) {
    press.addEventListener("click", () => {
      dataset.print = press.getAttribute("data-print") ?? "plan";
      print();
    });
  }
  const preview = document.querySelector("[data-preview]");
  preview?.addEventListener("click", () => {
    const hidden = document.querySelector("[data-paper]")?.classList.toggle("put-away");
    preview.setAttribute("aria-expanded", String(!hidden));
    fitSheets();
  });
}
