/* What is longer than can be taken. Nothing is cut off while somebody pastes: it is told, and they choose what goes. */

const isAsked = ({ parentElement }) => !parentElement.closest("[hidden]");

/** Of each field that says how much it takes (`data-most`, in characters). */
export function tooLong(form) {
  return [...form.querySelectorAll("[data-most]")].filter(isAsked).flatMap(({ name, value, dataset, labels }) => {
    const [size, label] = [[...value.trim()].length, labels[0].firstChild.textContent.trim()];
    if (size <= Number(dataset.most)) return [];
    return [{ field: name, at: name, error: `“${label}” has ${size} characters, and ${dataset.most} at most can be taken; shorten it` }];
  });
}
