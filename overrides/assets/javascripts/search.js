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

async function find(words, filters) {
  const { pagefind } = await index();
  const asked = Object.keys(filters).length > 0;
  if (!words && !asked) return [];
  return (await pagefind.search(words || null, { filters })).results;
}

// Building results. Texts go in as texts; of an excerpt's markup only <mark> is kept.

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function excerpt(html) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  const nodes = [...body.childNodes].map((node) =>
    node.nodeName === "MARK" ? element("mark", {}, node.textContent) : document.createTextNode(node.textContent),
  );
  return element("p", { class: "search-hit__excerpt" }, ...nodes);
}

function hit({ url, meta, excerpt: html }) {
  const facts = [meta.kind, meta.date, meta.faculty].filter(Boolean).join(" · ");
  return element(
    "li",
    { class: "search-hit" },
    element("p", { class: "search-hit__title" }, element("a", { href: url }, meta.title || url)),
    ...(facts ? [element("p", { class: "search-hit__meta" }, facts)] : []),
    excerpt(html),
  );
}

const hits = async (results) => (await Promise.all(results.map((result) => result.data()))).map(hit);

function counted(number, words) {
  const things = number === 0 ? "Nothing found" : number === 1 ? "1 result" : `${number} results`;
  return words ? `${things} for “${words}”` : things;
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
    timer = setTimeout(run, PAUSE);
  };
  const now = () => {
    clearTimeout(timer);
    return run();
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

  async function show(words, filters, idle) {
    const mine = ++turn;
    try {
      const results = await find(words, filters);
      if (mine !== turn) return 0;
      waiting = [...results];
      const first = await hits(waiting.splice(0, size));
      if (mine !== turn) return 0;
      list.replaceChildren(...first);
      if (more) more.hidden = waiting.length === 0;
      status.textContent = words || Object.keys(filters).length > 0 ? counted(results.length, words) : idle;
      return results.length;
    } catch (error) {
      if (mine !== turn) return 0;
      list.replaceChildren();
      if (more) more.hidden = true;
      status.replaceChildren(failure());
      console.info(`The search could not start: ${error.message}`);
      return 0;
    }
  }

  return { show, next };
}

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
    return show(words, {}, "");
  });

  const stops = () => [input, ...list.querySelectorAll("a"), all];
  const step = (by) => {
    const places = stops();
    const at = places.indexOf(document.activeElement);
    if (at >= 0) places[Math.min(Math.max(at + by, 0), places.length - 1)].focus();
  };

  input.addEventListener("input", search.later);
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
  return { dialog, input };
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
  const names = new Map([...select.options].map((option) => [option.value, option.text]));
  const order = select.name === "year" ? (a, b) => b.localeCompare(a) : (a, b) => a.localeCompare(b);
  const offered = Object.keys(counts ?? {})
    .map((value) => [value, names.get(value) ?? value])
    .sort(([, a], [, b]) => order(a, b));
  const options = offered.map(([value, text]) => element("option", { value }, `${text} (${counts[value]})`));
  select.replaceChildren(select.options[0], ...options);
  select.parentElement.hidden = options.length === 0;
}

/** Values in addresses are written simply (`faculty=fbs`), whatever they look like in the index (`FBS`). */
function readAddress(form) {
  const asked = new URLSearchParams(location.search);
  form.elements.q.value = asked.get("q") ?? "";
  for (const name of FILTERS) {
    const wanted = simple(asked.get(name) ?? "");
    const match = [...form.elements[name].options].find((option) => option.value && simple(option.value) === wanted);
    form.elements[name].value = match?.value ?? "";
  }
}

function asked(form) {
  const chosen = FILTERS.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
  return { words: form.elements.q.value.trim(), filters: Object.fromEntries(chosen) };
}

function writeAddress({ words, filters }) {
  const query = new URLSearchParams(words ? { q: words } : {});
  for (const [name, value] of Object.entries(filters)) query.set(name, simple(value));
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
}

async function startPage(page) {
  const form = page.querySelector(".search-form");
  const filters = form.querySelector(".search-form__filters");
  const list = page.querySelector(".search-results");
  const status = page.querySelector(".search-page__status");
  const more = page.querySelector(".search-page__more");
  const { show, next } = board({ list, status, size: PAGE_SIZE, more });

  const search = debounced(() => {
    const { words, filters: chosen } = asked(form);
    writeAddress({ words, filters: chosen });
    return show(words, chosen, "Type a word, or choose what to show.");
  });

  form.elements.q.value = new URLSearchParams(location.search).get("q") ?? "";
  try {
    const counts = (await index()).filters;
    for (const name of FILTERS) fill(form.elements[name], counts[name]);
    filters.hidden = false;
    filters.disabled = false;
    readAddress(form);
  } catch {
    // The search below says what is wrong.
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search.now();
  });
  form.elements.q.addEventListener("input", search.later);
  filters.addEventListener("change", search.now);
  more.addEventListener("click", async () => (await next())?.querySelector("a").focus());
  await search.now();
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
