/* Search over Pagefind's index: a dialog on every page, and the search page with its filters.
   Nothing here is needed to read the site: without it, "Search" is a link to a page that lists the archives. */

const FILTERS = ["kind", "faculty", "theme", "tag", "year"];
const PAGE_SIZE = 10;
const DIALOG_SIZE = 6;
const PAUSE = 200; // milliseconds without a keystroke before a search starts

const root = new URL(document.documentElement.dataset.root ?? "/", document.baseURI);
const addressOf = (path) => new URL(path, root).href;

// The index is fetched at the first search, once; a failure is tried again at the next search.

let loading = null;

async function load() {
  if (typeof WebAssembly === "undefined") throw new Error("WebAssembly is missing");
  const pagefind = await import(addressOf("pagefind/pagefind.js"));
  await pagefind.options({ baseUrl: root.pathname });
  await pagefind.init();
  return { pagefind, filters: await pagefind.filters() };
}

function index() {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** Results, and for each filter how many there would be of each of its values, whatever it is set to now. */
async function find(words, chosen) {
  const { pagefind, filters: all } = await index();
  const search = async (filters) => {
    if (!words && Object.keys(filters).length === 0) return { results: [], filters: all };
    return pagefind.search(words || null, { filters });
  };
  const found = await search(chosen);
  const counts = { ...found.filters };
  const recount = async (name) => {
    const { [name]: own, ...others } = chosen;
    counts[name] = (await search(others)).filters[name];
  };
  await Promise.all(Object.keys(chosen).map(recount));
  return { results: found.results, counts };
}

// Building results. Texts go in as texts; of an excerpt's markup only <mark> is kept.

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** An excerpt often starts with the headline that it stands under; that part is left out. */
function excerpt(html, headline) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  let double = body.textContent.startsWith(headline) ? headline.length + /^[.\s]*/.exec(body.textContent.slice(headline.length))[0].length : 0;
  const nodes = [...body.childNodes].map((node) => {
    const text = node.textContent.slice(double);
    double = Math.max(0, double - node.textContent.length);
    return node.nodeName === "MARK" && text ? element("mark", {}, text) : document.createTextNode(text);
  });
  return element("p", { class: "search-hit__excerpt" }, ...nodes);
}

const strength = (part) => part.weighted_locations.reduce((sum, { balanced_score: score }) => sum + score, 0);

/** The part of a page under one of its headings that answers best; nothing where the page as a whole does. */
function bestPart(parts, pageTitle) {
  const [best] = [...(parts ?? [])].sort((a, b) => strength(b) - strength(a));
  return best?.anchor && best.title.trim() && best.title.trim() !== pageTitle ? best : null;
}

function hit({ url, meta, excerpt: html, sub_results: parts }) {
  const facts = [meta.kind === meta.title ? "" : meta.kind, meta.date, meta.faculty].filter(Boolean).join(" · ");
  const part = bestPart(parts, meta.title);
  const lines = [element("p", { class: "search-hit__title" }, element("a", { href: url }, meta.title || url))];
  if (part) lines.push(element("p", { class: "search-hit__part" }, element("a", { href: part.url }, part.title.trim())));
  if (facts) lines.push(element("p", { class: "search-hit__meta" }, facts));
  return element("li", { class: "search-hit" }, ...lines, excerpt(part?.excerpt ?? html, (part ?? meta).title?.trim() || url));
}

const hits = async (results) => (await Promise.all(results.map((result) => result.data()))).map(hit);

const SPELLING = "Check the spelling, or try fewer letters.";

/** `places` tells of the filters that are on: "year 2023". */
function counted(number, words, places) {
  const things = number === 0 ? "Nothing found" : number === 1 ? "1 result" : `${number} results`;
  const told = [things, words && `for “${words}”`, places.length > 0 && `in ${places.join(", ")}`].filter(Boolean).join(" ");
  return number === 0 && places.length === 0 ? `${told}. ${SPELLING}` : told;
}

function failure() {
  const archives = [["news/", "News"], ["case-studies/", "Careers"], ["awards/", "Awards"], ["events/", "Events"]];
  const links = archives.map(([path, text]) => element("li", {}, element("a", { href: addressOf(path) }, text)));
  return element(
    "div",
    { class: "notice" },
    element("p", {}, "The search could not start in this browser, or its files could not be reached. The archives can:"),
    element("ul", {}, ...links),
  );
}

/** Calls `run` once no further call came for a moment; `now` calls it at once. */
function debounced(run) {
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => run(), PAUSE);
  };
  const now = (...how) => {
    clearTimeout(timer);
    return run(...how);
  };
  return { later, now };
}

