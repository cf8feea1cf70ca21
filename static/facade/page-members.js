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

Object.assign(pageMembers, {
  "collection.get": (pick) => (which) => pick()(which),
  "collection.forEach": (pick) => (visit) => {
    for (const [at, item] of pick()().entries()) visit(item, at);
  },
  "collection.getLength": (pick) => () => pick()().length,
  "collection.getAll": (pick) => () => pick()(),
  "collection.getByName": (pick) => (name) => pick()(String(name)),

  "Xrm.Navigation.openUrl": () => (url) => {
    const name = "Xrm.Navigation.openUrl";
    window.open(send(python.website, [read("text", url, name)], name), "_blank", "noopener");
  },
  "Xrm.Navigation.openWebResource": () => (name, _options, data) => {
    const texts = [name, data].map((each) =>
      read("options", each, "Xrm.Navigation.openWebResource"),
    );
    const address = send(python.webResource, texts, "Xrm.Navigation.openWebResource");
    window.open(new URL(address, document.baseURI), "_blank");
  },
  "Xrm.App.addGlobalNotification": () => async (notification) => {
    const name = "Xrm.App.addGlobalNotification";
    const handler = notification?.action?.eventHandler;
    const known = { ...notification, action: { ...notification?.action, eventHandler: null } };
    const id = send(python.notify, [read("object", notification && known, name)], name);
    if (typeof handler === "function") actions.set(id, handler);
    return id;
  },
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
