/** The members of forms that keep functions or call them, and so are answered in the page. */
import { pageMembers } from "../facade/members.js";
import { objectOf } from "../facade/objects.js";
import { closeForm, onChange, PREVENTED, refreshForm, saveForm } from "./events.js";
import { add, remove } from "./handlers.js";

/** Members that add and remove functions, by the event that they are for. */
const EVENTS = {
  onchange: ["attribute", "OnChange"],
  onsave: ["formContext.data.entity", "OnSave"],
  postsave: ["formContext.data.entity", "OnPostSave"],
  onload: ["formContext.data", "OnLoad"],
  tabstatechange: ["formTab", "TabStateChange"],
};

for (const [event, [owner, name]] of Object.entries(EVENTS)) {
  const fullName = `${owner}.add${name}`;
  pageMembers[fullName] = (target) => (handler) => add(target(), event, handler, fullName);
  pageMembers[`${owner}.remove${name}`] = (target) => (handler) => remove(target(), event, handler);
}
// The form's own OnLoad functions, in the product another list, run at the same time [A].
pageMembers["formContext.ui.addOnLoad"] = pageMembers["formContext.data.addOnLoad"];
pageMembers["formContext.ui.removeOnLoad"] = pageMembers["formContext.data.removeOnLoad"];

pageMembers["attribute.fireOnChange"] = (target) => () => onChange(target());

/** Save modes by what scripts ask for, and what follows the save [D]. */
const MODES = {
  "": { number: 1, after: () => {} },
  saveandclose: { number: 2, after: closeForm },
  saveandnew: {
    number: 59,
    after: (form) => {
      const entityName = objectOf("formContext.data.entity", form).getEntityName();
      closeForm(form);
      return objectOf("Xrm.Navigation").openForm({ entityName });
    },
  },
};

/** Saves a form for a script; resolves to what the product gives, `{savedEntityReference}`. */
async function saved(form, { number, after }) {
  if ((await saveForm(form, number, "script")) === PREVENTED) {
    throw new Error("formContext.data.save: an OnSave function has prevented it");
  }
  const savedEntityReference = objectOf("formContext.data.entity", form).getEntityReference();
  await after(form);
  return { savedEntityReference };
}

pageMembers["formContext.data.entity.save"] = (target) => async (mode) => {
  const known = MODES[String(mode ?? "").toLowerCase()];
  if (known) return saved(target(), known);
  throw new Error(
    `formContext.data.entity.save: the mode has to be "saveandclose" or "saveandnew", not "${mode}"`,
  );
};
pageMembers["formContext.data.save"] = (target) => async (options) => {
  const number = options?.saveMode ?? 1;
  const known = Object.values(MODES).find((each) => each.number === number);
  return saved(target(), known ?? { ...MODES[""], number });
};
pageMembers["formContext.data.refresh"] = (target) => async (save) => {
  if (save) await saved(target(), MODES[""]);
  refreshForm(target());
};
