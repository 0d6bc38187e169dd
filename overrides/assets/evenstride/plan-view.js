// @ts-check
// The plan as the self-check shows it; the sheet to print is made on a page of its own.

import { el, sideMark } from "./dom.js";
import { sideSays } from "./engine/words.js";

/** @import { Exercise, Item, Plan, Table } from "./engine/types.js" */

/**
 * @param {HTMLElement} place
 * @param {Table} table
 * @param {Plan} plan
 * @param {string} root the way to the site's home page
 */
export function fillPlan(place, table, plan, root) {
  const exercises = new Map(table.exercises.map((exercise) => [exercise.id, exercise]));
  place.replaceChildren();
  if (plan.note) place.append(el("p", { class: "lead" }, plan.note));
  if (plan.items.length) {
    place.append(
      el("p", { class: "lead" }, `${plan.items.length} exercises, about ${Math.max(1, Math.ceil(plan.seconds / 60))} minutes in all.`),
      el("p", {}, el("strong", {}, "Warm up: "), table.plan.warm_up),
    );
  }
  const items = plan.items.flatMap((item) => {
    const exercise = exercises.get(item.exercise);
    return exercise ? card(item, exercise, plan.minimum.includes(item.exercise), root) : [];
  });
  if (items.length) place.append(el("ol", { class: "plan" }, ...items));
  if (plan.minimum.length) {
    const names = plan.minimum.map((id) => exercises.get(id)?.name ?? "").filter(Boolean);
    place.append(
      el("h3", {}, "On a bad day"),
      el("p", {}, `Do only this much: ${names.join(" and ")}. That still counts.`),
    );
  }
  if (plan.left_out.length) {
    const rows = plan.left_out.map(({ exercise, reason }) =>
      el("li", {}, el("strong", {}, `${exercises.get(exercise)?.name ?? ""}: `), reason),
    );
    place.append(el("details", {}, el("summary", {}, "What was left out, and why"), el("ul", {}, ...rows)));
  }
}

/** @param {Item} item @param {Exercise} exercise @param {boolean} minimum @param {string} root */
function card(item, exercise, minimum, root) {
  const { first, why, caution } = item;
  const { work, rest, days } = exercise.says;
  const times = `${item.sets} set${item.sets === 1 ? "" : "s"}: `;
  const name = el("a", { href: `${root}exercises/${exercise.id}/` }, exercise.name);
  const made = el(
    "li",
    { class: "plan-item", "data-exercise": exercise.id },
    el("h3", {}, name, ...(minimum ? [" ", el("span", { class: "tag" }, "minimum day")] : [])),
    el("p", {}, el("strong", {}, times), `${work}${rest && item.sets > 1 ? `; ${rest}` : ""}. ${days}`),
    el("p", {}, exercise.summary),
    ...caution.map((text) => el("p", { class: "care" }, text)),
  );
  if (first) {
    made.append(el("p", { class: "first" }, sideMark(first), el("span", {}, sideSays(item))));
  }
  made.append(el("p", { class: "help" }, why));
  return [made];
}
