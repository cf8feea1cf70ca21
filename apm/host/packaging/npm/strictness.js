/** What happens after a test during which something went wrong in the page. */

const LEVELS = ["off", "warn", "error"];

/** Returns the level if there is one of this name; undefined is the default. */
export function strictnessOf(level) {
  if (level === undefined || LEVELS.includes(level)) return level;
  throw new Error(`apmStrict is '${level}', but has to be off, warn or error.`);
}

/**
 * Judges the failures that a test did not read.
 * @param ignored Parts of the texts of failures that are ignored, or one part; `*` stands for any text.
 * @returns The texts of `errors`, which fail the test, and of `warnings`.
 */
export function judged(failures, strict, ignored) {
  const errors = [];
  const warnings = [];
  const patterns = [ignored].flat().map(patternOf);
  for (const each of strict === "off" ? [] : failures) {
    const text = textOf(each);
    if (patterns.some((pattern) => pattern.test(text))) continue;
    const isError = strict ? strict === "error" : each.level === "error";
    (isError ? errors : warnings).push(text);
  }
  return { errors, warnings };
}

/** The kind, the message and the place. */
function textOf({ kind, message, file, line, column }) {
  const place = file ? ` (${file}, line ${line}, column ${column})` : "";
  return `${kind}: ${message}${place}`;
}

function patternOf(text) {
  const parts = text.split("*").map((part) => part.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&"));
  return new RegExp(parts.join(".*"), "s");
}
