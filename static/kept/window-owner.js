/**
 * Which window of the browser this is: an id that stays when the page is reloaded. The browser releases the lock of a window when
 * its page goes, also when it crashes, so that another window can see that it is gone.
 */
const KEY = `apm-window ${location.pathname}`;

/** How long a page waits for the page before it in the same window to go, in milliseconds. */
const WAIT_MS = 1_000;

/** The id that this window has had before, if no other window has it: a browser copies it to a duplicate of a window. */
export async function sameOwner() {
  const id = stored();
  return id && (await hold(id, { signal: AbortSignal.timeout(WAIT_MS) })) ? id : null;
}

/** Makes this window the owner of what a closed window has left; returns whether that window is closed. */
export async function takeOver(id) {
  if (!navigator.locks || !(await hold(id, { ifAvailable: true }))) return false;
  store(id);
  return true;
}

/** A new id for this window. */
export async function newOwner() {
  const id = Array.from(crypto.getRandomValues(new Uint32Array(4)), (each) =>
    each.toString(16),
  ).join("");
  await hold(id, {});
  store(id);
  return id;
}

/** Holds the lock of an id until the page goes; resolves to whether it could. Without HTTPS, browsers have no locks. */
function hold(id, options) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const keep = (lock) => {
      resolve(lock !== null);
      return lock && new Promise(() => {});
    };
    navigator.locks.request(`apm-window ${id}`, options, keep).catch(() => resolve(false));
  });
}

function stored() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function store(id) {
  // Without storage, a reload is like another window.
  try {
    sessionStorage.setItem(KEY, id);
  } catch {}
}
