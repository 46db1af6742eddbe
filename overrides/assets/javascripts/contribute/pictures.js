/* The pictures of the form: taken, made smaller, kept, and each with its row of questions. */

import { rows } from "./rows.js";
import { shrunk } from "./shrinking.js";
import { slug } from "./slug.js";

const FORMATS = ["image/jpeg", "image/png", "image/webp"];
const unique = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

/** `store` keeps them; `changed` is called when there is one more or less; `told` shows sentences beside the field, and
    `toldOfText` beside the text. */
export function pictureRows({ form, store, limits, changed, told, toldOfText }) {
  const place = document.getElementById("site-story-pictures");
  const picked = document.getElementById("site-pictures");
  const of = rows("picture", place, document.getElementById("site-story-picture"));
  const known = new Map(); // by row: { id, name, data }

  function show(row, picture) {
    known.set(row, picture);
    for (const shown of row.querySelectorAll('[data-shows="name"]')) shown.textContent = picture.name;
    const image = row.querySelector("img");
    if (picture.data) image.src = addressOf(picture);
    image.hidden = !picture.data;
  }

  /** The file's name as an address can hold it; no two are the same, for the text names them. */
  function freeName(fileName) {
    const stem = slug(fileName.replace(/\.[^.]*$/, "")).slice(0, 50) || "picture";
    const taken = [...known.values()].map(({ name }) => name);
    let name = `${stem}.jpg`;
    for (let number = 2; taken.includes(name); number += 1) name = `${stem}-${number}.jpg`;
    return name;
  }

  const forgetOthers = () => store.keepOnly([...known.values()].map(({ id }) => id));
  const size = () => [...known.values()].reduce((sum, { data }) => sum + (data?.length ?? 0), 0);

  /** Takes one file, or says why not. */
  async function take(file) {
    if (!FORMATS.includes(file.type)) return `“${file.name}” is of a kind that is not shown here; open it in a program for pictures, save it as JPEG, and add that`;
    if (known.size >= limits.mostPictures) return `“${file.name}” is one too many: a story has at most ${limits.mostPictures} pictures`;
    let data;
    try {
      data = await shrunk(file, limits.longestSide);
    } catch {
      return `“${file.name}” is no picture that this browser can read, or it is damaged; save it again as JPEG, and add that`;
    }
    if (size() + data.length > limits.mostBytes) return `With “${file.name}” the story would be too large for a mail; leave a picture out, or send that one by itself`;
    const picture = { id: unique(), name: freeName(file.name), data };
    const row = of.add();
    show(row, picture);
    if (known.size === 1) row.querySelector('input[name="lead"]').checked = true;
    await store.put(picture.id, data);
    return "";
  }

  async function takeAll() {
    const refusals = [];
    const files = [...picked.files];
    picked.value = "";
    for (const [at, file] of files.entries()) {
      told([{ note: `Picture ${at + 1} of ${files.length} is being made smaller …` }]);
      const refusal = await take(file); // one after the other: each unfolds to many megabytes
      if (refusal) refusals.push({ error: refusal });
      changed();
    }
    const taken = files.length - refusals.length;
    const thanks = taken === 1 ? "1 picture added; answer the questions below it." : `${taken} pictures added; answer the questions below each.`;
    told(refusals.length > 0 ? refusals : [{ note: thanks }]);
  }

  function remove(row) {
    const { text } = form.elements;
    const { name } = known.get(row);
    const without = withoutMark(text.value, name);
    if (without !== text.value) toldOfText([{ note: `“${name}” is taken out of the text as well.` }]);
    text.value = without;
    known.delete(row);
    of.remove(row, picked);
    forgetOthers();
    told([]);
    changed();
  }

  /** Puts the picture behind the paragraph where somebody last wrote; it then stands there and not at the head. */
  function putIntoText(row) {
    const { text } = form.elements;
    const { name } = known.get(row);
    const lead = row.querySelector('input[name="lead"]');
    const place = endOfParagraph(text.value, text.selectionEnd);
    const [before, after] = [text.value.slice(0, place).trimEnd(), text.value.slice(place).trimStart()];
    const parts = [before, `![](${name})`, after].filter(Boolean);
    text.value = parts.join("\n\n");
    toldOfText([{ note: `“${name}” stands in the text now${lead.checked ? ", and no longer at the head of the story" : ""}.` }]);
    lead.checked = false;
    text.focus();
    const end = before ? before.length + 2 + parts[1].length : parts[0].length;
    text.setSelectionRange(end, end);
    changed();
  }

  /** One at most stands at the head. These are boxes and not one of several, so that it may be none. */
  function onlyThis(chosen) {
    for (const lead of place.querySelectorAll('input[name="lead"]')) if (lead !== chosen) lead.checked = false;
  }

  picked.addEventListener("change", takeAll);
  place.addEventListener("change", ({ target }) => target.name === "lead" && target.checked && onlyThis(target));
  place.addEventListener("click", ({ target }) => {
    const act = target.closest("button")?.value;
    const row = target.closest("[data-row]");
    if (act === "remove") remove(row);
    if (act === "place") putIntoText(row);
  });

  const each = () => of.all().map((row) => ({ row: row.dataset.row, ...known.get(row) }));

  /** What is to be kept of each besides its data. */
  const outline = () => of.all().map((row) => ({ number: of.number(row), id: known.get(row).id, name: known.get(row).name }));

  /** The rows as they were kept; the pictures themselves come later. */
  function restore(kept) {
    for (const { number, id, name } of kept) show(of.add(number), { id, name });
  }

  async function fetchKept() {
    for (const row of of.all()) {
      const picture = known.get(row);
      if (!picture.data) show(row, { ...picture, data: await store.get(picture.id) });
    }
    await forgetOthers();
  }

  const keepAll = () => Promise.all([...known.values()].map(({ id, data }) => store.put(id, data)));

  function clear() {
    known.clear();
    place.replaceChildren();
    return store.keepOnly([]);
  }

  return { each, outline, restore, fetchKept, keepAll, clear };
}

/** Where a paragraph ends in which, or behind which, `place` lies. */
function endOfParagraph(text, place) {
  if (/(^|\n[ \t]*\n)\s*$/.test(text.slice(0, place))) return place;
  const rest = text.slice(place).search(/\n[ \t]*\n/);
  return rest < 0 ? text.length : place + rest;
}

/** The text without what shows this picture, and without the empty line that stood before it. */
function withoutMark(text, name) {
  const mark = new RegExp(`\\s*!\\[[^\\]]*\\]\\(${name.replaceAll(".", "\\.")}\\)`, "g");
  return mark.test(text) ? text.replace(mark, "").replace(/^\n+/, "") : text;
}

/** A picture that is JPEG in base64, as an <img> takes it. */
export const addressOf = ({ data }) => `data:image/jpeg;base64,${data}`;
