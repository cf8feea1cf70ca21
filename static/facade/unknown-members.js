/** Unknown members of an object: a call of one fails with a sentence that says what there is, not "is not a function". */
import { ask } from "../python/crossing.js";

/** Names that the language, developer tools and test libraries read of every object. */
const READ_OF_ALL = new Set(["then", "toJSON", "nodeType", "tagName", "asymmetricMatch"]);

const isLanguage = (name) =>
  typeof name === "symbol" || READ_OF_ALL.has(name) || name in Object.prototype;

/**
 * A new, empty object of the API, of which `fullName` is the name. Every name that it does not own reads as an unknown
 * member. The proxy is the prototype of the object, so that its own members cost nothing more.
 */
export function newApiObject(fullName) {
  const prototype = new Proxy(Object.prototype, {
    get: (target, name, receiver) =>
      isLanguage(name) ? Reflect.get(target, name, receiver) : unknown(`${fullName}.${name}`),
  });
  return Object.create(prototype);
}

/** The value of an unknown member. It may be read and passed on; calling it fails. */
function unknown(fullName) {
  // Not an arrow function, which `new` cannot call.
  function use() {
    ask("refuse", [fullName], fullName);
  }
  return new Proxy(use, {
    get: (target, name) =>
      isLanguage(name) || name in target
        ? Reflect.get(target, name)
        : unknown(`${fullName}.${name}`),
    apply: use,
    construct: use,
  });
}
