/** The members of forms that JavaScript implements, because they keep handlers or call them. */
import { read, reading } from "../facade/arguments.js";
import { objectOf } from "../facade/objects.js";
import { pageMembers } from "../facade/page-members.js";
import { ApmError, codes } from "../python/errors.js";
import { checkOpen, onChange, refreshForm } from "./events.js";
import { loading } from "./form-frames.js";
import { addHandler, removeHandler } from "./handlers.js";
import { MODE, PREVENTED, saveForm } from "./saving.js";

/** By event: the owner and the name of the members that add and remove its handlers. */
const EVENTS = {
  onchange: ["attribute", "OnChange"],
  onsave: ["formContext.data.entity", "OnSave"],
  postsave: ["formContext.data.entity", "OnPostSave"],
  onload: ["formContext.ui", "OnLoad"],
  loaded: ["formContext.ui", "Loaded"],
  dataload: ["formContext.data", "OnLoad"],
  tabstatechange: ["formTab", "TabStateChange"],
  presearch: ["control", "PreSearch"],
  lookuptagclick: ["control", "OnLookupTagClick"],
  gridload: ["subgrid", "OnLoad"],
};

/** Defines a member of a form: `run` gets the target, whose form is open, and the arguments. */
function formMember(fullName, run) {
  pageMembers[fullName] =
    (target) =>
    (...given) => {
      checkOpen(target(), fullName);
      return run(target(), ...given);
    };
}

/** Defines a member of a form that returns a Promise; errors reject it. */
function asyncFormMember(fullName, run) {
  formMember(fullName, run);
  const methodOf = pageMembers[fullName];
  pageMembers[fullName] = (target) => {
    const method = methodOf(target);
    return async (...given) => method(...given);
  };
}

for (const [event, [owner, name]] of Object.entries(EVENTS)) {
  const added = `${owner}.add${name}`;
  formMember(added, (target, handler) => addHandler(target, event, handler, added));
  formMember(`${owner}.remove${name}`, (target, handler) => removeHandler(target, event, handler));
}

formMember("attribute.fireOnChange", onChange);

/** By the argument of `entity.save`: the save mode [D]. */
const MODES = new Map([
  ["", MODE.save],
  ["saveandclose", MODE.saveAndClose],
  ["saveandnew", MODE.saveAndNew],
]);

/** Saves a form for a script; resolves to `{savedEntityReference}`, as the product does. */
async function saved(form, mode) {
  const record = objectOf("formContext.data.entity", form);
  // Read now, because the form may close.
  const entityName = record.getEntityName();
  let savedEntityReference;
  const refer = () => {
    savedEntityReference = record.getEntityReference();
  };
  const libraries = loading(form);
  // Otherwise the save is made before the call returns.
  if (libraries) await libraries;
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
  const text = read("options", mode, "formContext.data.entity.save");
  const known = MODES.get(text.toLowerCase());
  if (known) return saved(form, known);
  throw new ApmError(
    codes.badInput,
    `formContext.data.entity.save: the mode has to be "saveandclose" or "saveandnew", not "${text}"`,
  );
});
asyncFormMember("formContext.data.save", (form, options) => {
  // Without unsaved data, no OnSave handler runs, unlike with `entity.save` [D].
  const record = objectOf("formContext.data.entity", form);
  if (record.getId() && !record.getIsDirty()) {
    return { savedEntityReference: record.getEntityReference() };
  }
  return saved(
    form,
    reading("formContext.data.save", () => options?.saveMode ?? MODE.save),
  );
});
asyncFormMember("formContext.data.refresh", async (form, save) => {
  if (save && objectOf("formContext.data", form).getIsDirty()) await saved(form, MODE.save);
  refreshForm(form);
});
