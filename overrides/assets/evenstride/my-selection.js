// @ts-check
// A sheet of one's own: up to five exercises from the library, and places to fill in by hand. What is
// chosen stands in the address; an exercise is taken from its own sheet, so both say the same.

import { button, el } from "./dom.js";
import { fitSheets, wireLayouts } from "./layout.js";
import { preparePrint } from "./print.js";
import { MOST, parse, raised, toggled, write } from "./selection.js";

/** @import { Selection } from "./selection.js" */
/** @typedef {{card: Element, leaveOut: Map<string, string>}} Printed the card of an exercise, and who leaves it out */

const UNREACHED = "An exercise could not be loaded. Check your connection, then reload the page.";

const form = /** @type {HTMLFormElement} */ (find("[data-picker]"));
const [picked, count, status, leaveOut] = ["picked", "count", "status", "leave-out"].map((name) => find(`[data-${name}]`));
const [sheet, cards] = [find(".sheet"), find(".cards")];
const empty = /** @type {HTMLSelectElement} */ (find("[name=empty]"));
const search = /** @type {HTMLInputElement} */ (find("[type=search]"));
/** What can be picked, by id. */
const boxes = new Map([...form.querySelectorAll("input")].filter(({ type }) => type === "checkbox").map((box) => [box.value, box]));
const blank = /** @type {Element} */ (cards.querySelector(".card--blank")).cloneNode(true);

/** @type {Map<string, Promise<Printed>>} */
const loaded = new Map();
/** @type {Selection} */
let selection = { exercises: [], empty: 0 };

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", ({ target }) => {
  if (target === empty) choose({ ...selection, empty: Number(empty.value) });
  else if (target instanceof HTMLInputElement && target.type === "checkbox") choose(toggled(selection, target.value));
});
search.addEventListener("input", narrow);
addEventListener("hashchange", read);
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
  draw(selection).catch(() => say(UNREACHED));
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
  return [...buttons].find(({ disabled }) => !disabled) ?? picked.querySelector("button:enabled") ?? boxes.get(id);
}

/** @param {string} text */
function say(text) {
  status.textContent = text;
}

/** Put the exercises on the sheet, unless others have been chosen meanwhile. @param {Selection} wanted */
async function draw(wanted) {
  const { exercises } = wanted;
  const printed = await Promise.all(exercises.map(cardOf));
  if (wanted !== selection) return;
  const blanks = Array.from({ length: wanted.empty }, () => blank.cloneNode(true));
  cards.replaceChildren(...printed.map(({ card }) => card.cloneNode(true)), ...blanks);
  sheet.dataset.cards = String(exercises.length + wanted.empty);
  leaveOut.hidden = !tell(printed);
  fitSheets();
}

/** Say who leaves out which exercise, by their numbers. @param {Printed[]} printed */
function tell(printed) {
  /** @type {Map<string, {text: string, numbers: number[]}>} */
  const groups = new Map();
  printed.forEach((one, at) => {
    for (const [id, text] of one.leaveOut) {
      const group = groups.get(id) ?? { text, numbers: [] };
      group.numbers.push(at + 1);
      groups.set(id, group);
    }
  });
  const all = (/** @type {number[]} */ numbers) => printed.length > 1 && numbers.length === printed.length;
  const lines = [...groups.values()].flatMap(({ text, numbers }) => [el("strong", {}, all(numbers) ? "All:" : `${numbers.join(", ")}:`), ` ${text} `]);
  find("[data-leave-out] span").replaceChildren(...(printed.length === 1 ? lines.filter((one) => typeof one === "string") : lines));
  return lines.length;
}

/** @param {string} id @returns {Promise<Printed>} */
function cardOf(id) {
  const found = loaded.get(id) ?? fetched(id);
  loaded.set(id, found);
  found.catch(() => loaded.delete(id));
  return found;
}

/** @param {string} id @returns {Promise<Printed>} */
async function fetched(id) {
  const answer = await fetch(`../sheets/exercises/${id}/`);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const card = page.querySelector(".card");
  if (!card) throw new Error("no card");
  const options = [...page.querySelectorAll("[data-option]")];
  return { card: document.adoptNode(card), leaveOut: new Map(options.map((one) => [one.getAttribute("data-option") ?? "", (one.textContent ?? "").trim()])) };
}

/** Show what the words in the search field fit. */
function narrow() {
  const words = search.value.toLowerCase().split(/[\s-]+/);
  for (const label of form.querySelectorAll("label[data-names]")) {
    const names = label.getAttribute("data-names")?.replaceAll("-", " ") ?? "";
    label.toggleAttribute("hidden", !words.every((word) => names.includes(word)));
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
