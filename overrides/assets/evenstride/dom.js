// @ts-check
// Elements made from plain values: text becomes text nodes, never markup.

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number | boolean>} [attributes] `true` sets an empty attribute
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  set(made, attributes);
  made.append(...children);
  return made;
}

/**
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number | boolean>} [attributes]
 * @param {...(Node | string)} children
 * @returns {SVGElementTagNameMap[Name]}
 */
export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  set(made, attributes);
  made.append(...children);
  return made;
}

/** @param {Element} made @param {Record<string, string | number | boolean>} attributes */
function set(made, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(key, value === true ? "" : String(value));
  }
}

/**
 * A button that does something.
 *
 * @param {string} text
 * @param {string} classes
 * @param {() => void} act
 */
export function button(text, classes, act) {
  const made = el("button", { type: "button", class: classes }, text);
  made.addEventListener("click", act);
  return made;
}

/** The mark of a side: L in a circle, R in a square. @param {"left" | "right"} side */
export function sideMark(side) {
  const letter = side === "left" ? "L" : "R";
  return el("span", { class: `side side--${side}`, "aria-hidden": "true" }, letter);
}

/** @param {readonly string[]} texts */
export function list(texts) {
  return el("ul", {}, ...texts.map((text) => el("li", {}, text)));
}
