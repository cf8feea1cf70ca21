/**
 * When the screen is drawn: at most once a frame; by a timer when the page is hidden, where frames stop.
 */
let flush = () => {};
let isPending = false;
let waiting = [];

/** Tells how to draw, once. */
export function drawWith(draw) {
  flush = draw;
}

/** Has the screen drawn soon. */
export function schedule() {
  if (isPending) return;
  isPending = true;
  if (document.hidden) setTimeout(drawNow);
  else requestAnimationFrame(drawNow);
}

/** Draws what is pending, now. */
export function drawNow() {
  if (!isPending) return;
  isPending = false;
  flush();
  const resolvers = waiting;
  waiting = [];
  for (const resolve of resolvers) resolve();
}

/** Resolves when the screen shows all calls made so far. */
export function drawn() {
  return isPending ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve();
}

// A frame that was asked for before the page was hidden never comes.
document.addEventListener("visibilitychange", () => document.hidden && drawNow());
