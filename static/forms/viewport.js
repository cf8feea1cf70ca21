/** The size of a form's page, which only the browser knows. */
import { pageMembers } from "../facade/page-members.js";
import { drawNow } from "../screen/schedule.js";
import { checkOpen } from "./events.js";

/** Defines a method that measures a form's page. A page that is hidden or not drawn yet is as large as the panels. */
const measure = (name, side) => {
  pageMembers[name] = (target) => () => {
    checkOpen(target(), name);
    drawNow();
    const page = CSS.escape(target());
    const shown = document.querySelector(`[data-panel-of="${page}"], [data-page-of="${page}"]`);
    return shown?.[side] || document.getElementById("panels")[side];
  };
};

measure("formContext.ui.getViewPortHeight", "clientHeight");
measure("formContext.ui.getViewPortWidth", "clientWidth");
