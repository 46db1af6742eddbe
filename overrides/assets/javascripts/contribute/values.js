/* What stands in the controls of a form, as plain values that can be kept, and back. */

const isTicked = ({ type }) => type === "checkbox" || type === "radio";
const named = (form) => [...form.elements].filter(({ name, type }) => name && type !== "file");

/** By name: a text, or of boxes the values of those that are ticked. What is empty is left out. */
export function valuesOf(form) {
  const values = {};
  for (const control of named(form)) {
    if (!isTicked(control)) {
      if (control.value) values[control.name] = control.value;
    } else if (control.checked) {
      (values[control.name] ??= []).push(control.value);
    }
  }
  return values;
}

/** Puts `values` into the form; what they do not name is emptied. */
export function fill(form, values) {
  for (const control of named(form)) {
    const value = values[control.name];
    if (isTicked(control)) control.checked = [value].flat().includes(control.value);
    else control.value = typeof value === "string" ? value : "";
  }
}
