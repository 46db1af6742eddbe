/* The draft: all that stands in the form, kept in this browser, brought back, and cleared. */

import { keeper } from "./keeping.js";
import { fill, valuesOf } from "./values.js";

const SAID = {
  kept: "Kept, on this computer only, in this browser, until you clear it.",
  refused: "This browser keeps nothing of it: send the story before you close this page.",
  elsewhere: "Nothing more is kept from here until you choose.",
  pictures: "The text is kept in this browser, but the pictures are not: send the story before you close this page.",
  cleared: "Everything is cleared; nothing is kept.",
};

/** `name` is what it is kept under. */
export function draftOf(form, name, pictures, people) {
  const status = document.getElementById("site-story-kept");
  const elsewhere = document.getElementById("site-story-elsewhere");
  let picturesKept = true;
  let leaving = false; // on purpose, so that nobody need be asked

  const kept = keeper(name, text, (how) => {
    status.textContent = how === "kept" && !picturesKept ? SAID.pictures : SAID[how];
    elsewhere.hidden = how !== "elsewhere";
  });

  /** All that is to be kept, as a text; "" where nothing was written. */
  function text() {
    const values = valuesOf(form);
    const outline = { pictures: pictures.outline(), people: people.all().map(people.number) };
    const much = Object.keys(values).length + outline.pictures.length + outline.people.length;
    return much === 0 ? "" : JSON.stringify({ values, ...outline });
  }

  function restore() {
    const found = readKept(kept.open());
    pictures.restore(found.pictures);
    found.people.forEach((number) => people.add(number));
    fill(form, found.values);
  }

  /** From now on the pictures last as long as the page. */
  function picturesRefused() {
    picturesKept = false;
    status.textContent = SAID.pictures;
  }

  function clear() {
    people.all().forEach((row) => row.remove());
    pictures.clear();
    fill(form, {});
    kept.insist();
    status.textContent = SAID.cleared;
  }

  elsewhere.addEventListener("click", ({ target }) => {
    const choice = target.closest("button")?.value;
    if (choice === "take") {
      leaving = true;
      location.reload();
    }
    if (choice === "keep") pictures.keepAll().then(kept.insist);
  });

  // Some browsers take the opening of a mail for leaving the page.
  document.addEventListener("click", ({ target }) => {
    if (!target.closest?.('a[href^="mailto:"]')) return;
    leaving = true;
    setTimeout(() => (leaving = false), 2000);
  });

  addEventListener("beforeunload", (event) => {
    kept.now();
    const lost = !kept.isKept() || (!picturesKept && pictures.each().length > 0);
    if (lost && !leaving) event.preventDefault();
  });

  return { restore, later: kept.later, picturesRefused, clear };
}

/** What was kept, whatever became of it since: other pages of this host may write there too. */
function readKept(text) {
  let kept = {};
  try {
    kept = Object(JSON.parse(text));
  } catch {
    // Then nothing was kept that is of use.
  }
  const list = (found, isOne) => (Array.isArray(found) ? found.filter(isOne) : []);
  return {
    values: Object(kept.values),
    pictures: list(kept.pictures, (one) => Number.isInteger(one?.number) && typeof one.id === "string" && typeof one.name === "string"),
    people: list(kept.people, Number.isInteger),
  };
}
