/** Members that the page answers by itself: they open windows, keep functions, or tell what the browser knows. */
import { drawNow } from "../screen/schedule.js";
import { read, send } from "./calls.js";
import { pageMembers } from "./members.js";
import { hear } from "./signals.js";

const actions = new Map();
let notify;

/** Tells once what shows a notification of the app. */
export function notifyBy(python) {
  notify = python;
}

/** Forgets the functions of notifications. */
export function forgetNotifications() {
  actions.clear();
}

const isWebAddress = (url) => /^https:|^http:\/\/localhost[:/]/i.test(url);

Object.assign(pageMembers, {
  "collection.get": (pick) => (which) => pick()(which),
  "collection.forEach": (pick) => (visit) => {
    for (const [at, item] of pick()().entries()) visit(item, at);
  },
  "collection.getLength": (pick) => () => pick()().length,
  "collection.getAll": (pick) => () => pick()(),
  "collection.getByName": (pick) => (name) => pick()(String(name)),

  "Xrm.Navigation.openUrl": () => (url) => {
    const address = String(url).trim();
    if (!isWebAddress(address)) {
      throw new TypeError(
        `Xrm.Navigation.openUrl: the address has to begin with https://, not "${address}"`,
      );
    }
    window.open(address, "_blank", "noopener");
  },
  "Xrm.Navigation.openWebResource": () => (name, _options, data) => {
    if (typeof name !== "string" || name.trim() === "") {
      throw new TypeError(
        "Xrm.Navigation.openWebResource: the name of the web resource is missing",
      );
    }
    const path = name.trim().split("/").map(encodeURIComponent).join("/");
    const query = data === undefined || data === null ? "" : `?data=${encodeURIComponent(data)}`;
    window.open(new URL(`WebResources/${path}${query}`, document.baseURI), "_blank");
  },
  "Xrm.App.addGlobalNotification": () => async (notification) => {
    const name = "Xrm.App.addGlobalNotification";
    const handler = notification?.action?.eventHandler;
    const known = { ...notification, action: { ...notification?.action, eventHandler: null } };
    const id = send(notify, [read("object", notification && known, name)], name);
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
