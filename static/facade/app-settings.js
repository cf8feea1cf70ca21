/**
 * Keeps the app settings that scripts saved while the browser tab is open, so that they outlive a reload of the page. A new
 * workspace begins without them.
 */
import { onRestart } from "../python/lifetime.js";

/** Pages of other folders on the same host have their own settings. */
const key = () => `apm-app-settings ${location.pathname}`;

/** Keeps the settings in place of those before. */
export function keepSettings(settings) {
  // Without storage, the settings last until the next reload.
  try {
    sessionStorage.setItem(key(), JSON.stringify(settings));
  } catch {}
}

/** The settings that were kept, as JSON text; "{}" without any. */
export function keptSettings() {
  try {
    return sessionStorage.getItem(key()) ?? "{}";
  } catch {
    return "{}";
  }
}

onRestart(() => {
  try {
    sessionStorage.removeItem(key());
  } catch {}
});
