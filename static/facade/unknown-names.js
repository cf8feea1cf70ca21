/** Objects of the API whose unknown names are undefined, as in JavaScript, and noted, so that a typing error is found. */
import { noteUnknown } from "./notes.js";

/** Names that the language, developer tools and test libraries read of every object. */
const READ_OF_ALL = new Set([
  "then",
  "toJSON",
  "nodeType",
  "tagName",
  "asymmetricMatch",
  "$$typeof",
]);

const prototypes = new Map();

/** A new, empty object of the API, of which `fullName` is the name. */
export function newApiObject(fullName) {
  if (!prototypes.has(fullName)) prototypes.set(fullName, newPrototype(fullName));
  return Object.create(prototypes.get(fullName));
}

/** The proxy is the prototype of the objects, so that their own members cost nothing more. */
function newPrototype(fullName) {
  const prototype = new Proxy(Object.prototype, {
    get(target, name, receiver) {
      // Tools that inspect an object also read names of its prototype.
      if (typeof name === "string" && receiver !== prototype && !isOfLanguage(name)) {
        noteUnknown(name, "unknownName", fullName, name);
      }
      return Reflect.get(target, name, receiver);
    },
  });
  return prototype;
}

const isOfLanguage = (name) => READ_OF_ALL.has(name) || name in Object.prototype;
