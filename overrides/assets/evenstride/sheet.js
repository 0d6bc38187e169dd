// @ts-check
// A sheet prints itself, in the layout chosen: what needs a script shows only where one runs.

import { wireLayouts } from "./layout.js";
import { preparePrint } from "./print.js";

wireLayouts();
preparePrint();
