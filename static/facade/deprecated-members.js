/** Deprecated members of `Xrm.Utility`, which call what replaces them. */
import { ask } from "../python/crossing.js";
import { read, reading } from "./arguments.js";
import { pageMembers } from "./page-members.js";

/** Calls a member of `Xrm.Navigation` in place of the member `Xrm.Utility.<name>`. */
const navigate = (name, called, ...values) => {
  const fullName = `Xrm.Utility.${name}`;
  const texts = values.map((each) => read("object", each, fullName));
  return ask(`Xrm.Navigation.${called}`, texts, fullName);
};

/** The strings of a dialog of the member `Xrm.Utility.<name>`. */
const strings = (name, message) => ({ text: read("text", message, `Xrm.Utility.${name}`) });

const run = (callback, ...given) => {
  if (typeof callback === "function") callback(...given);
};

Object.assign(pageMembers, {
  "Xrm.Utility.alertDialog": () => (message, onClosed) => {
    const texts = strings("alertDialog", message);
    const answer = navigate("alertDialog", "openAlertDialog", texts, null);
    answer.then(() => run(onClosed));
  },
  "Xrm.Utility.confirmDialog": () => (message, onYes, onNo) => {
    const texts = strings("confirmDialog", message);
    const answer = navigate("confirmDialog", "openConfirmDialog", texts, null);
    answer.then(({ confirmed }) => run(confirmed ? onYes : onNo));
  },
  "Xrm.Utility.openEntityForm": () => (entityName, entityId, parameters, options) => {
    const openInNewWindow = reading(
      "Xrm.Utility.openEntityForm",
      () => options?.openInNewWindow ?? false,
    );
    const form = { entityName, entityId, openInNewWindow };
    navigate("openEntityForm", "openForm", form, parameters);
  },
  "Xrm.Utility.openQuickCreate": () => async (entityName, createFromEntity, parameters) => {
    const form = { entityName, createFromEntity, useQuickCreateForm: true };
    const { savedEntityReference } = await navigate(
      "openQuickCreate",
      "openForm",
      form,
      parameters,
    );
    return { savedEntityReference: savedEntityReference[0] ?? null };
  },
  "Xrm.Utility.openWebResource": () => (name, data, width, height) =>
    pageMembers["Xrm.Navigation.openWebResource"]()(name, { width, height }, data),
});
