/** Names that an object does not have: using one says in a sentence what is there instead of "is not a function". */
import { send } from "./calls.js";

/** Names that the language, its tools and test libraries ask every object for. */
const ASKED_OF_ALL = new Set(["then", "toJSON", "nodeType", "tagName", "asymmetricMatch"]);

let refuse;

/** Tells once what refuses a name, with the nearest that is there. */
export function refuseBy(python) {
  refuse = (fullName) => send(python, [fullName], fullName);
}

const isLanguage = (name) =>
  typeof name === "symbol" || ASKED_OF_ALL.has(name) || name in Object.prototype;

/**
 * A new object whose own properties are as they are put there; any other name of it is `absent`. The proxy stands behind the
 * object, so that what the object has costs nothing more.
 */
export function stranger(fullName) {
  const behind = new Proxy(Object.prototype, {
    get: (target, name, asked) =>
      isLanguage(name) ? Reflect.get(target, name, asked) : absent(`${fullName}.${name}`),
  });
  return Object.create(behind);
}

/** What stands for a name that is not emulated: it may be read and passed on; calling it refuses it. */
function absent(fullName) {
  // No arrow function: `new` too has to reach it.
  function use() {
    refuse(fullName);
  }
  return new Proxy(use, {
    get: (target, name) =>
      isLanguage(name) || name in target
        ? Reflect.get(target, name)
        : absent(`${fullName}.${name}`),
    apply: use,
    construct: use,
  });
}
