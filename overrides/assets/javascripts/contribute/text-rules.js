/* What is wrong with the text of a story, as far as it can be seen without reading it as Markdown does. Where
   `scripts/check.py` has the same rule, the sentence is the same; the tests hold that. */

import { contactRules } from "./contact-rules.js";
import { linkRules } from "./link-rules.js";

const BULLET = /^[ \t]*([•●▪◦‣·])[ \t]/m;
const CODE = /^[ \t>]*(`{3,}|~{3,})[^]*?^[ \t>]*\1|(?<!`)(`+)(?!`)[^]+?(?<!`)\2(?!`)/gm;

/** Everything that is found in the story; `limits` has mostText (bytes) and tags, those that a text may hold; `pictures`
    are the names of those in the form. */
export function textRules(text, { mostText, tags }, pictures) {
  const plain = text.replace(CODE, "");
  const tooLong = new TextEncoder().encode(text).length > mostText;
  return [
    ...(tooLong ? [{ error: "The story is far too long to be read; cut it to what matters, or send it in parts" }] : []),
    ...headings(plain),
    ...linkRules(plain, pictures),
    ...foreignTags(plain, tags).map(ofTag),
    ...(BULLET.test(plain) ? [{ advice: `“${BULLET.exec(plain)[1]}” makes no list here; begin each item with \`-\` and a space, and leave a line empty before the first` }] : []),
    ...contactRules(plain),
  ];
}

function* headings(text) {
  let before = 1;
  for (const [, { length: level }, words] of text.matchAll(/^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$/gm)) {
    if (level === 1) yield { error: `“${words}” becomes a second headline beside the title; write \`## ${words}\` with two signs` };
    if (level > before + 1) {
      const marks = "#".repeat(before + 1);
      yield { error: `the heading “${words}” skips a level, which misleads those who have the page read out; write \`${marks} ${words}\`` };
    }
    before = Math.max(level, 2);
  }
}

/** The names of tags, each once. A web or mail address in angle brackets is none. */
function foreignTags(text, known) {
  const names = [...text.matchAll(/<\/?([a-z][\w-]*)(?=[\s/>])/gi)].map(([, name]) => name.toLowerCase());
  return [...new Set(names)].filter((name) => !known.includes(name));
}

const ofTag = (name) => ({
  error: `the HTML tag \`<${name}>\` may not stand in a text; take it out, or write \`\` \`<${name}>\` \`\` with backticks to show it as it is`,
});
