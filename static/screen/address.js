/** The page that the address of the browser window names, as in `main.aspx?pagetype=entityrecord&etn=account&id=...`. */
import { act } from "../python/crossing.js";
import { onSignal } from "../python/signals.js";
import { drawNow } from "./schedule.js";

/** Opens the page that the address names; does nothing if it names none. */
export function openAddress() {
  if (!/[?&]pagetype=/i.test(location.search)) return;
  act("open-address", location.search);
  drawNow();
}

/** Opens a page of the emulator in another browser window; `query` is the part of the address that names it. */
export function openWindow(query) {
  window.open(new URL(query, document.baseURI), "_blank");
}

onSignal("open-window", openWindow);
