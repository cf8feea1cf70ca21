/** The members of business process flows that call a function of the script. No form has a business process flow. */
import { pageMembers } from "../facade/page-members.js";
import { checkOpen } from "./events.js";

/** Defines a member that calls the last of its arguments, a function, with a result. */
function answering(name, result) {
  const fullName = `formContext.data.process.${name}`;
  pageMembers[fullName] =
    (target) =>
    (...given) => {
      checkOpen(target(), fullName);
      const callback = given.at(-1);
      if (typeof callback === "function") callback(result());
    };
}

for (const name of ["getEnabledProcesses", "getProcessInstances"]) answering(name, () => ({}));
for (const name of [
  "setActiveProcess",
  "setActiveProcessInstance",
  "setActiveStage",
  "setStatus",
  "moveNext",
  "movePrevious",
]) {
  answering(name, () => "invalid");
}
