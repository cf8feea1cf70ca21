/** Documented members that are not emulated. A script can read and replace them; a call fails with a sentence. */
import { ask } from "../python/crossing.js";
import { noteOnce, noteUnknown } from "./notes.js";
import { objectOf } from "./objects.js";
import { kinds, replaceable } from "./properties.js";

/** A property with a value that a script can replace; the first replacement is noted. */
const noting = (member, get) => ({
  get,
  set(value) {
    noteOnce("replacedMember", member.fullName);
    Object.defineProperty(this, member.name, replaceable(value, false));
  },
  enumerable: false,
  configurable: true,
});

/** A property with a method; `fail` calls it. */
function failing(member, fail) {
  const method = (..._given) => fail(() => ask("refuse", [member.fullName], member.fullName));
  Object.defineProperty(method, "name", { value: member.name, configurable: true });
  return noting(member, () => method);
}

Object.assign(kinds, {
  absent: (member) => failing(member, (refuse) => refuse()),
  "absent-async": (member) => failing(member, async (refuse) => refuse()),
  "absent-data": (member) =>
    noting(member, () => noteUnknown(member.name, "absentData", member.fullName)),
  "absent-part": (member, target) => {
    const part = objectOf(member.holds, target());
    return noting(member, () => part);
  },
});
