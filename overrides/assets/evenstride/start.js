// @ts-check
// What must work at once on a slow line, before the rest has come: going on from the introduction
// to the first question, and answers that rule each other out. It needs no other module.

const page = document.documentElement;
const KEY = "evenstride.session";
// A tap on Continue that came before the rest.
let waiting = false;

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement) settle(target);
}, true);
document.addEventListener("click", early);
if (unbegun()) page.dataset.early = "intro";

const rest = parsed().then(painted).then(() => import("./self-check.js"));
rest.catch(() => {
  // The whole form stands, as it does without a script.
  page.dataset.alone = "";
  const notice = document.querySelector("[data-notice]");
  if (notice) notice.textContent = "A part of this page could not be loaded. Reload it, or use the form as it stands, with a pen.";
}).finally(() => document.removeEventListener("click", early));

/**
 * "None of these" and every other answer rule each other out.
 * @param {HTMLInputElement} ticked
 */
function settle(ticked) {
  if (ticked.type !== "checkbox" || !ticked.checked) return;
  for (const box of ticked.closest("[data-step]")?.querySelectorAll("input") ?? []) {
    if ((box.value === "none") !== (ticked.value === "none")) box.checked = false;
  }
}

/** Until the rest is here: show the first question, and keep what is tapped after it. @param {Event} event */
function early(event) {
  if (!(event.target instanceof Element) || !event.target.closest("[data-next]")) return;
  event.preventDefault();
  if (page.dataset.early === "intro") {
    page.dataset.early = "question";
    document.querySelector("main")?.scrollIntoView();
    const heading = document.querySelector("[data-step=intro] + [data-step] h2");
    if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
  } else if (!waiting) {
    waiting = true;
    const form = event.target.closest("form");
    rest.then(() => form?.requestSubmit(), () => {});
  }
}

/** Say whether this tab holds nothing of an earlier visit, and no step is asked for. */
function unbegun() {
  try {
    return location.hash === "" && sessionStorage.getItem(KEY) === null;
  } catch {
    return location.hash === "";
  }
}

/** @returns {Promise<unknown>} kept once the whole form stands in the page */
function parsed() {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
}

/** @returns {Promise<unknown>} kept once the reader sees something; running the rest takes time */
function painted() {
  if (document.hidden) return Promise.resolve();
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}
