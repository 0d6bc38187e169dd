// @ts-check
// Puts new content in the place of old without taking the reader's place away.

/**
 * Replace what a place holds. What was open stays open, and the focus stays where it was, as far as
 * the new content has something of the same `data-key`; a thing that goes away may name in
 * `data-else` the key of what takes the focus instead.
 *
 * @param {HTMLElement} place
 * @param {...(Node | string)} children
 */
export function refill(place, ...children) {
  const open = new Set([...place.querySelectorAll("details[open]")].map(keyOf));
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  place.replaceChildren(...children);
  for (const one of place.querySelectorAll("details")) one.open ||= open.has(keyOf(one));
  for (const key of [keyOf(focused), focused?.getAttribute("data-else")]) {
    const found = key && place.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (found instanceof HTMLElement) return found.focus({ preventScroll: true });
  }
}

/** @param {Element | null} element */
function keyOf(element) {
  return element?.getAttribute("data-key") ?? "";
}
