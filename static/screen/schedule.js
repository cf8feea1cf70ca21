/** When the screen is drawn: at most once a frame, or by a timer while the page is hidden and has no frames. */
import { runTasks } from "../python/later.js";
import { keepFocus } from "./focus.js";

const drawers = [];
let isPending = false;

/** Adds a function that draws; it runs after those added before. */
export function drawWith(draw) {
  drawers.push(draw);
}

/** Draws the screen soon. */
export function schedule() {
  if (isPending) return;
  isPending = true;
  if (document.hidden) setTimeout(drawNow);
  else requestAnimationFrame(drawNow);
}

/** Draws now, if anything is pending. */
export function drawNow() {
  runTasks();
  if (!isPending) return;
  isPending = false;
  keepFocus(() => {
    for (const draw of drawers) draw();
  });
}

// A frame requested before the page was hidden does not come.
document.addEventListener("visibilitychange", () => document.hidden && drawNow());
