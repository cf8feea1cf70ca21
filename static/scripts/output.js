/** What a script writes to the console, as lines of text. */

const KINDS = ["debug", "log", "info", "warn", "error"];
const LONGEST = 2000;

/** Tells kind and text of each line from now on, which still goes to the console too; gives the function that ends it. */
export function capture(hear) {
  const wrapped = KINDS.map((kind) => {
    const original = console[kind];
    const wrapper = (...given) => {
      original.apply(console, given);
      hear(kind, given.map(shown).join(" "));
    };
    console[kind] = wrapper;
    return { kind, original, wrapper };
  });
  return () => {
    for (const { kind, original, wrapper } of wrapped) {
      // One that a script put over it stays.
      if (console[kind] === wrapper) console[kind] = original;
    }
  };
}

/** A value as text. */
export function shown(value) {
  try {
    return textOf(value).slice(0, LONGEST);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

function textOf(value) {
  if (typeof value !== "object" || value === null) return String(value);
  if (value.name && "message" in value) return `${value.name}: ${value.message}`;
  if (Object.hasOwn(value, "toString") || isOfOwnKind(value)) return String(value);
  return JSON.stringify(value, plain) ?? String(value);
}

/** Whether its text says more than "[object Object]". */
const isOfOwnKind = (value) =>
  !Array.isArray(value) && !String(value).startsWith("[object ") && String(value) !== "";

function plain(_key, value) {
  if (typeof value === "bigint" || typeof value === "symbol") return String(value);
  if (typeof value === "function") return `function ${value.name}`;
  const kind = Object.prototype.toString.call(value);
  if (kind === "[object Map]") return Object.fromEntries(value);
  if (kind === "[object Set]") return [...value];
  return value;
}
