/**
 * The database of the browser that has what outlives a reload of the page. An entry is a part, such as "sessions", of a window:
 * `{ scope, owner, part, updated, text }`. What could not be read is set aside.
 */
const NAME = "apm-kept";
const VERSION = 1;
const [ENTRIES, ASIDE] = ["entries", "aside"];

/** Some browsers never answer when the database is damaged. */
const LIMIT_MS = 5_000;

/** The number of windows of a scope, and of texts set aside, that stay. */
const MOST = 10;

let database = null;
let opening = null;

const keyOf = ({ scope, owner, part }) => [scope, owner, part];

/** Opens the database, unless it is open; resolves to whether it was not. */
export async function openDatabase() {
  if (database) return false;
  opening ??= Promise.race([opened(), late()]);
  try {
    database = await opening;
  } finally {
    opening = null;
  }
  return true;
}

function opened() {
  const request = indexedDB.open(NAME, VERSION);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(ENTRIES);
    request.result.createObjectStore(ASIDE, { autoIncrement: true });
  };
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const { result } = request;
      result.onclose = () => {
        if (database === result) database = null;
      };
      // A newer page in another window, or one that deletes the data of the site. Closing it here causes no event.
      result.onversionchange = () => {
        result.close();
        result.onclose();
      };
      resolve(result);
    };
  });
}

function late() {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("the database does not answer")), LIMIT_MS);
  });
}

/** The entries of a scope. */
export function entriesOf(scope) {
  const { store } = begin(ENTRIES, "readonly");
  return result(store.getAll(IDBKeyRange.bound([scope], [scope, []])));
}

/** Writes an entry; one without a text is deleted. Resolves when it is written. */
export async function write(entry) {
  const { transaction, store } = begin(ENTRIES, "readwrite");
  if (entry.text) store.put(entry, keyOf(entry));
  else store.delete(keyOf(entry));
  // At once, because the page may go before the browser does it by itself.
  transaction.commit();
  await done(transaction);
}

/** Moves an entry out of the way, for a person to look at. */
export async function setAside(entry) {
  const { transaction, store } = begin(ASIDE, "readwrite");
  store.add({ ...entry, at: new Date().toISOString() });
  const keys = await result(store.getAllKeys());
  for (const key of keys.slice(0, -MOST)) store.delete(key);
  await done(transaction);
  await write({ ...entry, text: "" });
}

/** Deletes the entries of windows that were updated longest ago. */
export async function prune(entries) {
  const times = new Map(entries.map(({ owner, updated }) => [owner, updated]));
  const owners = [...times.keys()].sort((one, other) => times.get(other) - times.get(one));
  const old = new Set(owners.slice(MOST));
  for (const entry of entries) if (old.has(entry.owner)) await write({ ...entry, text: "" });
}

function begin(name, mode) {
  if (!database) throw new Error("the database is closed");
  // The browser need not wait for the disk: what it has written outlives the page and the browser.
  const transaction = database.transaction(name, mode, { durability: "relaxed" });
  return { transaction, store: transaction.objectStore(name) };
}

function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function done(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new Error("the write was aborted"));
  });
}
