// @ts-check
// A sheet prints itself, in the layout chosen: what needs a script shows only where one runs.

import { wireLayouts } from "./layout.js";

wireLayouts();
for (const button of document.querySelectorAll("button[data-print]")) {
  if (!(button instanceof HTMLButtonElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
