/** The most similar known name, for messages about names that do not exist; `apm/core/nearest_names.py` does the same in Python. */

/** The least similarity of a name that is suggested, from 0 to 1. */
const CUTOFF = 0.7;

/** A question with the most similar known name; empty if there is none. */
export function suggestion(name, known) {
  const [best] = known
    .map((each) => [each, similarity(name.toLowerCase(), each.toLowerCase())])
    .filter(([, similar]) => similar >= CUTOFF)
    .sort(([, one], [, other]) => other - one);
  return best ? `did you mean '${best[0]}'?` : "";
}

/** A question with the most similar known name, else a list of the known names. */
export function hint(name, known) {
  return suggestion(name, known) || `there are: ${known.join(", ")}`;
}

/** How many letters two words have in the same order, in proportion to their lengths. */
function similarity(one, other) {
  let before = new Array(other.length + 1).fill(0);
  for (const letter of one) {
    const row = [0];
    for (const [at, each] of [...other].entries())
      row.push(letter === each ? before[at] + 1 : Math.max(before[at + 1], row[at]));
    before = row;
  }
  return (2 * before.at(-1)) / (one.length + other.length);
}
