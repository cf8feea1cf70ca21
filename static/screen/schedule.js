/**
 * When the screen is drawn: at most once a frame; by a timer when the page is hidden, where frames stop.
 */
import { keepFocus } from "./focus.js";
import { runTasks } from "./later.js";

const drawers = [];
let isPending = false;

/** Adds one who draws, after those added before. */
export function drawWith(draw) {
  drawers.push(draw);
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
  runTasks();
  if (!isPending) return;
  isPending = false;
  keepFocus(() => {
    for (const draw of drawers) draw();
  });
}

/** Has the screen show all calls made so far; waits for no frame, which a test's clock may hold back. */
export async function drawn() {
  drawNow();
}

// A frame that was asked for before the page was hidden never comes.
document.addEventListener("visibilitychange", () => document.hidden && drawNow());
