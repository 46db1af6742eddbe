/* Keeps pictures in this browser (IndexedDB), for they are too large for where the text is kept.
   A browser that refuses loses nothing: the pictures then last as long as the page. */

const STORE = "pictures";

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function opened(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return done(request);
}

/** `refused` is called when a picture could not be kept. */
export function pictureStore(name, refused) {
  let database = null;

  async function run(mode, work) {
    database ??= opened(name);
    const store = (await database).transaction(STORE, mode).objectStore(STORE);
    return done(work(store));
  }

  /** Keeps `data`, a text, as `id`. */
  async function put(id, data) {
    try {
      await run("readwrite", (store) => store.put(data, id));
    } catch {
      refused();
    }
  }

  /** What was kept as `id`; nothing where it is not there. */
  const get = (id) => run("readonly", (store) => store.get(id)).catch(() => undefined);

  /** Forgets all but those named. */
  async function keepOnly(ids) {
    try {
      const known = await run("readonly", (store) => store.getAllKeys());
      await Promise.all(known.filter((id) => !ids.includes(id)).map((id) => run("readwrite", (store) => store.delete(id))));
    } catch {
      // Then there is nothing to forget.
    }
  }

  return { put, get, keepOnly };
}
