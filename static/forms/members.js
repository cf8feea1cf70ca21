/** The members of forms that keep functions or call them, and so are answered in the page. */
import { codes } from "../facade/calls.js";
import { ApmError } from "../facade/errors.js";
import { pageMembers } from "../facade/members.js";
import { objectOf } from "../facade/objects.js";
import { checkOpen, onChange, refreshForm } from "./events.js";
import { add, remove } from "./handlers.js";
import { MODE, PREVENTED, saveForm } from "./saving.js";

/** Members that add and remove functions, by the event that they are for. */
const EVENTS = {
  onchange: ["attribute", "OnChange"],
  onsave: ["formContext.data.entity", "OnSave"],
  postsave: ["formContext.data.entity", "OnPostSave"],
  onload: ["formContext.ui", "OnLoad"],
  dataload: ["formContext.data", "OnLoad"],
  tabstatechange: ["formTab", "TabStateChange"],
};

/** Defines a member of a form: `act` gets what it is about, which is open, and what the script gave. */
function formMember(fullName, act) {
  pageMembers[fullName] =
    (target) =>
    (...given) => {
      checkOpen(target(), fullName);
      return act(target(), ...given);
    };
}

/** The same of one that gives a Promise: what is wrong rejects it. */
function asyncFormMember(fullName, act) {
  formMember(fullName, act);
  const make = pageMembers[fullName];
  pageMembers[fullName] = (target) => {
    const run = make(target);
    return async (...given) => run(...given);
  };
}

for (const [event, [owner, name]] of Object.entries(EVENTS)) {
  const added = `${owner}.add${name}`;
  formMember(added, (target, handler) => add(target, event, handler, added));
  formMember(`${owner}.remove${name}`, (target, handler) => remove(target, event, handler));
}

formMember("attribute.fireOnChange", onChange);

/** Save modes by what scripts ask for [D]. */
const MODES = { "": MODE.save, saveandclose: MODE.saveAndClose, saveandnew: MODE.saveAndNew };

/** Saves a form for a script; gives what the product gives, `{savedEntityReference}`. */
async function saved(form, mode) {
  const record = objectOf("formContext.data.entity", form);
  // Asked for now: the form may close.
  const entityName = record.getEntityName();
  let savedEntityReference;
  const refer = () => {
    savedEntityReference = record.getEntityReference();
  };
  if ((await saveForm(form, mode, "script", refer)) === PREVENTED) {
    throw new ApmError(
      codes.badInput,
      "formContext.data.save: an OnSave function has prevented it",
    );
  }
  if (mode === MODE.saveAndNew) await objectOf("Xrm.Navigation").openForm({ entityName });
  return { savedEntityReference };
}

asyncFormMember("formContext.data.entity.save", (form, mode) => {
  const known = MODES[String(mode ?? "").toLowerCase()];
  if (known) return saved(form, known);
  throw new ApmError(
    codes.badInput,
    `formContext.data.entity.save: the mode has to be "saveandclose" or "saveandnew", not "${mode}"`,
  );
});
asyncFormMember("formContext.data.save", (form, options) =>
  saved(form, options?.saveMode ?? MODE.save),
);
asyncFormMember("formContext.data.refresh", async (form, save) => {
  if (save && objectOf("formContext.data", form).getIsDirty()) await saved(form, MODE.save);
  refreshForm(form);
});
