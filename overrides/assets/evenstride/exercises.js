// @ts-check
/** The filters above the list of exercises. Without them the list stands whole. */

import { FILTERS, matches, parse, write } from "./filter.js";

/** @typedef {import("./filter.js").Filter} Filter */
/** @typedef {import("./filter.js").Wanted} Wanted */

const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-exercises]"));
const count = /** @type {HTMLOutputElement} */ (form.querySelector("output"));

const cards = [...document.querySelectorAll(".es-exercises > li")].map((item) => {
  const { area = "", aim = "", kit = "", position = "", minutes = "", names = "" } =
    /** @type {HTMLElement} */ (item).dataset;
  const card = { area, aim, kit: kit.split(" "), position, minutes: Number(minutes), names };
  return { item, card };
});

/** @param {Filter} name */
function field(name) {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found : null;
}

/** @type {Partial<Record<Filter, string[]>>} */
const offered = {};
for (const name of FILTERS) {
  const select = field(name);
  if (select instanceof HTMLSelectElement) {
    offered[name] = Array.from(select.options, (option) => option.value).filter(Boolean);
  }
}

/** Shows what is wanted, and the headings that have something below them. */
function show() {
  /** @type {Wanted} */
  const wanted = {};
  for (const name of FILTERS) wanted[name] = field(name)?.value.trim() ?? "";
  let shown = 0;
  for (const { item, card } of cards) {
    const wantedToo = matches(card, wanted);
    item.toggleAttribute("hidden", !wantedToo);
    if (wantedToo) shown += 1;
  }
  /** @type {Element | null} */
  let aim = null;
  for (const part of document.querySelectorAll("article h2, .es-exercises")) {
    if (part.localName === "h2") {
      aim = part;
      aim.toggleAttribute("hidden", true);
      continue;
    }
    const empty = !part.querySelector("li:not([hidden])");
    part.toggleAttribute("hidden", empty);
    part.previousElementSibling?.toggleAttribute("hidden", empty);
    if (!empty) aim?.toggleAttribute("hidden", false);
  }
  count.textContent =
    shown === 0
      ? "No exercise fits all of this. Take one choice back, or show all."
      : `${shown === cards.length ? "All" : `${shown} of`} ${cards.length} exercises`;
  const query = write(wanted);
  if (query !== location.search) {
    history.replaceState(null, "", `${location.pathname}${query}${location.hash}`);
  }
}

/** Takes the choices from the address. */
function read() {
  const wanted = parse(location.search, offered);
  for (const name of FILTERS) {
    const own = field(name);
    if (own) own.value = wanted[name] ?? "";
  }
  show();
}

/** Takes all choices back. */
function clear() {
  for (const name of FILTERS) {
    const own = field(name);
    if (own) own.value = "";
  }
  show();
}

form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
form.querySelector("button")?.addEventListener("click", clear);
// The contents beside the list may lead to a heading that is not shown.
addEventListener("hashchange", () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.hasAttribute("hidden")) {
    clear();
    target.scrollIntoView();
  }
});
// A browser that goes back fills in the form as it was left; the address is what counts.
addEventListener("pageshow", read);
read();
form.hidden = false;
