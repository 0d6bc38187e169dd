// @ts-check
/**
 * Makes Material's menu and search usable by keyboard on a narrow screen: the labels that open
 * them become buttons, and what is closed takes no focus.
 */

const narrow = matchMedia("(max-width: 76.234375em)");

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

  const drawer = name === "drawer" ? document.querySelector(".md-sidebar--primary") : null;
  const first = () =>
    /** @type {HTMLElement | null} */ (
      drawer ? drawer.querySelector("a") : document.querySelector(".md-search__input")
    );
  const update = () => {
    button.setAttribute("aria-expanded", String(toggle.checked));
    drawer?.toggleAttribute("inert", narrow.matches && !toggle.checked);
  };
  button.addEventListener("click", () => toggle.click());
  toggle.addEventListener("change", () => {
    update();
    if (toggle.checked) first()?.focus();
  });
  if (drawer) {
    narrow.addEventListener("change", update);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !toggle.checked) return;
      toggle.click();
      button.focus();
    });
  }
  // Only a script can open or close these, so the checkboxes need no place in the tab order.
  toggle.tabIndex = -1;
  update();
}

replaceLabel("drawer", "Menu");
replaceLabel("search", "Search");
document.querySelector(".md-search")?.setAttribute("aria-label", "Search");
