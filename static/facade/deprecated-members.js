/** Deprecated members of `Xrm.Utility`, which call what replaces them. */
import { ask } from "../python/crossing.js";
import { read } from "./arguments.js";
import { pageMembers } from "./page-members.js";

/** Calls a member of `Xrm.Navigation` in place of the member `Xrm.Utility.<name>`. */
const navigate = (name, called, ...values) => {
  const fullName = `Xrm.Utility.${name}`;
  const texts = values.map((each) => read("object", each, fullName));
  return ask(`Xrm.Navigation.${called}`, texts, fullName);
};

const run = (callback, ...given) => {
  if (typeof callback === "function") callback(...given);
};

Object.assign(pageMembers, {
  "Xrm.Utility.alertDialog": () => (message, onClosed) => {
    const strings = { text: `${message}` };
    navigate("alertDialog", "openAlertDialog", strings, null).then(() => run(onClosed));
  },
  "Xrm.Utility.confirmDialog": () => (message, onYes, onNo) => {
    const answer = navigate("confirmDialog", "openConfirmDialog", { text: `${message}` }, null);
    answer.then(({ confirmed }) => run(confirmed ? onYes : onNo));
  },
  "Xrm.Utility.openEntityForm": () => (entityName, entityId, parameters, options) => {
    const { openInNewWindow = false } = options ?? {};
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
