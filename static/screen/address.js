/** The page that the address of the browser window names, as in `main.aspx?pagetype=entityrecord&etn=account&id=...`. */
import { act } from "../python/crossing.js";
import { completeAddress, platform } from "../python/platform.js";
import { onSignal } from "../python/signals.js";
import { drawNow } from "./schedule.js";

/** Opens the page that the address names; does nothing if it names none. */
export function openAddress() {
  if (!/[?&]pagetype=/i.test(location.search)) return;
  act("open-address", location.search);
  drawNow();
}

// The signal has the part of the address that names the page.
onSignal("open-window", (query) => platform.openWindow(completeAddress(query)));
