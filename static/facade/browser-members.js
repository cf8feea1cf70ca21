/** Members that need the browser: they open windows, keep functions and settings, or return what the browser knows. */
import { ask } from "../python/crossing.js";
import { onForget, onRestart } from "../python/lifetime.js";
import { completeAddress, platform } from "../python/platform.js";
import { onSignal } from "../python/signals.js";
import { keepSettings } from "./app-settings.js";
import { read, reading } from "./arguments.js";
import { openFileWith } from "./given-files.js";
import { pageMembers } from "./page-members.js";
import { copyByName } from "./plain-json.js";

/** By the id of a notification: the function of its action. */
const actions = new Map();

/** What Python gets of a notification, and the function of its action. */
function partsOf(notification) {
  const known = copyByName(notification);
  if (!known) return { known: notification && Object(notification) };
  const action = copyByName(known.action, "eventHandler");
  if (action) known.action = { ...action, eventHandler: null };
  return { handler: action?.eventHandler, known };
}

/** Members that call Python: `call` takes the name to call, how the values are read, and the values. */
const CALLING = {
  "Xrm.Navigation.openUrl": (call) => (url) => {
    const address = call("website", "text", url);
    if (address.startsWith("?")) platform.openWindow(completeAddress(address));
    else platform.openWindow(address, "noopener");
  },
  "Xrm.Navigation.openFile": openFileWith,
  "Xrm.Navigation.openWebResource": (call) => (name, _options, data) => {
    platform.openWindow(completeAddress(call("webResource", "options", name, data)));
  },
  "globalContext.getWebResourceUrl": (call) => (name) => {
    const { pathname, search } = new URL(completeAddress(call("webResource", "options", name, "")));
    return pathname + search;
  },
  "globalContext.saveSettingValue": (call) => async (name, value) => {
    keepSettings(call("saveSetting", "value", name, value));
  },
  "Xrm.App.addGlobalNotification": (call, fullName) => async (notification) => {
    const { handler, known } = reading(fullName, () => partsOf(notification));
    const id = call("notify", "object", known);
    if (typeof handler === "function") actions.set(id, handler);
    return id;
  },
};

for (const [fullName, methodOf] of Object.entries(CALLING)) {
  const call = (name, takes, ...values) => {
    const texts = values.map((each) => read(takes, each, fullName));
    return ask(name, [...texts, fullName], fullName);
  };
  pageMembers[fullName] = () => methodOf(call, fullName);
}

const timeZoneOffset = () => -new Date().getTimezoneOffset();

Object.assign(pageMembers, {
  "globalContext.userSettings.getTimeZoneOffsetMinutes": () => timeZoneOffset,
  // The deprecated name.
  "globalContext.getTimeZoneOffsetMinutes": () => timeZoneOffset,
});

onSignal("notification", (id) => actions.get(id)?.());

onForget((id) => actions.delete(id));
onRestart(() => actions.clear());