/** Shows `results` of the latest search only: an answer that a newer question overtook is dropped. */
function board({ list, status, size, more }) {
  let turn = 0;
  let waiting = [];

  async function next() {
    const mine = turn;
    const made = await hits(waiting.splice(0, size));
    if (mine !== turn) return;
    list.append(...made);
    if (more) more.hidden = waiting.length === 0;
    return made[0];
  }

  /** Shows at least `least` results, and gives the counts of the filters; nothing where it was overtaken or failed. */
  async function show(words, filters, { idle = "", places = [], least = 0 } = {}) {
    const mine = ++turn;
    try {
      const { results, counts } = await find(words, filters);
      if (mine !== turn) return null;
      const rest = [...results];
      const first = await hits(rest.splice(0, Math.max(size, least)));
      if (mine !== turn) return null;
      waiting = rest;
      list.replaceChildren(...first);
      if (more) more.hidden = waiting.length === 0;
      const asked = words || Object.keys(filters).length > 0;
      status.textContent = asked ? counted(results.length, words, places) : idle;
      return counts;
    } catch (error) {
      if (mine !== turn) return null;
      list.replaceChildren();
      if (more) more.hidden = true;
      status.replaceChildren(failure());
      console.info(`The search could not start: ${error.message}`);
      return null;
    }
  }

  return { show, next };
}

// What going back brings back: the browser keeps it with the page that is left.

const keep = (things) => history.replaceState({ ...history.state, ...things }, "");
const cameBack = () => performance.getEntriesByType("navigation")[0]?.type === "back_forward";
const addressWithoutPart = (address) => address.replace(/#.*$/, "");

// The dialog, made when it is first opened.

function makeDialog() {
  const input = element("input", { id: "site-dialog-q", name: "q", type: "search", autocomplete: "off", enterkeyhint: "search" });
  const status = element("p", { class: "search-dialog__status", role: "status" });
  const list = element("ol", { class: "search-results" });
  const close = element("button", { class: "button", type: "button" }, "Close");
  const all = element("a", { href: addressOf("search/") }, "All results and filters");
  const dialog = element(
    "dialog",
    { class: "search-dialog", "aria-labelledby": "site-dialog-title" },
    element(
      "form",
      { class: "search-dialog__head", role: "search", method: "get", action: addressOf("search/") },
      element("div", { class: "search-dialog__top" }, element("h2", { id: "site-dialog-title" }, "Search"), close),
      element("label", { for: "site-dialog-q" }, "Words to look for"),
      input,
      status,
    ),
    element("div", { class: "search-dialog__body" }, list, element("p", {}, all)),
  );
  const { show } = board({ list, status, size: DIALOG_SIZE });

  const search = debounced(() => {
    const words = input.value.trim();
    all.href = addressOf(words ? `search/?${new URLSearchParams({ q: words })}` : "search/");
    return show(words, {});
  });

  const stops = () => [input, ...list.querySelectorAll("a"), all];
  const step = (by) => {
    const places = stops();
    const at = places.indexOf(document.activeElement);
    if (at >= 0) places[Math.min(Math.max(at + by, 0), places.length - 1)].focus();
  };

  input.addEventListener("input", search.later);
  list.addEventListener("click", (event) => {
    const followed = event.target.closest("a");
    if (!followed) return;
    if (addressWithoutPart(followed.href) === addressWithoutPart(location.href)) dialog.close();
    else keep({ asked: input.value.trim() });
  });
  dialog.addEventListener("close", () => keep({ asked: "" }));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      step(by);
    } else if (event.key === "Escape") {
      // A search field would swallow the first Escape to empty itself.
      event.preventDefault();
      dialog.close();
    }
  });
  document.body.append(dialog);
  return { dialog, input, search: search.now };
}

// The search page: what is asked stands in the address, so that it can be linked, kept and gone back to.

/** As `slugify` in newsroom/addresses.py writes it. */
const simple = (text) =>
  text
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]|'/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

/** Offers in `select` the values the index has, with the readable names the page already gives to some. */
function fill(select, counts) {
  const names = new Map([...select.options].filter((option) => option.value).map((option) => [option.value, option.text]));
  for (const value of Object.keys(counts ?? {})) if (!names.has(value)) names.set(value, value);
  const order = select.name === "year" ? (a, b) => b.localeCompare(a) : (a, b) => a.localeCompare(b);
  const offered = [...names].sort(([, a], [, b]) => order(a, b));
  const options = offered.map(([value, text]) => element("option", { value, "data-text": text }, text));
  select.replaceChildren(select.options[0], ...options);
  select.parentElement.hidden = options.length === 0;
}

/** Says beside each value how many results it has; one that has none cannot be chosen. */
function recount(select, counts) {
  for (const option of [...select.options].slice(1)) {
    const count = counts?.[option.value] ?? 0;
    option.text = `${option.dataset.text} (${count})`;
    option.disabled = count === 0 && !option.selected;
  }
}

/** Values in addresses are written simply (`faculty=fbs`), whatever they look like in the index (`FBS`).
    Gives what the address asks for and nothing here is called. */
function readAddress(form) {
  const asked = new URLSearchParams(location.search);
  const unknown = {};
  form.elements.q.value = asked.get("q") ?? "";
  for (const name of FILTERS) {
    const wanted = asked.get(name) ?? "";
    const match = [...form.elements[name].options].find((option) => option.value && simple(option.value) === simple(wanted));
    form.elements[name].value = match?.value ?? "";
    if (wanted && !match) unknown[name] = wanted;
  }
  return unknown;
}

