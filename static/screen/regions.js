/**
 * The regions of the page, in reading order. F6 moves the keyboard focus to the next region, Shift+F6 to the previous one: to
 * the element that had the focus there last, else to the selected tab, else to the first element that the Tab key reaches. Keys
 * pressed in a frame do not reach the page.
 */
export const SELECTED = "[role=tab][aria-selected=true]";
export const REGIONS =
  "#top-bar, #sessions, #tabs, #notices, #overlays, #communication, #panels, #side-panes, #inspector, #script-panel, #recording-panel, #toasts";
const STOPS = "a[href], button, input, select, textarea, summary, iframe, [tabindex]";

/** By region: the element that had the focus last. */
const latest = new WeakMap();

/** Starts to listen. */
export function listenForRegions() {
  document.addEventListener("focusin", ({ target }) => {
    const region = target.closest(REGIONS);
    if (region) latest.set(region, target);
  });
  document.addEventListener("keydown", onKey);
  document.getElementById("skip").addEventListener("click", (event) => {
    // Does not change the address, which belongs to scripts.
    event.preventDefault();
    enter(document.getElementById("panels"));
  });
}

function onKey(event) {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  // An open dialog keeps the keyboard focus.
  if (key !== "F6" || altKey || ctrlKey || metaKey || document.querySelector("dialog:modal"))
    return;
  event.preventDefault();
  const all = [...document.querySelectorAll(REGIONS)];
  const here = all.indexOf(document.activeElement.closest(REGIONS));
  // If no region has the focus: the first region, or the last one.
  const from = here < 0 && shiftKey ? 0 : here;
  const order = all.map((_, step) =>
    all.at((from + (shiftKey ? -1 - step : 1 + step)) % all.length),
  );
  order.find(enter);
}

/** Moves the focus into a region; returns whether an element there could take it. */
function enter(region) {
  const before = latest.get(region);
  const stops = [...region.querySelectorAll(STOPS)].filter(isStop);
  const goal =
    stops.find((each) => each === before) ??
    stops.find((each) => each.matches(SELECTED)) ??
    stops[0];
  goal?.focus();
  return Boolean(goal);
}

const isStop = (element) =>
  element.tabIndex >= 0 &&
  !element.disabled &&
  element.checkVisibility({ visibilityProperty: true });
