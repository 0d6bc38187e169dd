// @ts-check
// A sheet of one's own: up to five exercises from the library, and places to fill in by hand. What is
// chosen stands in the address.

import { cardOf } from "./card.js";
import { button, el } from "./dom.js";
import { named } from "./filter.js";
import { fitSheets, wireLayouts } from "./layout.js";
import { Unloaded, withExercises } from "./library.js";
import { preparePrint } from "./print.js";
import { MOST, parse, raised, speaks, toggled, write } from "./selection.js";

/** @import { Exercise, Table } from "./engine/types.js" */
/** @import { Selection } from "./selection.js" */

const form = /** @type {HTMLFormElement} */ (find("[data-picker]"));
const [picked, count, status, leaveOut] = ["picked", "count", "status", "leave-out"].map((name) => find(`[data-${name}]`));
const [sheet, cards] = [find(".sheet"), find(".cards")];
const empty = /** @type {HTMLSelectElement} */ (find("[name=empty]"));
const search = /** @type {HTMLInputElement} */ (find("[type=search]"));
/** What can be picked, by id. */
const boxes = new Map([...form.querySelectorAll("input")].filter(({ type }) => type === "checkbox").map((box) => [box.value, box]));
/** What single groups answer, in the order of the safety questions. */
const answers = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-answer]"))].map(({ dataset, textContent }) => ({
  name: dataset.answer ?? "",
  short: dataset.short ?? "",
  text: (textContent ?? "").trim(),
}));
const blank = /** @type {Element} */ (cards.querySelector(".card--blank")).cloneNode(true);
/** @type {Table} */
const table = JSON.parse(find("#table").textContent ?? "");

/** @type {Selection} */
let selection = { exercises: [], empty: 0 };

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", ({ target }) => {
  if (target === empty) choose({ ...selection, empty: Number(empty.value) });
  else if (target instanceof HTMLInputElement && target.type === "checkbox") choose(toggled(selection, target.value));
});
search.addEventListener("input", narrow);
addEventListener("hashchange", () => (speaks(location.hash) ? read() : choose(selection)));
wireLayouts();
preparePrint();
narrow();
read();

/** Take the selection from the address. */
function read() {
  const { missing, ...found } = parse(location.hash, boxes);
  choose(found);
  if (missing) say(`Left out of the address: ${missing === 1 ? "an exercise that is" : `${missing} exercises that are`} not here, or for which there was no room.`);
}

/** Keep a selection in the address and show it. @param {Selection} next @param {string} [focus] the exercise whose button has the focus */
function choose(next, focus) {
  selection = next;
  const { exercises } = selection;
  history.replaceState(history.state, "", `${location.pathname}${location.search}${write(selection)}`);
  for (const [id, box] of boxes) {
    box.checked = exercises.includes(id);
    box.disabled = !box.checked && exercises.length === MOST;
  }
  for (const option of empty.options) option.disabled = Number(option.value) + exercises.length > MOST || (option.value === "0" && !exercises.length);
  empty.value = String(selection.empty);
  say("");
  count.textContent = exercises.length ? `${exercises.length} of ${MOST} on the sheet` : "None yet: the sheet is blank";
  picked.replaceChildren(...exercises.map(line));
  if (focus) lineOf(focus)?.focus();
  draw(selection).catch((error) => {
    if (!(error instanceof Unloaded)) throw error;
    say("The exercises could not be loaded, so the sheet is not up to date. Check your connection, then reload the page.");
  });
}

/** An exercise on the sheet, with what can be done about it. @param {string} id @param {number} at */
function line(id, at) {
  const name = nameOf(id);
  const up = button("Up", "quiet", () => {
    choose(raised(selection, id), id);
    say(`${name} is number ${selection.exercises.indexOf(id) + 1} now.`);
  });
  up.setAttribute("aria-label", `Up: ${name}`);
  up.disabled = at === 0;
  const out = button("Take out", "quiet", () => choose(toggled(selection, id), id));
  out.setAttribute("aria-label", `Take out: ${name}`);
  return el("li", { "data-id": id }, el("span", {}, `${at + 1}. ${name}`), up, out);
}