function asked(form) {
  const chosen = FILTERS.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
  return { words: form.elements.q.value.trim(), filters: Object.fromEntries(chosen) };
}

function writeAddress({ words, filters }, unknown, { step }) {
  const query = new URLSearchParams(words ? { q: words } : {});
  for (const name of FILTERS) {
    const value = filters[name] ? simple(filters[name]) : unknown[name];
    if (value) query.set(name, value);
  }
  const address = new URL(query.size ? `?${query}` : location.pathname, location.href).href;
  if (address === location.href) return;
  if (step) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

async function startPage(page) {
  const form = page.querySelector(".search-form");
  const filters = form.querySelector(".search-form__filters");
  const list = page.querySelector(".search-results");
  const status = page.querySelector(".search-page__status");
  const more = page.querySelector(".search-page__more");
  const strange = page.querySelector(".search-page__unknown");
  const clear = page.querySelector(".search-page__clear");
  const { show, next } = board({ list, status, size: PAGE_SIZE, more });
  const labelOf = (name) => form.elements[name].labels[0].textContent;
  let ready = false;
  let unknown = {}; // by filter, what the address asks for that is not here
  let shownFor = "";

  function tellUnknown() {
    const told = Object.entries(unknown).map(([name, value]) => {
      const remove = element("button", { class: "button", type: "button" }, `Remove “${value}”`);
      remove.addEventListener("click", () => {
        delete unknown[name];
        form.elements.q.focus();
        search({ step: true });
      });
      return element("p", { class: "notice" }, `Nothing here has the ${labelOf(name).toLowerCase()} “${value}”, so it does not narrow the search. `, remove);
    });
    strange.replaceChildren(...told);
  }

  /** `step`: going back leads to what was asked before; `least`: so many results as were shown before. */
  async function search({ step = false, least = 0 } = {}) {
    const { words, filters: chosen } = asked(form);
    if (ready) {
      writeAddress({ words, filters: chosen }, unknown, { step });
      tellUnknown();
    }
    shownFor = location.search;
    const places = Object.entries(chosen).map(
      ([name]) => `${labelOf(name).toLowerCase()} ${form.elements[name].selectedOptions[0].dataset.text}`,
    );
    clear.hidden = places.length === 0;
    const counts = await show(words, chosen, { idle: "Type a word, or choose what to show.", places, least });
    if (counts) for (const name of FILTERS) recount(form.elements[name], counts[name]);
    return counts;
  }

  async function fromAddress() {
    unknown = ready ? readAddress(form) : {};
    const { shown = 0, scrolled } = history.state ?? {};
    if ((await search({ least: shown })) && scrolled !== undefined) scrollTo(0, scrolled);
  }

  form.elements.q.value = new URLSearchParams(location.search).get("q") ?? "";
  try {
    const counts = (await index()).filters;
    for (const name of FILTERS) fill(form.elements[name], counts[name]);
    filters.hidden = false;
    filters.disabled = false;
    ready = true;
  } catch {
    filters.dataset.missing = ""; // the search below says what is wrong
  }

  const typed = debounced(search);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typed.now({ step: true });
  });
  form.elements.q.addEventListener("input", typed.later);
  filters.addEventListener("change", () => typed.now({ step: true }));
  clear.addEventListener("click", () => {
    for (const name of FILTERS) form.elements[name].value = "";
    unknown = {};
    form.elements.q.focus();
    typed.now({ step: true });
  });
  more.addEventListener("click", async () => (await next())?.querySelector("a").focus());
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) keep({ shown: list.children.length, scrolled: scrollY });
  });
  addEventListener("popstate", () => {
    if (location.search !== shownFor) fromAddress();
  });
  await fromAddress();
}

// Wiring

const page = document.getElementById("site-search-page");
let dialog = null;

function open() {
  if (page) {
    page.querySelector("input").focus();
    return;
  }
  dialog ??= makeDialog();
  if (!dialog.dialog.open) dialog.dialog.showModal();
  dialog.input.focus();
  dialog.input.select();
}

/** The link to the search page becomes the button that opens the dialog. */
function enhance(link) {
  const mac = navigator.platform.startsWith("Mac");
  const keys = element("kbd", { "aria-hidden": "true" }, mac ? "⌘ K" : "Ctrl K");
  const button = element("button", { class: "search-box", id: link.id, type: "button", "aria-haspopup": "dialog" }, "Search", keys);
  button.setAttribute("aria-keyshortcuts", mac ? "Meta+K" : "Control+K");
  button.addEventListener("click", open);
  link.replaceWith(button);
}

const link = document.getElementById("site-search-open");
if (link && !page) enhance(link);

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    open();
  }
});

if (page) startPage(page);

/** Back from a result that the dialog led to: the dialog stands open again. */
if (!page && cameBack() && history.state?.asked) {
  const { asked: words } = history.state;
  open();
  dialog.input.value = words;
  dialog.search();
}
