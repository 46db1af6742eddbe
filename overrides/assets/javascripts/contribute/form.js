/* The form at /contribute/new/: wiring. No request leaves the page; what is written is kept in this browser until it is
   cleared, and goes out as one file that its writer sends by mail. */

import { cardOf } from "./card.js";
import { checked } from "./checks.js";
import { draftOf } from "./draft.js";
import { tooLong } from "./lengths.js";
import { pictureRows } from "./pictures.js";
import { pictureStore } from "./picture-store.js";
import { questionsOf } from "./questions.js";
import { isoDate } from "./rules.js";
import { rows } from "./rows.js";
import { readStory } from "./story.js";
import { tellField } from "./telling.js";
import { waysOut } from "./ways-out.js";

const byId = (id) => document.getElementById(id);

function start(form) {
  const name = `newsroom-story ${new URL(document.documentElement.dataset.root, document.baseURI).pathname}`;
  const limits = limitsOf(form);
  const fieldOf = (name) => form.querySelector(`[data-field="${name}"]`);
  const tell = (name) => (found) => tellField(fieldOf(name), found);
  const store = pictureStore(name, () => draft.picturesRefused());
  const people = peopleRows(() => changed());
  const pictures = pictureRows({ form, store, limits, changed: () => changed(), told: tell("pictures"), toldOfText: tell("text") });
  const draft = draftOf(form, name, pictures, people);
  const story = () => readStory(form, pictures.each(), people.all().map((row) => row.dataset.row));
  const questions = questionsOf(form, () => inOrder(form, [...checked(story(), limits), ...tooLong(form)]));
  const out = waysOut(form, limits, () => (questions.ready() ? story() : null));
  const showCard = cardOf(form.querySelector(".story-form__card"), form, limits);

  function changed() {
    showNeeded(form);
    const now = story();
    showCard(now);
    out.show(now);
    draft.later();
  }

  onClearing(() => {
    draft.clear();
    questions.clear();
    out.clear();
    tell("pictures")([]);
    changed();
    form.elements.title.focus();
  });
  draft.restore();
  openFolds(form);
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.hidden = false;
  changed();
  pictures.fetchKept().then(changed);
}

function peopleRows(changed) {
  const place = byId("site-story-people");
  const add = byId("site-story-add-person");
  const people = rows("person", place, byId("site-story-person"));
  add.addEventListener("click", () => {
    people.add().querySelector("input").focus();
    changed();
  });
  place.addEventListener("click", ({ target }) => {
    if (target.closest("button")?.value !== "remove") return;
    people.remove(target.closest("[data-row]"), add);
    changed();
  });
  return people;
}

/** Calls `clear` when somebody wants all gone, and has been asked. */
function onClearing(clear) {
  const dialog = byId("site-story-clearing");
  byId("site-story-clear").addEventListener("click", () => {
    dialog.returnValue = "";
    dialog.showModal();
  });
  dialog.addEventListener("close", () => dialog.returnValue === "clear" && clear());
}

/** The numbers that the page gives, the tags that a text may hold, and today's date. */
function limitsOf({ dataset }) {
  const now = new Date();
  const month = String(now.getMonth() + 1).padStart(2, "0");
  const today = isoDate({ day: String(now.getDate()), month, year: String(now.getFullYear()) });
  const numbers = Object.entries(dataset).filter(([, value]) => /^\d+$/.test(value));
  return { ...Object.fromEntries(numbers.map(([key, value]) => [key, Number(value)])), tags: dataset.tags.split(" "), today };
}

/** As their fields stand in the form. */
function inOrder(form, found) {
  const fields = [...form.querySelectorAll("[data-field]")].map(({ dataset }) => dataset.field);
  return found.sort((one, other) => fields.indexOf(one.field) - fields.indexOf(other.field));
}

/** What was ticked before is not hidden. */
function openFolds(form) {
  for (const fold of form.querySelectorAll("details")) if (fold.querySelector("input:checked")) fold.open = true;
}

/** Questions that only an answer before them raises. */
function showNeeded(form) {
  for (const part of form.querySelectorAll("[data-needs]")) {
    const [name, value] = part.dataset.needs.split("=");
    part.hidden = !form.querySelector(`input[name="${name}"][value="${value}"]:checked`);
  }
}

const form = byId("site-story");
if (form) start(form);
