/* All that is told of a story, in the order of the form. */

import { contactRules } from "./contact-rules.js";
import { altRule, claimRule, dateRule, mailboxRule, missing, summaryRule, titleRule } from "./rules.js";
import { textRules } from "./text-rules.js";

/** Each found thing has the `field` that it belongs to, the `at` of the control to go to, and an error or an advice. */
export function checked(story, limits) {
  const found = [];
  const add = (field, told, at = field) => told && found.push({ field, at, ...told });

  add("title", missing(story.title, "Write a headline") ?? titleRule(story.title));
  add("date", dateRule(story.date, limits), story.date.year.trim() ? "day" : "year");
  add("summary", missing(story.summary, "Say in one sentence what it is about") ?? summaryRule(story.summary));
  add("text", missing(story.text, "Write the story"));
  for (const told of textRules(story.text, limits, story.pictures.map(({ name }) => name))) add("text", told);
  for (const picture of story.pictures) ofPicture(picture, story.title, add);
  ofAuthor(story, add);
  for (const person of story.people) ofPerson(person, add);
  for (const { field, shows } of story.actions) {
    add(field, missing(shows, "Say what your story shows of it, or take the tick away") ?? claimRule(shows));
    addContacts(field, shows, add);
  }
  return found;
}

function addContacts(field, text, add) {
  for (const told of contactRules(text)) add(field, told);
}

function ofPicture(picture, title, add) {
  const { row, name, alt } = picture;
  if (!picture.data) add(`${row}-alt`, { error: `The picture “${name}” is not here any more; remove it, and add it again` });
  if (!picture.decorative) {
    add(`${row}-alt`, missing(alt, `Say what can be seen in “${name}”`) ?? altRule(alt, name, title));
    addContacts(`${row}-alt`, alt, add);
  }
  add(`${row}-credit`, missing(picture.credit, `Say who took “${name}”`));
  addContacts(`${row}-credit`, picture.credit, add);
  addContacts(`${row}-caption`, picture.caption, add);
  if (!picture.people) add(`${row}-people`, { error: `Say whether anybody can be recognised in “${name}”` }, `${row}-people-nobody`);
  if (picture.people === "agreed") {
    add(`${row}-agreement`, missing(picture.agreement, `Say what the people in “${name}” agreed to, and when`));
    addContacts(`${row}-agreement`, picture.agreement, add);
  }
}

function ofAuthor({ author, mayBeNamed }, add) {
  add("author-name", missing(author.name, "Write your name"));
  add("author-mailbox", missing(author.mailbox, "Write your mail address") ?? mailboxRule(author.mailbox));
  if (!mayBeNamed) add("may-be-named", { error: "Say whether your name may stand with the story" }, "may-be-named-yes");
}

function ofPerson({ row, name, agreed }, add) {
  add(`${row}-name`, missing(name, "Write the name of the person, or remove them"));
  if (!agreed) add(`${row}-agreed`, { error: `Say whether ${name.trim() || "this person"} has agreed to be named` }, `${row}-agreed-yes`);
}
