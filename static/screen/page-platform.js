/** The page as the platform of the emulator; `scripts/` adds how scripts run. */
import { platform } from "../python/platform.js";
import { download, showFile } from "./files.js";
import { drawNow } from "./schedule.js";

const BASE = new URL(".", document.baseURI).href;
const OWN = `${BASE}static/`;

const announce = (name) => (detail) => window.dispatchEvent(new CustomEvent(name, { detail }));

Object.assign(platform, {
  scope: window,
  address: () => BASE,
  // A page of `build` has only static files.
  isServed: () => document.querySelector("meta[name=apm-build]") === null,
  isOwnFile: (file) => file.startsWith(OWN),
  shortName: (file) => (file.startsWith(BASE) ? file.slice(BASE.length) : file),
  booted: (methods, restored) => announce("apm:booted")({ methods, restored }),
  failed: announce("apm:failed"),
  reportError: (error) => reportError(error),
  complain: (sentence) => console.error(sentence),
  drawNow,
  sizeOf,
  elementOf: (id) => document.getElementById(id),
  saveFile: download,
  showFile,
  openWindow: (address, features) => window.open(address, "_blank", features),
});

/** A page that is hidden or not drawn yet is as large as the panels. */
function sizeOf(page) {
  const id = CSS.escape(page);
  const shown = document.querySelector(`[data-panel-of="${id}"], [data-page-of="${id}"]`);
  return shown?.clientHeight ? shown : document.getElementById("panels");
}
