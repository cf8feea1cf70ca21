/** How deep forms are that the scripts of forms open: a form that opens its own table in a pane would not end. */
import { onForget, onRestart } from "../python/lifetime.js";

export const DEEPEST = 8;

/** By page: 1 for a form that the user or a script of the page opened, 2 for one that a script of that form opened, and so on. */
const depths = new Map();
let opener = null;

/** Calls a function that may open forms, for the scripts of a page. */
export function openingFor(page, open) {
  const before = opener;
  opener = page;
  try {
    return open();
  } finally {
    opener = before;
  }
}

/** Keeps the depth of a form while the call that opens it runs. A page that is reloaded keeps its depth. */
export function keepDepth(page) {
  if (opener !== page) depths.set(page, (depths.get(opener) ?? 0) + 1);
}

/** Whether a form is too deep for scripts. */
export const isTooDeep = (page) => depths.get(page) > DEEPEST;

onForget((id) => depths.delete(id));
onRestart(() => depths.clear());
