/* The card as lists will show it: the page has one already, made as all others are; here it gets the story's words. */

import { addressOf } from "./pictures.js";
import { dateRule, dateText } from "./rules.js";

function chipOf({ short, accent, address }, title) {
  const link = document.createElement("a");
  link.className = `chip accent-${accent}`;
  link.href = address;
  link.title = title;
  link.textContent = short;
  const item = document.createElement("li");
  item.append(link);
  return item;
}

/** Gives what shows a story on the card in `section`. */
export function cardOf(section, form, limits) {
  const sheet = section.querySelector(".sheet");
  const drawing = sheet.firstElementChild;
  const title = section.querySelector(".card__title a");
  const summary = section.querySelector(".card__summary");
  const date = section.querySelector(".eyebrow > :nth-child(2)");
  const usual = [title, summary, date].map((element) => element.textContent);
  const chips = document.createElement("ul");
  chips.className = "chips";
  section.querySelector(".card__text").append(chips);

  title.addEventListener("click", (event) => {
    event.preventDefault();
    form.elements.title.focus();
  });

  function picture({ data, alt, decorative }) {
    const image = sheet.querySelector("img") ?? document.createElement("img");
    const address = addressOf({ data });
    if (image.src !== address) image.src = address;
    image.alt = decorative ? "" : alt;
    return image;
  }

  return function show(story) {
    const isDate = !dateRule(story.date, limits)?.error;
    const told = [story.title.trim(), story.summary.trim(), isDate ? dateText(story.date) : ""];
    [title, summary, date].forEach((element, at) => (element.textContent = told[at] || usual[at]));
    const lead = story.pictures.find((found) => found.lead && found.data);
    sheet.replaceChildren(lead ? picture(lead) : drawing);
    document.getElementById("site-story-drawn").hidden = Boolean(lead);
    const boxes = [...form.querySelectorAll('input[name="faculties"]:checked')];
    chips.hidden = boxes.length === 0;
    chips.replaceChildren(...boxes.map((box) => chipOf(box.dataset, box.labels[0].textContent)));
    sheet.className = `sheet accent-${boxes[0]?.dataset.accent ?? "blueprint"}`;
  };
}
