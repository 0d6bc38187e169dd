// @ts-check
/**
 * Makes Material's menu and search usable by keyboard on a narrow screen: the labels that open
 * them become buttons. What is closed takes no focus: material.css hides it. Fetches the filters
 * where there is a list to filter.
 */

import { preparePrint } from "./print.js";

/**
 * Puts a button in the place of the label that opens a part of the page.
 * @param {"drawer" | "search"} name
 * @param {string} text what the button is called
 */
function replaceLabel(name, text) {
  const toggle = document.getElementById(`__${name}`);
  const label = document.querySelector(`.md-header__button[for="__${name}"]`);
  if (!(toggle instanceof HTMLInputElement) || !label) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "md-header__button md-icon";
  button.dataset.opens = name;
  button.setAttribute("aria-label", text);
  button.append(...label.children);
  label.replaceWith(button);

  const drawer = name === "drawer";
  /** @type {HTMLElement | null} */
  const first = document.querySelector(drawer ? ".md-sidebar--primary a" : ".md-search__input");
  const behind = drawer ? document.querySelectorAll(".md-content, .md-footer") : [];
  const update = () => {
    button.setAttribute("aria-expanded", String(toggle.checked));
    for (const part of behind) part.toggleAttribute("inert", toggle.checked);
  };
  update();
  button.addEventListener("click", () => toggle.click());
  toggle.addEventListener("change", () => {
    update();
    (toggle.checked ? first : button)?.focus();
  });
  if (drawer) {
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && toggle.checked) toggle.click();
    });
  }
}

replaceLabel("drawer", "Menu");
replaceLabel("search", "Search");
document.querySelector(".md-search")?.setAttribute("aria-label", "Search");

preparePrint();

if (document.querySelector("form[data-exercises]")) import("./exercises.js");
