/**
 * The regions of the page, in the order of reading: F6 puts the keyboard focus into the next one, Shift+F6 into the one before.
 * It goes back to where it was in the region, else to the selected tab, else to what the Tab key would come to first. Keys
 * within a frame stay there: the browser does not tell the page.
 */
export const SELECTED = "[role=tab][aria-selected=true]";
export const REGIONS =
  "#top-bar, #sessions, #tabs, #notices, #overlays, #communication, #panels, #side-panes, #inspector, #script-panel, #toasts";
const STOPS = "a[href], button, input, select, textarea, summary, iframe, [tabindex]";

/** What had the focus last, by region. */
const latest = new WeakMap();

/** Starts to listen. */
export function listenForRegions() {
  document.addEventListener("focusin", ({ target }) => {
    const region = target.closest(REGIONS);
    if (region) latest.set(region, target);
  });
  document.addEventListener("keydown", onKey);
  document.getElementById("skip").addEventListener("click", (event) => {
    // Without going to an address: that is a script's.
    event.preventDefault();
    enter(document.getElementById("panels"));
  });
}

function onKey(event) {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  // A dialog keeps the keyboard focus until it is answered.
  if (key !== "F6" || altKey || ctrlKey || metaKey || document.querySelector("dialog:modal"))
    return;
  event.preventDefault();
  const all = [...document.querySelectorAll(REGIONS)];
  const here = all.indexOf(document.activeElement.closest(REGIONS));
  // From outside of all, on to the first or back to the last.
  const from = here < 0 && shiftKey ? 0 : here;
  const order = all.map((_, step) =>
    all.at((from + (shiftKey ? -1 - step : 1 + step)) % all.length),
  );
  order.find(enter);
}

/** Puts the focus into a region; says whether there is anything in it that takes it. */
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
