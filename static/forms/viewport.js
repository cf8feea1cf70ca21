/** How large the page of a form is, which only the browser knows. */
import { pageMembers } from "../facade/members.js";
import { drawNow } from "../screen/schedule.js";
import { checkOpen } from "./events.js";

/** A method that measures a form's page; one that is hidden, or not drawn yet, is as large as the panels are. */
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
