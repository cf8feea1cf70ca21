/**
 * Reads a caller's value once and makes JSON text of it: Map, object or array of any frame. Shape only; every rule is
 * Python's.
 */
import { Unreadable } from "./errors.js";

const MAX_DEPTH = 100;
const tagOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

/** An object, Map or pairs as JSON text; a string is taken for JSON text already. */
export function readObject(value, what) {
  return typeof value === "string" ? value : readValue(value, what);
}

/** Any JSON value as JSON text. */
export function readValue(value, what) {
  return JSON.stringify(plain(value, what, []));
}

function plain(value, what, above) {
  switch (typeof value) {
    case "undefined":
      return null;
    case "string":
    case "boolean":
      return value;
    case "number":
      if (Number.isFinite(value)) return value;
      throw new Unreadable(`${what} is ${value}, which JSON does not know`);
    case "object":
      return value === null ? null : plainObject(value, what, above);
    default:
      throw new Unreadable(
        `${what} is a ${typeof value}; give text, numbers, lists or plain objects`,
      );
  }
}

function plainObject(value, what, above) {
  if (above.includes(value)) throw new Unreadable(`${what} contains itself`);
  if (above.length >= MAX_DEPTH) throw new Unreadable(`${what} is nested past ${MAX_DEPTH} levels`);
  if (typeof value.toJSON === "function") return plain(value.toJSON(), what, [...above, value]);
  const within = [...above, value];
  if (Array.isArray(value))
    return Array.from(value, (item, at) => plain(item, `${what}[${at}]`, within));
  switch (tagOf(value)) {
    case "String":
    case "Number":
    case "Boolean":
      return plain(value.valueOf(), what, within);
    case "Promise":
      throw new Unreadable(`${what} is a Promise; await it first`);
    case "Set":
      throw new Unreadable(`${what} is a Set; give an array`);
  }
  const entries = mapEntries(value) ?? Object.entries(value);
  // Without a prototype "__proto__" is a name like any other.
  const object = Object.create(null);
  for (const [name, item] of entries)
    object[String(name)] = plain(item, `${what}.${String(name)}`, within);
  return object;
}

/** The entries of a Map, also of one made in another frame, for which `instanceof` fails; null for anything else. */
function mapEntries(value) {
  try {
    return [...Map.prototype.entries.call(value)];
  } catch {
    return null;
  }
}
