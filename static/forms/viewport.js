/** The size of a form's page, which only the platform knows. */
import { pageMembers } from "../facade/page-members.js";
import { platform } from "../python/platform.js";
import { checkOpen } from "./events.js";

/** Defines a method that measures a form's page. */
const measure = (name, side) => {
  pageMembers[name] = (target) => () => {
    checkOpen(target(), name);
    platform.drawNow();
    return platform.sizeOf(target())[side];
  };
};

measure("formContext.ui.getViewPortHeight", "clientHeight");
measure("formContext.ui.getViewPortWidth", "clientWidth");
