/* Light or dark as a reader wishes, where that is not what the device says. It stands in the head and is no module,
   so that it has run before anything is drawn. The wish is kept in this browser alone and sent nowhere. */

(() => {
  const KEEP = "newsroom-palette";
  const WISHES = ["light", "dark"];
  const sheet = document.documentElement;
  const bars = [...document.querySelectorAll('meta[name="theme-color"]')].map((meta) => ({ meta, media: meta.media }));
  const schemes = document.querySelector('meta[name="color-scheme"]');
  const buttons = () => document.querySelectorAll(".palette button");

  /** "light", "dark", or "" for what the device says; that too where the browser keeps nothing. */
  function kept() {
    try {
      const wish = localStorage.getItem(KEEP);
      return WISHES.includes(wish) ? wish : "";
    } catch {
      return "";
    }
  }

  function keep(wish) {
    try {
      if (wish) localStorage.setItem(KEEP, wish);
      else localStorage.removeItem(KEEP);
    } catch {
      // Then it holds for this page.
    }
  }

  function show(wish) {
    if (wish) sheet.dataset.palette = wish;
    else delete sheet.dataset.palette;
    if (schemes) schemes.content = wish || "light dark";
    for (const { meta, media } of bars) {
      if (wish) meta.media = media.includes(wish) ? "all" : "not all";
      else meta.media = media;
    }
    for (const button of buttons()) button.setAttribute("aria-pressed", String(button.value === wish));
  }

  show(kept());
  addEventListener("storage", () => show(kept())); // chosen on another page that is open
  addEventListener("pageshow", (event) => event.persisted && show(kept()));
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of buttons()) {
      button.addEventListener("click", () => {
        keep(button.value);
        show(button.value);
      });
    }
    for (const place of document.querySelectorAll(".palette")) place.hidden = false;
    show(kept());
  });
})();
