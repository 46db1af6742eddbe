/* The story: read from the form, and written as the file that is sent or the one that the code host is offered. */

import { isoDate } from "./rules.js";
import { slug } from "./slug.js";

/** `pictures`: of each row its `row`, `name` and `data`; `people`: the rows. */
export function readStory(form, pictures, people) {
  const text = (name) => form.elements[name]?.value ?? "";
  const ticked = (name) => [...form.querySelectorAll(`input[name="${name}"]:checked`)].map(({ value }) => value);
  const claim = (action) => {
    const area = form.querySelector(`[data-shows-of="${action}"]`);
    return { action, field: area.name, shows: area.value };
  };
  return {
    title: text("title"),
    date: { day: text("day"), month: text("month"), year: text("year") },
    summary: text("summary"),
    text: text("text"),
    pictures: pictures.map(({ row, name, data }) => ({
      row,
      name,
      data,
      alt: text(`${row}-alt`),
      decorative: ticked(`${row}-decorative`).length > 0,
      credit: text(`${row}-credit`),
      caption: text(`${row}-caption`),
      people: ticked(`${row}-people`)[0] ?? "",
      agreement: text(`${row}-agreement`),
      lead: ticked("lead").includes(row),
    })),
    author: { name: text("author-name"), role: text("author-role"), mailbox: text("author-mailbox") },
    mayBeNamed: ticked("may-be-named")[0] ?? "",
    people: people.map((row) => ({ row, name: text(`${row}-name`), agreed: ticked(`${row}-agreed`)[0] ?? "" })),
    faculties: ticked("faculties"),
    themes: ticked("themes"),
    tags: text("tags"),
    actions: ticked("actions").map(claim),
    notes: text("notes"),
  };
}

const oneLine = (text) => text.trim().replace(/\s+/g, " ");
/** “Open Day” and “open-day” are one, for both have the same address. */
const tagsOf = ({ tags }) => {
  const found = tags.split(",").map(oneLine).filter(slug);
  const addresses = found.map(slug);
  return found.filter((tag, at) => addresses.indexOf(slug(tag)) === at);
};
const MOST_OF_NAME = 60;

/** The last part of the story's address: its headline, not too long, and whole words. */
export function slugOf({ title }) {
  const whole = slug(title);
  return (whole.length > MOST_OF_NAME ? whole.slice(0, MOST_OF_NAME + 1).replace(/-[^-]*$/, "") : whole) || "story";
}

const literally = (text) => oneLine(text).replace(/[\\`*_[\]<>]/g, "\\$&");

function shownInText({ name, alt, decorative, caption }) {
  const picture = decorative ? `![](${name}){ .decorative }` : `![${literally(alt)}](${name})`;
  return caption.trim() ? `${picture}\n\n*${literally(caption)}*` : picture;
}

/** The text with the words of each picture that was put into it; whoever receives it finds a place for the others. */
function textOf({ text, pictures }) {
  const whole = text.replace(/\r\n?/g, "\n").trim();
  const put = (told, picture) => told.replace(`![](${picture.name})`, () => shownInText(picture));
  return `${pictures.reduce(put, whole)}\n`;
}

/** The story file, format 1, as newsroom/receiving/story_file.py reads it. */
export function storyFile(story) {
  const agreement = ({ people, agreement: told }) => (people === "nobody" ? "nobody can be recognised" : told.trim());
  const file = {
    format: "technician-story",
    version: 1,
    kind: "article",
    fields: {
      title: oneLine(story.title),
      date: isoDate(story.date),
      summary: oneLine(story.summary),
      faculties: story.faculties,
      themes: story.themes,
      tags: tagsOf(story),
      actions: story.actions.map(({ action, shows }) => ({ action, shows: oneLine(shows) })),
    },
    author: {
      name: oneLine(story.author.name),
      role: oneLine(story.author.role),
      mailbox: story.author.mailbox.trim(),
      may_be_named: story.mayBeNamed === "yes",
    },
    text: textOf(story),
    pictures: story.pictures.map((picture) => ({
      name: picture.name,
      alt: picture.decorative ? "" : oneLine(picture.alt),
      decorative: picture.decorative,
      credit: oneLine(picture.credit),
      caption: oneLine(picture.caption),
      agreement: agreement(picture),
      lead: picture.lead,
      type: "image/jpeg",
      data: picture.data,
    })),
    people: story.people.map(({ name, agreed }) => ({ name: oneLine(name), agreed: agreed === "yes" })),
    notes: story.notes.trim(),
  };
  return JSON.stringify(file, null, 1);
}

/** The story as a file of the repository, a draft until an editor has looked. JSON's quotation marks are YAML's too, and nothing in them is read as YAML. */
export function articleFile(story, today) {
  const quoted = (text) => JSON.stringify(oneLine(text));
  const list = (name, values) => (values.length > 0 ? [`${name}: [${values.map(quoted).join(", ")}]`] : []);
  const claims = story.actions.flatMap(({ action, shows }) => [`  - action: ${quoted(action)}`, `    shows: ${quoted(shows)}`]);
  const date = isoDate(story.date);
  return [
    "---",
    `title: ${quoted(story.title)}`,
    `date: ${date}`,
    ...(date < today ? [`published: ${today}`] : []),
    "draft: true",
    `summary: ${quoted(story.summary)}`,
    ...list("faculties", story.faculties),
    ...list("themes", story.themes),
    ...list("tags", tagsOf(story)),
    ...(claims.length > 0 ? ["actions:", ...claims] : []),
    "---",
    "",
    textOf(story),
  ].join("\n");
}
