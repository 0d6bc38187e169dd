// @ts-check
// How sheets are laid out, chosen by the reader before printing and remembered on this device.

import { fit } from "./fit.js";

const KEY = "evenstride.layout";
/** The choices there are; the first of each is that of a sheet without a script. */
const CHOICES = {
  layout: /** @type {const} */ (["standard", "clear", "large"]),
  drawings: /** @type {const} */ (["with", "without"]),
};
const TOO_LONG = {
  standard: "This is too long for one page. Clear print has two.",
  clear: "This is too long for two pages. Standard print takes less room.",
  large: "An exercise here is longer than a page of large print, and will break across two.",
};

/** Show the form of a page and keep to it: the root says what is chosen, and the sheets of the page fit themselves to it. */
export function wireLayouts() {
  const form = document.querySelector("[data-layouts]");
  if (!(form instanceof HTMLFormElement)) return;
  const { dataset } = document.documentElement;
  const kept = chosenIn(read());
  Object.assign(dataset, kept);
  for (const [name, value] of Object.entries(kept)) {
    const press = form.querySelector(`[name="${name}"][value="${value}"]`);
    if (press instanceof HTMLInputElement) press.checked = true;
  }
  form.hidden = false;
  form.addEventListener("change", () => {
    const chosen = JSON.stringify(Object.fromEntries(new FormData(form)));
    Object.assign(dataset, chosenIn(chosen));
    write(chosen);
    fitSheets();
  });
  addEventListener("beforeprint", fitSheets);
  fitSheets();
}

/** Let the sheets of the page take the room they have; say so where it does not do. */
export function fitSheets() {
  const layout = one(CHOICES.layout, document.documentElement.dataset.layout);
  const sheets = [...document.querySelectorAll(".sheet[data-tight]")].filter((sheet) => sheet instanceof HTMLElement);
  const fits = sheets.map((sheet) => fit(sheet, layout)).every(Boolean);
  for (const place of document.querySelectorAll("[data-too-long]")) place.textContent = fits ? "" : TOO_LONG[layout];
  // Only a picture that has come has a size.
  const pictures = /** @type {NodeListOf<HTMLImageElement>} */ (document.querySelectorAll(".sheet img"));
  const coming = [...pictures].filter(({ complete }) => !complete);
  if (coming.length) Promise.allSettled(coming.map((one) => one.decode())).then(fitSheets);
}

/**
 * Return what a text from storage chooses; it is a stranger until checked.
 * @param {string | null} text
 */
export function chosenIn(text) {
  /** @type {Record<string, unknown>} */
  let found = {};
  try {
    found = Object(JSON.parse(text ?? "{}"));
  } catch {
    // Not ours: as if nothing had been chosen.
  }
  return { layout: one(CHOICES.layout, found.layout), drawings: one(CHOICES.drawings, found.drawings) };
}

/** @template {string} Choice @param {readonly Choice[]} choices @param {unknown} wanted */
function one(choices, wanted) {
  return choices.find((value) => value === wanted) ?? choices[0];
}

/** @returns {string | null} nothing where the browser keeps nothing */
function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} text */
function write(text) {
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // It holds for this page all the same.
  }
}
