/** Makes text of the values of scripts, as a console does. */

const LONGEST = 2000;

/** A value as text. */
export function shown(value) {
  try {
    return cut(textOf(value));
  } catch {
    return kindOf(value);
  }
}

/** What a value is; a proxy can throw here too. */
function kindOf(value) {
  try {
    return Object.prototype.toString.call(value);
  } catch {
    return "a value that cannot be read";
  }
}

/** A text, cut to the length that is shown. */
export const cut = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** The rows of a list or an object as a table; any other value as `shown` gives it. */
export function tableOf(value, columns) {
  try {
    return isMade(value) ? aligned(rowsOf(value, columns)) : shown(value);
  } catch {
    return shown(value);
  }
}

function rowsOf(value, columns) {
  const rows = value instanceof Map ? [...value] : Object.entries(partsOf(value));
  const keys = Array.isArray(columns) ? columns : [...new Set(rows.flatMap(keysOf))];
  const head = ["(index)", ...keys];
  if (rows.some(([, row]) => !isMade(row))) head.push("Value");
  return [head, ...rows.map(([index, row]) => [index, ...cellsOf(row, keys)])].map((row) =>
    row.map((cell) => shown(cell).replace(/\s+/g, " ")),
  );
}

const partsOf = (value) => (value instanceof Set ? [...value] : value);
const keysOf = ([, row]) => (isMade(row) ? Object.keys(row) : []);
const cellsOf = (row, keys) =>
  isMade(row)
    ? keys.map((key) => (Object.hasOwn(row, key) ? row[key] : ""))
    : [...keys.map(() => ""), row];

function aligned(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row) => row.map((cell, at) => cell.padEnd(widths[at])).join("  ");
  return rows.map((row) => line(row).trimEnd()).join("\n");
}

function textOf(value) {
  if (typeof value !== "object" || value === null) return String(value);
  if (value.name && "message" in value) {
    return [value.name, value.message].filter((each) => each !== "").join(": ");
  }
  if (Object.hasOwn(value, "toString") || isOfOwnKind(value)) return String(value);
  return JSON.stringify(value, plain) ?? String(value);
}

/** Whether a value is an object that is shown by its parts. */
const isMade = (value) => typeof value === "object" && value !== null && !isOfOwnKind(value);

/** Whether the text of an object is more than "[object Object]". */
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
