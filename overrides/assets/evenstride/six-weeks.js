// @ts-check
// Six weeks at a glance. It shows what was planned and what was done, and holds nothing against anyone.

import { button, el } from "./dom.js";
import { sixWeeks } from "./engine/week.js";
import { dateSays } from "./plan-words.js";
import { refill } from "./redraw.js";

/** @import { Scene } from "./my-plan.js" */
/** @typedef {ReturnType<typeof sixWeeks>[number][number]} Cell */

/**
 * @param {HTMLElement} place
 * @param {Scene} scene
 */
export function fillSixWeeks(place, { settings, kept, today, change }) {
  const weeks = sixWeeks(settings.started, settings.weekdays, kept.log, today);
  const done = weeks.flat().filter((cell) => cell.done).length;
  const days = weeks[0].map(({ day }) =>
    el("th", { scope: "col" }, el("abbr", { title: dateSays(day, { weekday: "long" }) }, dateSays(day, { weekday: "short" }))),
  );
  const rows = weeks.map((week, index) =>
    el("tr", {}, el("th", { scope: "row" }, el("span", { class: "unseen" }, "Week "), String(index + 1)), ...week.map(cellOf)),
  );
  const over = today > (weeks.at(-1)?.at(-1)?.day ?? today);
  const again = button("Begin six new weeks", "quiet", () =>
    change(({ settings: now, ...kept }) => ({ ...kept, settings: now && { ...now, started: today } }), "Six new weeks begin today."),
  );
  const table = el(
    "table",
    { class: "calendar" },
    el("caption", { class: "unseen" }, "Six weeks, a row for each"),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, el("span", { class: "unseen" }, "Week")), ...days)),
    el("tbody", {}, ...rows),
  );
  refill(
    place,
    el("h2", {}, "Six weeks"),
    el("p", {}, done ? `You have practised on ${done} ${done === 1 ? "day" : "days"}. Carry on.` : "Any day is a good day to begin."),
    el("div", { class: "wide", tabindex: "0", role: "group", "aria-label": "Calendar" }, table),
    el("p", { class: "key", "aria-hidden": "true" }, el("span", { class: "mark" }), " planned ", el("span", { class: "mark mark--done" }, "✓"), " done"),
    ...(over ? [el("p", {}, "These six weeks are over."), again] : []),
  );
}

/** @param {Cell} cell */
function cellOf({ day, planned, done, today }) {
  const state = [planned ? "planned" : "", done ? "done" : "", today ? "today" : ""].filter(Boolean).join(", ");
  const [date] = dateSays(day, { day: "numeric", month: "short" }).split(" ");
  const shown = date === "1" ? dateSays(day, { day: "numeric", month: "short" }) : date;
  const mark = done ? el("span", { class: "mark mark--done" }, "✓") : planned ? el("span", { class: "mark" }) : "";
  return el(
    "td",
    today ? { class: "today", "aria-current": "date" } : {},
    el("span", { "aria-hidden": "true" }, el("span", { class: "day" }, shown), mark),
    el("span", { class: "unseen" }, [dateSays(day, { day: "numeric", month: "long" }), state].filter(Boolean).join(": ")),
  );
}