/** Where the focus goes once an exercise has moved, or left. @param {string} id */
function lineOf(id) {
  const buttons = [...picked.querySelectorAll("li")].find((one) => one.dataset.id === id)?.querySelectorAll("button") ?? [];
  const box = boxes.get(id);
  return [...buttons].find(({ disabled }) => !disabled) ?? picked.querySelector("button:enabled") ?? (box?.checkVisibility() ? box : search);
}

/** @param {string} text */
function say(text) {
  status.textContent = text;
}

/** Put the exercises on the sheet, unless others have been chosen meanwhile. @param {Selection} wanted */
async function draw(wanted) {
  const library = wanted.exercises.length ? (await withExercises(table, "../", "my-selection")).exercises : [];
  if (wanted !== selection) return;
  const exercises = wanted.exercises.flatMap((id) => library.find((one) => one.id === id) ?? []);
  const blanks = Array.from({ length: wanted.empty }, () => blank.cloneNode(true));
  cards.replaceChildren(...exercises.map(printed), ...blanks);
  sheet.dataset.cards = String(exercises.length + wanted.empty);
  find("[data-side-first]").hidden = !cards.querySelector("[data-row=left]");
  const alone = exercises.length + wanted.empty === 1;
  for (const part of document.querySelectorAll("[data-leave-out] strong[data-alone]")) {
    part.toggleAttribute("hidden", part.getAttribute("data-alone") !== String(alone));
  }
  const lines = groups(exercises, alone);
  leaveOut.hidden = lines.length === 0;
  find("[data-leave-out] span").replaceChildren(...lines);
  fitSheets();
}

/** The card of an exercise for everyone. @param {Exercise} exercise */
function printed(exercise) {
  const { dose, caution } = exercise;
  const texts = (/** @type {boolean} */ some) => caution.filter(({ when }) => some === when.length > 0).map(({ text }) => text);
  const item = { sets: dose.sets, dose, first: null, extra: false, caution: texts(false) };
  return cardOf(exercise, item, { minimum: false, groups: texts(true) });
}

/** Who leaves out which exercise: their answers, behind the numbers on the sheet, which one alone has not. @param {Exercise[]} exercises @param {boolean} alone */
function groups(exercises, alone) {
  const leftOutBy = exercises.map(({ id }) => boxes.get(id)?.dataset.answers?.split(" ") ?? []);
  /** @type {Map<string, typeof answers>} */
  const those = new Map();
  for (const answer of answers) {
    const numbers = leftOutBy.flatMap((names, at) => (names.includes(answer.name) ? at + 1 : [])).join(",\u00a0");
    if (numbers) those.set(numbers, [...(those.get(numbers) ?? []), answer]);
  }
  return [...those].flatMap(([numbers, some]) => [...(alone ? [] : [el("strong", {}, `${numbers}:`)]), ` ${together(some)} `]);
}

/** Answers as one text; those with the same words before them share these. @param {typeof answers} some */
function together(some) {
  const alone = some.filter(({ short }) => !short).map(({ text }) => text);
  const shorts = [...new Set(some.map(({ short }) => short))].filter(Boolean).map((short) => {
    const texts = some.filter((one) => one.short === short).map(({ text }) => text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, ""));
    return `${short}: ${texts.join("; ")}.`;
  });
  return [...alone, ...shorts].join(" ");
}

/** Show what the words in the search field fit. */
function narrow() {
  for (const label of form.querySelectorAll("label[data-names]")) {
    label.toggleAttribute("hidden", !named(label.getAttribute("data-names") ?? "", search.value));
  }
  for (const group of form.querySelectorAll("fieldset")) group.hidden = !group.querySelector("label:not([hidden])");
  find("[data-none]").hidden = Boolean(form.querySelector("fieldset:not([hidden])"));
}

/** @param {string} id */
function nameOf(id) {
  return boxes.get(id)?.closest("label")?.textContent?.trim() ?? id;
}

/** @param {string} what @returns {HTMLElement} */
function find(what) {
  const found = document.querySelector(what);
  if (!(found instanceof HTMLElement)) throw new Error(`The page lacks ${what}.`);
  return found;
}
