/**
 * The most similar known name, for messages about names that do not exist. `apm/core/nearest_names.py` finds the same with `difflib` of
 * Python; `tests/node/test_suggested_names.py` compares them.
 */

/** The least similarity of a name that is suggested, from 0 to 1. */
const CUTOFF = 0.7;

/** The number of names that a message lists. */
const MOST = 20;

/** The known name that is most similar, whatever its case; undefined if there is none. Of equally similar ones, the last in order. */
export function nearest(name, known) {
  const wanted = name.toLowerCase();
  let best = { similar: CUTOFF, folded: "", found: undefined };
  for (const found of known) {
    const folded = found.toLowerCase();
    const similar = similarity(folded, wanted);
    const isEqual = similar === best.similar && folded > best.folded;
    if (similar > best.similar || isEqual) best = { similar, folded, found };
  }
  return best.found;
}

/** A question with the most similar known name; empty if there is none. */
export function suggestion(name, known) {
  const near = nearest(name, known);
  return near === undefined ? "" : `did you mean '${near}'?`;
}

/** A question with the most similar known name, else a list of the known names. */
export function hint(name, known) {
  return suggestion(name, known) || `there are: ${listed(known)}`;
}

function listed(names) {
  const more = names.length > MOST ? ", …" : "";
  return `${names.slice(0, MOST).join(", ") || "none"}${more}`;
}

/** How many letters of two words are in equal parts, in proportion to their lengths. */
function similarity(one, other) {
  const length = one.length + other.length;
  return length ? (2 * inEqualParts(one, other)) / length : 1;
}

/** The number of letters in the longest equal part, and in the equal parts before it and after it. */
function inEqualParts(one, other) {
  const { size, at, otherAt } = longestPart(one, other);
  if (size === 0) return 0;
  const before = inEqualParts(one.slice(0, at), other.slice(0, otherAt));
  return before + size + inEqualParts(one.slice(at + size), other.slice(otherAt + size));
}

/** The longest part that two words have in common, and where it begins; the first in the one word, then in the other. */
function longestPart(one, other) {
  for (let size = Math.min(one.length, other.length); size > 0; size -= 1) {
    for (let at = 0; at + size <= one.length; at += 1) {
      const otherAt = other.indexOf(one.slice(at, at + size));
      if (otherAt >= 0) return { size, at, otherAt };
    }
  }
  return { size: 0 };
}
