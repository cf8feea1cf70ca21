/** Checks the options of functions of this package. */
import { hint } from "./nearest-names.js";

const isPath = (value) => typeof value === "string" && value.trim() !== "" && !value.includes("\0");

const isObject = (value) => ["object", "function"].includes(typeof value) && value !== null;

/** What an option can be: in words, and whether a value is that. */
export const KINDS = {
  path: ["a path", isPath],
  paths: ["a path or a list of paths", (value) => [value].flat().every(isPath)],
  port: [
    "a whole number from 0 to 65535",
    (value) => Number.isInteger(value) && value >= 0 && value <= 65_535,
  ],
  seed: [
    "the name of a seed, or its content",
    (value) => typeof value === "string" || (isObject(value) && !Array.isArray(value)),
  ],
  function: ["a function", (value) => typeof value === "function"],
  global: [
    "an object that takes new properties",
    (value) => isObject(value) && Object.isExtensible(value),
  ],
};

/**
 * Returns the options that are given; throws an Error if one is unknown, or is not what it has to be.
 * @param caller The name of the function, for messages.
 * @param kinds By the name of an option: one of `KINDS`.
 */
export function checkedOptions(caller, options, kinds) {
  const refuse = (why) => {
    throw new Error(`${caller}: ${why}${why.endsWith("?") ? "" : "."}`);
  };
  if (!isObject(options) || Array.isArray(options))
    refuse(`the options have to be an object, not ${shown(options)}`);
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    if (!Object.hasOwn(kinds, name))
      refuse(`there is no option '${name}'; ${hint(name, Object.keys(kinds))}`);
    const [wanted, matches] = kinds[name];
    if (!matches(value)) refuse(`the option '${name}' has to be ${wanted}, not ${shown(value)}`);
  }
  return Object.fromEntries(given);
}

function shown(value) {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return "a function";
  if (!isObject(value)) return String(value);
  if (Array.isArray(value)) return "a list";
  return Object.isExtensible(value) ? "an object" : "a frozen object";
}
