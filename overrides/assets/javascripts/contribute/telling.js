/* Shows what was found: beside each field, and all errors together above the form. */

const SAID_FIRST = { error: "Wrong: ", advice: "Advice: ", note: "" };

/** A sentence as it is shown: begun with a capital, for those of the check begin small, after a path; code as code. */
function shown(sentence) {
  const whole = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  const parts = whole.split(/(`+) ?(.+?) ?\1/); // a text, the marks, the code, a text …
  return parts.flatMap((part, at) => (at % 3 === 1 ? [] : [at % 3 === 2 ? codeOf(part) : part]));
}

function codeOf(text) {
  const code = document.createElement("code");
  code.textContent = text;
  return code;
}

/** `told` has an error, an advice or a note. */
function lineOf(told) {
  const [kind] = Object.keys(SAID_FIRST).filter((name) => told[name]);
  const line = document.createElement("p");
  const first = document.createElement("span");
  line.className = `field__${kind}`;
  first.className = "unseen";
  first.textContent = SAID_FIRST[kind];
  line.append(first, ...shown(told[kind]));
  return line;
}

/** Tells of the one field, nothing where nothing was found. What is told already is not told again. */
export function tellField(field, found) {
  const place = field.querySelector(":scope > .field__told");
  const lines = found.map(lineOf);
  const same = place.textContent === lines.map((line) => line.textContent).join("");
  if (!same) place.replaceChildren(...lines);
  const wrong = found.some(({ error }) => error);
  field.classList.toggle("field--wrong", wrong);
  const group = field.getAttribute("role") === "radiogroup";
  for (const control of group ? [field] : field.querySelectorAll("input, textarea, select")) {
    if (wrong) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}

/** Lists the errors above the form, each a link to its field, and goes there; hides the list where there are none. */
export function tellErrors(summary, errors) {
  summary.hidden = errors.length === 0;
  const items = errors.map(({ at, error }) => {
    const link = document.createElement("a");
    link.href = `#site-${at}`;
    link.append(...shown(error));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const control = document.getElementById(`site-${at}`);
      const fold = control.closest("details");
      if (fold) fold.open = true;
      control.scrollIntoView({ block: "center" });
      control.focus();
    });
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  summary.querySelector("ul").replaceChildren(...items);
  if (errors.length > 0) {
    summary.scrollIntoView();
    summary.focus();
  }
}
