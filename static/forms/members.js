/** The members of forms that keep functions or call them, and so are answered in the page. */
import { codes } from "../facade/calls.js";
import { ApmError } from "../facade/errors.js";
import { pageMembers } from "../facade/members.js";
import { objectOf } from "../facade/objects.js";
import {
  checkOpen,
  closeForm,
  isOpen,
  MODE,
  onChange,
  PREVENTED,
  refreshForm,
  saveForm,
} from "./events.js";
import { add, remove } from "./handlers.js";

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

/** Save modes by what scripts ask for, and what follows the save [D]. */
const MODES = {
  "": { number: MODE.save, after: () => {} },
  saveandclose: { number: MODE.saveAndClose, after: closeForm },
  saveandnew: {
    number: MODE.saveAndNew,
    after: (form) => {
      const entityName = objectOf("formContext.data.entity", form).getEntityName();
      closeForm(form);
      return objectOf("Xrm.Navigation").openForm({ entityName });
    },
  },
};

/** Saves a form for a script; gives what the product gives, `{savedEntityReference}`. */
async function saved(form, { number, after }) {
  let savedEntityReference;
  const refer = () => {
    savedEntityReference = objectOf("formContext.data.entity", form).getEntityReference();
  };
  if ((await saveForm(form, number, "script", refer)) === PREVENTED) {
    throw new ApmError(
      codes.badInput,
      "formContext.data.save: an OnSave function has prevented it",
    );
  }
  if (isOpen(form)) await after(form);
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
asyncFormMember("formContext.data.save", (form, options) => {
  const number = options?.saveMode ?? MODE.save;
  const known = Object.values(MODES).find((each) => each.number === number);
  return saved(form, known ?? { ...MODES[""], number });
});
asyncFormMember("formContext.data.refresh", async (form, save) => {
  if (save && objectOf("formContext.data", form).getIsDirty()) await saved(form, MODES[""]);
  refreshForm(form);
});
