/* When something is told of what was written: on leaving a field, never at each key; all of it on Send. */

import { tellErrors, tellField } from "./telling.js";

const placeOf = (field) => field.querySelector(":scope > .field__told");
const isTold = (field) => placeOf(field).childElementCount > 0;
const isTicked = ({ type }) => type === "checkbox" || type === "radio";
const isWritten = (field) =>
  [...field.querySelectorAll("input, textarea, select")].some((box) => (isTicked(box) ? box.checked : box.value.trim()));

/** `check` gives all that is found in the form as it stands. What the pictures' own field tells is not ours. */
export function questionsOf(form, check) {
  const summary = document.getElementById("site-story-errors");
  const fields = () => [...form.querySelectorAll('[data-field]:not([data-field="pictures"])')].filter(placeOf);
  const fieldOf = (element) => fields().find((field) => field.contains(element));
  const of = (field, found) => found.filter((one) => one.field === field.dataset.field);

  /** A field that is left empty is not scolded before Send; one that was told of is looked at again. */
  form.addEventListener("focusout", ({ target, relatedTarget }) => {
    const field = fieldOf(target);
    if (field && !field.contains(relatedTarget) && (isWritten(field) || isTold(field))) tellField(field, of(field, check()));
  });

  /** While somebody mends what was told, the words go as soon as it is right. */
  function typed({ target }) {
    const field = fieldOf(target);
    if (field && isTold(field) && of(field, check()).length === 0) tellField(field, []);
  }
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);

  /** Tells all that is found; whether nothing stands against sending. */
  function ready() {
    const found = check();
    for (const field of fields()) tellField(field, of(field, found));
    const errors = found.filter(({ error }) => error);
    tellErrors(summary, errors);
    const title = document.title.replace(/^Mend: /, "");
    document.title = errors.length > 0 ? `Mend: ${title}` : title;
    return errors.length === 0;
  }

  function clear() {
    for (const field of fields()) if (isTold(field)) tellField(field, []);
    tellErrors(summary, []);
  }

  return { ready, clear };
}
