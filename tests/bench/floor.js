// The least that a page with one question needs, in 3 KB: "none of these" and every other answer
// rule each other out, nothing goes on without an answer, a refresh loses nothing, and the most
// urgent answer is told with what to do.
"use strict";

const KEY = "floor.answers";
const form = document.querySelector("form");
const boxes = Array.from(form.querySelectorAll("input"));
const problem = document.querySelector("[role=alert]");
const told = document.querySelector("[role=status]");

function load() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) || "[]");
    if (!Array.isArray(kept)) return [];
    return kept.filter((value) => boxes.some((box) => box.value === value));
  } catch (error) {
    return [];
  }
}

function save(answer) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(answer));
    return true;
  } catch (error) {
    return false;
  }
}

function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch (error) {
    // Nothing was kept, so nothing has to be forgotten.
  }
}

function read() {
  return boxes.filter((box) => box.checked).map((box) => box.value);
}

function write(answer) {
  for (const box of boxes) box.checked = answer.includes(box.value);
}

function settle(ticked) {
  if (!ticked.checked) return;
  for (const box of boxes) {
    if ((box.value === "none") !== (ticked.value === "none")) box.checked = false;
  }
}

function show(place, sentences) {
  const lines = sentences.map((sentence) => {
    const line = document.createElement("p");
    line.textContent = sentence;
    return line;
  });
  place.replaceChildren(...lines);
  place.hidden = lines.length === 0;
}

function actions(answer) {
  const chosen = answer.includes("unsure") ? boxes : boxes.filter((box) => box.checked);
  return chosen.map((box) => box.dataset.action).filter(Boolean);
}

form.addEventListener("change", (event) => {
  settle(event.target);
  show(problem, []);
  show(told, []);
  const kept = save(read());
  if (!kept) show(told, ["This browser keeps nothing: a refresh will clear your answers."]);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const answer = read();
  if (answer.length === 0) {
    show(problem, ["Choose what fits, or “None of these”, to go on."]);
    boxes[0].focus();
    return;
  }
  const todo = actions(answer);
  show(told, todo.length ? ["Stop here.", ...todo] : ["Nothing here speaks against going on."]);
  told.tabIndex = -1;
  told.focus();
});

form.addEventListener("reset", () => {
  forget();
  show(problem, []);
  show(told, []);
});

window.addEventListener("pageshow", () => write(load()));
window.addEventListener("storage", (event) => {
  if (event.key === KEY) write(load());
});
write(load());
