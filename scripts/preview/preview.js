// Belongs to scripts/serve.py alone, which puts it into the pages that it shows; no build ever has it.
(() => {
  const { key } = document.currentScript.dataset;
  const place = document.getElementById("preview-problems");
  const scrolled = `preview-scrolled:${location.pathname}`;
  let events = null;

  const [x, y] = JSON.parse(sessionStorage.getItem(scrolled) ?? "[]");
  sessionStorage.removeItem(scrolled);
  if (y !== undefined) window.scrollTo({ left: x, top: y, behavior: "instant" });

  function reload() {
    sessionStorage.setItem(scrolled, JSON.stringify([window.scrollX, window.scrollY]));
    location.reload();
  }

  function show({ key, html }) {
    if (key === place.dataset.key) return; // so that it is not read aloud again
    place.dataset.key = key;
    place.innerHTML = html;
  }

  // A browser has few connections for one server, so only pages that somebody can see have one.
  function listen() {
    if (events || document.hidden) return;
    const asked = new URLSearchParams({ page: location.pathname, key, problems: place.dataset.key });
    events = new EventSource(`/_preview/events?${asked}`);
    events.addEventListener("changed", reload);
    events.addEventListener("problems", (event) => show(JSON.parse(event.data)));
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      events?.close();
      events = null;
    }
    listen();
  });
  listen();
})();
