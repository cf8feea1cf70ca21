/**
 * Turns a value of the caller into JSON text: a Map, an object or an array, of any frame. It checks only the shape; Python has
 * all other rules.
 */

/** The limits of one value; filled from the contract when the page starts. */
export const bounds = { depth: 0, values: 0 };

/** An argument that cannot be made plain JSON; `message` completes "<member>: ". */
export class Unreadable extends Error {}

/** Whether an object has a `toJSON` of its own kind, and not one that a script has given to all objects or lists. */
function hasJson({ toJSON }) {
  const ofAll = [Object.prototype.toJSON, Array.prototype.toJSON];
  return typeof toJSON === "function" && !ofAll.includes(toJSON);
}

/** A list whose JSON text no `toJSON` of all lists changes. */
const asList = (items) =>
  "toJSON" in Array.prototype ? Object.setPrototypeOf(items, null) : items;

const tagOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

/**
 * Options, in an object, a Map or pairs, as JSON text. The product reads options by name, so that inherited ones and getters of a
 * class count too [A]. A string is taken as JSON text already.
 */
export function readOptions(value) {
  return typeof value === "string" ? value : textOf(value, entriesByName);
}

/** The values of a record as JSON text: only own properties count, as in `JSON.stringify`. A string is taken as JSON text already. */
export function readRecord(value) {
  return typeof value === "string" ? value : readValue(value);
}

/** Any JSON value as JSON text. */
export function readValue(value) {
  return textOf(value, Object.entries);
}

const textOf = (value, entriesOf) => JSON.stringify(new Reader(entriesOf).plain(value));

/**
 * A copy of options, an object or a Map, as a read by name finds them, in which functions, which cannot cross to Python, can be
 * replaced. Each property is read once, from the options themselves. Of what is neither an object nor a Map there is none.
 * @param methods Names that count as inherited methods too.
 */
export function copyByName(options, ...methods) {
  if (typeof options !== "object" || options === null) return undefined;
  const given = hasJson(options) ? options.toJSON() : options;
  const entriesOf = ENTRIES.get(tagOf(given));
  if (!entriesOf) return undefined;
  const entries = entriesOf(given, (problem) => {
    throw new Unreadable(`the value ${problem}`);
  });
  // Without a prototype, "__proto__" is an ordinary name.
  const copy = Object.setPrototypeOf(Object.fromEntries(entries), null);
  for (const name of methods) copy[name] ??= given[name];
  return copy;
}

/** Whether an object is the prototype of all objects of a frame. */
const isRoot = (object) => object === null || Object.hasOwn(object, "isPrototypeOf");

/**
 * The properties of an object that a read by name finds, without methods that it inherits. The prototypes of a Proxy may have no end.
 * @param refuse Throws; takes what is wrong with the object.
 */
function entriesByName(object, refuse) {
  let above = Object.getPrototypeOf(object);
  if (isRoot(above)) return Object.entries(object);
  const names = new Set(Object.keys(object));
  for (let level = 1; !isRoot(above); above = Object.getPrototypeOf(above), level += 1) {
    if (level > bounds.depth) refuse(`has more than ${bounds.depth} prototypes`);
    for (const [name, { enumerable, get, value }] of Object.entries(
      Object.getOwnPropertyDescriptors(above),
    )) {
      if (get || (enumerable && typeof value !== "function")) names.add(name);
    }
  }
  return [...names].map((name) => [name, object[name]]);
}

/** The entries of a Map, also if another frame made it, or if a wrapper stands for it. Those of a wrapper may have no end. */
function mapEntries(map, refuse) {
  for (const entriesOf of [Map.prototype.entries, map.entries]) {
    const entries = [];
    try {
      for (const entry of entriesOf.call(map)) if (entries.push(entry) > bounds.values) break;
      return entries;
    } catch {
      // Not a real Map; its own method may work.
    }
  }
  return refuse("is a Map that cannot be read; give the Map itself, not a proxy of it");
}

/** By the tag of options: the function that lists their entries. */
const ENTRIES = new Map([
  ["Object", entriesByName],
  ["Map", mapEntries],
]);

/** Reads one value; keeps the path to the current part, the objects around it, and how many values may follow. */
class Reader {
  #path = [];
  #above = new Set();
  #left = bounds.values;
  #entriesOf;

  constructor(entriesOf) {
    this.#entriesOf = entriesOf;
  }

  plain(value) {
    this.#left -= 1;
    if (this.#left < 0) throw new Unreadable(`the value holds more than ${bounds.values} values`);
    switch (typeof value) {
      case "undefined":
        return null;
      case "string":
      case "boolean":
        return value;
      case "number":
        if (Number.isFinite(value)) return value;
        return this.#refuse(`is ${value}, which JSON does not know`);
      case "object":
        return value === null ? null : this.#object(value);
      default:
        return this.#refuse(`is of type ${typeof value}, which is not a JSON value`);
    }
  }

  #object(value) {
    if (this.#above.has(value)) this.#refuse("contains itself");
    if (this.#above.size >= bounds.depth) this.#refuse(`is nested past ${bounds.depth} levels`);
    this.#above.add(value);
    const plain = this.#contents(value);
    this.#above.delete(value);
    return plain;
  }

  #contents(value) {
    if (hasJson(value)) return this.plain(value.toJSON());
    if (Array.isArray(value))
      return asList(Array.from(value, (item, at) => this.#at(`[${at}]`, item)));
    const tag = tagOf(value);
    const refuse = (problem) => this.#refuse(problem);
    switch (tag) {
      case "Object":
        return this.#named(this.#entriesOf(value, refuse));
      case "Map":
        return this.#named(mapEntries(value, refuse));
      case "String":
      case "Number":
      case "Boolean":
        return this.plain(value.valueOf());
      case "Error":
      case "DOMException":
        // Its message is not enumerable. Scripts show the error of a call in a dialog.
        return this.#named([["message", value.message], ...Object.entries(value)]);
      case "Promise":
        return this.#refuse("is a Promise; await it first");
      default:
        return this.#refuse(
          `is of type ${tag}; give a Map, a plain object, a list, text or a number`,
        );
    }
  }

  #named(entries) {
    // Without a prototype, "__proto__" is an ordinary name.
    const object = Object.create(null);
    for (const [name, item] of entries) object[String(name)] = this.#at(`.${String(name)}`, item);
    return object;
  }

  #at(step, value) {
    this.#path.push(step);
    const plain = this.plain(value);
    this.#path.pop();
    return plain;
  }

  #refuse(problem) {
    const path = this.#path.join("").replace(/^\./, "");
    const where = path.length > 60 ? `${path.slice(0, 60)}…` : path;
    throw new Unreadable(`${where || "the value"} ${problem}`);
  }
}
