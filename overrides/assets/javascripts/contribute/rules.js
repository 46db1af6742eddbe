/* What is wrong with what somebody wrote. Each rule takes a text and gives {error} (it cannot be sent so), {advice}
   (it can), or nothing. Where `scripts/check.py` has the same rule, the sentence is the same; the tests hold that. */

import { slug } from "./slug.js";

const error = (sentence) => ({ error: sentence });
const advice = (sentence) => ({ advice: sentence });

export const missing = (text, sentence) => (text.trim() ? undefined : error(sentence));

const FEWEST_CAPITALS = 8; // letters; a shorter title in capitals may well be an abbreviation

export function titleRule(text) {
  const title = text.trim();
  const shouts = title === title.toUpperCase() && title !== title.toLowerCase();
  if (!shouts || title.match(/\p{L}/gu).length < FEWEST_CAPITALS) return undefined;
  const quiet = title.charAt(0) + title.slice(1).toLowerCase();
  return advice(
    `the title is in capital letters, which are hard to read; write \`${quiet}\`, with capitals for names and abbreviations alone`,
  );
}

const END = /(\S*?)([.!?…]+)[”’"')\]]*\s+(?=[“‘"'([]*[A-ZÀ-Þ0-9£])/g;
const NO_END = new Set(
  ("a.m approx c ca cf co dept dr e.g ed etc fig hon i.e inc jr ltd mr mrs ms mx no nos p p.m pp prof rev sr ss st vol vs " +
    "jan feb mar apr jun jul aug sep sept oct nov dec").split(" "),
);
const INITIALS = /^(?:\p{L}\.)*\p{L}$/u;

/** How many sentences a text has; a stop that may stand within one, as in “St. James’s”, ends none. */
function sentencesIn(text) {
  const ends = [...text.trim().matchAll(END)].filter(([, before, mark]) => {
    const word = before.replace(/^[“‘"'([]+/, "");
    return mark !== "." || !(NO_END.has(word.toLowerCase()) || INITIALS.test(word));
  });
  return ends.length + 1;
}

const MOST_OF_A_SUMMARY = 200; // characters

export function summaryRule(text) {
  const [count, size] = [sentencesIn(text), [...text.trim()].length];
  if (count > 1) return advice(`This has ${count} sentences; make one of them, and leave the rest to the text`);
  if (size > MOST_OF_A_SUMMARY) {
    return advice(`This has ${size} characters; ${MOST_OF_A_SUMMARY} at most can be shown on a card and in feeds; shorten it`);
  }
  return undefined;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
const daysOf = (year, month) => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
const two = (number) => String(number).padStart(2, "0");

/** The date as exactly as it is given: `2026-05-03`, `2026-05` or `2026`. */
export const isoDate = ({ day, month, year }) =>
  [year.trim(), month, month && day.trim() && two(day.trim())].filter(Boolean).join("-");

/** As people write it: “3 May 2026”. */
export const dateText = ({ day, month, year }) =>
  [month && day.trim().replace(/^0/, ""), month && MONTHS[month - 1], year.trim()].filter(Boolean).join(" ");

/** `today` is a date as `isoDate` writes it. */
export function dateRule(date, { firstYear, lastYear, today }) {
  const [day, year, iso] = [date.day.trim(), date.year.trim(), isoDate(date)];
  if (!year) return error("Say when it happened: at least the year");
  if (!/^[1-9]\d{3}$/.test(year)) return error(`“${year}” is no year; write all four digits, such as 2026`);
  if (day && !date.month) return error("With a day goes a month; choose it, or leave the day empty");
  if (day && !/^\d{1,2}$/.test(day)) return error(`“${day}” is no day of a month; write a number from 1 to 31`);
  if (year < firstYear || year > lastYear) {
    return error(`“${iso}” is of the year ${year}, which cannot be meant; years run from ${firstYear} to ${lastYear}`);
  }
  const last = date.month ? daysOf(Number(year), Number(date.month)) : 31;
  if (day && !(day >= 1 && day <= last)) return error(`“${iso}” does not exist: ${MONTHS[date.month - 1]} ${year} has ${last} days`);
  if (Number(year) > Number(today.slice(0, 4)) + 2) return error("This is more than 2 years from now; check the year");
  if (Number(year) < Number(today.slice(0, 4)) - 100) return advice("This is more than 100 years ago; check the year");
  if (iso > today.slice(0, iso.length)) return advice("This is still to come; a story that tells of what has happened is easier to believe");
  return undefined;
}

const EMPTY_WORDS = new Set(
  "a an the of this is alt caption figure graphic icon image img jpeg jpg photo photograph pic picture png screenshot snapshot text untitled webp".split(" "),
);
const NAMES_THE_KIND =
  /^(?:an? |the |this (?:is |shows )?(?:an? )?)?(?:photo(?:graph)?|picture|pic|image|snapshot) (?:of|with|shows|showing|that shows)\b/i;
const FEWEST_WORDS = 3;
const PICTURE_ENDING = /\.(jpe?g|png|webp|avif|bmp|gif|hei[cf]|jfif|jpe|svg|tiff?)$/i;
const REMEDY = "write in a sentence what can be seen, such as “Two technicians lift a rotor out of a wind tunnel”";

export function altRule(text, fileName, title) {
  const [words, stem] = [slug(text), slug(fileName.replace(/\.[^.]*$/, ""))];
  if ((words && [stem, slug(fileName)].includes(words)) || PICTURE_ENDING.test(text.trim())) {
    return error(`“${text}” only repeats the file's name; ${REMEDY}`);
  }
  if (words && words === slug(title)) return error(`“${text}” only repeats the title, which is read out already; ${REMEDY}`);
  if (!/[\p{L}\p{N}]/u.test(text) || words.split("-").every((word) => EMPTY_WORDS.has(word))) {
    return error(`“${text}” says only that there is a picture; ${REMEDY}`);
  }
  const alt = text.trim();
  if (NAMES_THE_KIND.test(alt)) return advice(`“${alt}” begins with what everybody hears already, that it is a picture; ${REMEDY}`);
  if (alt.split(/\s+/).length < FEWEST_WORDS) return advice(`“${alt}” tells little to those who cannot see the picture; ${REMEDY}`);
  return undefined;
}

/** A claim that gives no number and no date is hard to confirm. */
export const claimRule = (text) =>
  /\p{Nd}/u.test(text) ? undefined : advice("This has no number and no date; with one of them the claim can be confirmed more easily");

const MAILBOX =
  /^[A-Za-z0-9_'+-]+(?:\.[A-Za-z0-9_'+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/;

export function mailboxRule(text) {
  if (MAILBOX.test(text.trim())) return undefined;
  return error(`“${text.trim()}” is no mail address; write one such as \`technicians@example.org\`, without a name`);
}
