/**
 * What modules do when an object of the workspace closes, and when another workspace starts: they drop values that they keep,
 * and close what shows the old workspace.
 */
const forgetters = [];
const restarters = [];

/** Calls `drop` with the id of each session, tab, side pane or notification that closes. */
export function onForget(drop) {
  forgetters.push(drop);
}

/** Calls `drop` when another workspace starts. The functions must not depend on each other's order. */
export function onRestart(drop) {
  restarters.push(drop);
}

/** Drops what is kept for a closed session, tab, side pane or notification. */
export function forget(id) {
  for (const drop of forgetters) drop(id);
}

/** Drops what is kept for the previous workspace. */
export function forgetAll() {
  for (const drop of restarters) drop();
}
