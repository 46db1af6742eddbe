/* What is wrong with the links and pictures in a text, as far as it can be seen from here: whether a page of the site is
   there, only the check knows. Where it has the same rule, the sentence is the same; the tests hold that. */

import { slug } from "./slug.js";

const BARE = new Set(
  " click click-here continue-reading details find-out-more go-here here learn-more link more more-here read-here read-it-here read-more read-more-here see-here see-more see-this this this-link this-page this-website".split(" "),
);
const LINK = /(!?)\[([^[\]]*)\]\(([^)]*)\)/g;
const SCHEMES = ["http:", "https:", "mailto:"];
const HOST = /^(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net|edu|eu|io|info|ac)(?:[/:]|$))/i;

/** `pictures` are the names of those in the form. */
export function linkRules(text, pictures) {
  return [...text.matchAll(LINK)].flatMap(([, isPicture, words, inside]) => {
    const link = inside.trim().split(/\s/)[0].replace(/^<|>$/g, "");
    const faults = isPicture ? [ofPicture(link, pictures)] : [ofWords(words.trim(), link), leadingNowhere(link)];
    return faults.filter(Boolean).map((error) => ({ error }));
  });
}

function ofPicture(link, pictures) {
  if (pictures.includes(link)) return "";
  if (/^(https?:)?\/\//i.test(link)) return `the picture \`${link}\` is on another host, which readers would be sent to; add it under Pictures instead`;
  return `there is no picture \`${link}\` in this form; add it under Pictures, or take it out of the text`;
}

function ofWords(words, link) {
  if (!BARE.has(slug(words)) || link.startsWith("#")) return "";
  const said = words ? `the link “${words}” does not say where it leads` : "the link has no words";
  const remedy = "make the name of what it leads to the link, such as `[the report of 2021](...)`";
  return `${said}, and many hear links without what stands around them; ${remedy}`;
}

function leadingNowhere(link) {
  const [scheme] = link.match(/^[a-z][a-z0-9+.-]*:/i) ?? [""];
  if (scheme && !SCHEMES.includes(scheme.toLowerCase())) {
    return `an address with \`${scheme.toLowerCase()}\` may not stand in a text; write the address of a page (\`https://...\`), of a mailbox (\`mailto:...\`), or a file's name`;
  }
  if (link.startsWith("//")) {
    return `the link \`${link}\` begins with two slashes, so it leads to another site; write that address whole, \`https:${link}\`, or begin with one slash for a page of this site`;
  }
  if (HOST.test(link)) return `the link \`${link}\` is taken for a file; write the whole web address, \`https://${link}\``;
  if (!link || scheme || /^[/#]/.test(link) || /\.md(#|$)/.test(link)) return ""; // only the check knows its pages and files
  return `the link \`${link}\` leads to no page; link to another story by its file, such as \`../2023/open-day.md\`, and to a page of the site from its root, such as \`/events/\``;
}
