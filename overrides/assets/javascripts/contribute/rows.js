/* Things that a form may have several of: each is a copy of a <template> whose number 0 becomes its own. */

/** `kind` is what ids and names begin with: in "picture-0-alt" it is "picture". */
export function rows(kind, place, template) {
  const number = ({ dataset }) => Number(dataset.row.slice(kind.length + 1));
  const all = () => [...place.children];

  function add(wanted) {
    const own = wanted ?? Math.max(0, ...all().map(number)) + 1;
    const made = template.content.firstElementChild.cloneNode(true);
    for (const element of [made, ...made.querySelectorAll("*")]) {
      for (const attribute of element.attributes) attribute.value = attribute.value.replaceAll(`${kind}-0`, `${kind}-${own}`);
    }
    place.append(made);
    return made;
  }

  /** Takes a row away, and leaves the keyboard on the one before it, or else on `instead`. */
  function remove(row, instead) {
    const next = row.previousElementSibling ?? row.nextElementSibling ?? instead;
    row.remove();
    next.focus();
  }

  return { add, all, number, remove };
}
