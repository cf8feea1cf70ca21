/** Which browser tests use if the configuration names none. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Chromium without its windows, as Playwright prefers it: a new context takes less time. */
const HEADLESS = ["chromium-headless-shell", "chrome-headless-shell"];

/** Programs of browsers based on Chromium, as they are named on the PATH. */
const PROGRAMS = [
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "chromium",
  "chromium-browser",
];

/**
 * The program of the browser: that of the environment variable APM_BROWSER, otherwise Playwright's own, otherwise an installed one.
 * Undefined for Playwright's own, and if there is none: then Playwright says how to install it.
 */
export function installedBrowser(own, isHeadless) {
  if (process.env.APM_BROWSER) return process.env.APM_BROWSER;
  if (isProgram(own)) return undefined;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = isHeadless ? [...HEADLESS, ...PROGRAMS] : PROGRAMS;
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
