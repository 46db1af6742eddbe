/* Keeps a text in this browser under one name. Two tabs that write it never overwrite each other in silence: who finds
   that it is not as they left it stops keeping until a person has chosen. */

const PAUSE = 400; // milliseconds without a change before it is kept

/** `read` gives the text to keep, "" for nothing. `told` is called with "kept", "refused" or "elsewhere". */
export function keeper(name, read, told) {
  let seen = null; // as this tab last read or wrote it
  let state = "";
  let timer;

  function become(next) {
    if (state === next) return;
    state = next;
    told(state);
  }

  /** What was kept, or null. */
  function open() {
    try {
      seen = localStorage.getItem(name);
    } catch {
      become("refused");
    }
    return seen;
  }

  function now() {
    clearTimeout(timer);
    if (state === "elsewhere") return;
    const text = read() || null;
    if (text === seen) return;
    try {
      if (localStorage.getItem(name) !== seen) {
        become("elsewhere");
        return;
      }
      if (text === null) localStorage.removeItem(name);
      else localStorage.setItem(name, text);
      seen = text;
      become("kept");
    } catch {
      become("refused"); // the browser keeps nothing, or has no room left
    }
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(now, PAUSE);
  }

  /** Ends the quarrel with another tab: what stands here is kept. */
  function insist() {
    open();
    state = "";
    now();
  }

  addEventListener("storage", ({ key, newValue }) => {
    if ((key === name || key === null) && newValue !== seen) become("elsewhere");
  });
  addEventListener("pagehide", now);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && now());

  /** Whether all that stands here is kept. */
  const isKept = () => state !== "elsewhere" && (read() || null) === seen;
  return { open, now, later, insist, isKept };
}
