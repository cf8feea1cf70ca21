/** Members that the page answers by itself: they open windows, keep functions, or tell what the browser knows. */
import { drawNow } from "../screen/schedule.js";
import { read, send } from "./calls.js";
import { pageMembers } from "./members.js";
import { hear } from "./signals.js";

const actions = new Map();
let python;

/** Tells once what shows a notification of the app, and what gives the addresses of windows. */
export function pageMembersBy(functions) {
  python = functions;
}

/** Forgets the function of a notification that is gone. */
export function forgetNotification(id) {
  actions.delete(id);
}

/** Forgets the functions of notifications. */
export function forgetNotifications() {
  actions.clear();
}

/** Members that ask Python something: `ask` takes the call, how the values are read, and the values. */
const ASKING = {
  "Xrm.Navigation.openUrl": (ask) => (url) => {
    window.open(ask("website", "text", url), "_blank", "noopener");
  },
  "Xrm.Navigation.openWebResource": (ask) => (name, _options, data) => {
    const address = ask("webResource", "options", name, data);
    window.open(new URL(address, document.baseURI), "_blank");
  },
  "Xrm.App.addGlobalNotification": (ask) => async (notification) => {
    const handler = notification?.action?.eventHandler;
    const known = { ...notification, action: { ...notification?.action, eventHandler: null } };
    const id = ask("notify", "object", notification && known);
    if (typeof handler === "function") actions.set(id, handler);
    return id;
  },
};

for (const [fullName, methodOf] of Object.entries(ASKING)) {
  const ask = (call, takes, ...values) => {
    const texts = values.map((each) => read(takes, each, fullName));
    return send(python[call], [...texts, fullName], fullName);
  };
  pageMembers[fullName] = () => methodOf(ask);
}

Object.assign(pageMembers, {
  "collection.get": (pick) => (which) => pick()(which),
  "collection.forEach": (pick) => (visit) => {
    for (const [at, item] of pick()().entries()) visit(item, at);
  },
  "collection.getLength": (pick) => () => pick()().length,
  "collection.getAll": (pick) => () => pick()(),
  "collection.getByName": (pick) => (name) => pick()(String(name)),

  "globalContext.userSettings.getTimeZoneOffsetMinutes": () => () =>
    -new Date().getTimezoneOffset(),

  // Lookups here are searched by name alone, so that there is nothing these could change.
  "control.addPreSearch": () => () => {},
  "control.removePreSearch": () => () => {},
  "control.addCustomFilter": () => () => {},
});

hear("notification", (id) => actions.get(id)?.());
hear("focus", (id) => {
  drawNow();
  document.getElementById(id)?.focus();
});
