// @ts-check
// Makes calendar files of what is given as JSON on the standard input, and prints them.
// In: what `calendar` wants, several times over. Out: as many texts.

import { readFileSync } from "node:fs";
import { calendar } from "../../overrides/assets/evenstride/engine/calendar.js";

/** @type {Parameters<typeof calendar>[0][]} */
const wanted = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(wanted.map(calendar)));
