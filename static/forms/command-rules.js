/** The rules of commands: calls the functions of those that have one, and gives the answers to Python. */
import { ask } from "../python/crossing.js";
import { waitedFor } from "../python/unfinished.js";
import { argumentsFor, pageOf } from "./command-arguments.js";
import { openingFor } from "./form-depth.js";
import { ensureFrame, whenLoaded } from "./form-frames.js";
import { callNamed } from "./named-functions.js";
import { isThenable, LONGEST_MS, outcomeOf } from "./script-promises.js";

/** The answer of a function that failed, or that returned nothing. */
const UNKNOWN = "unknown";

/** Evaluates the rules of the commands of a form, and of the subgrids in the tab that it shows. */
export function evaluateForm(page) {
  evaluate(page);
  evaluateGrids(page);
}

/** Evaluates the rules of the commands of the subgrids in the tab that a form shows, if it is the one with a name. */
export function evaluateGrids(page, tab = "") {
  for (const grid of ask("shownGrids", [page, tab], "commands")) evaluate(grid);
}

/**
 * Evaluates the rules of the commands of a page or a subgrid. Until a function has answered, its previous answer counts [A].
 * @param bar The page, and the name of the subgrid.
 */
export function evaluate(bar) {
  const { round, calls, ...about } = ask("beginRules", [bar], "commands");
  if (!calls.length) return;
  const page = pageOf(bar);
  ensureFrame(page);
  whenLoaded(page, () => {
    const givenTo = argumentsFor(bar, about);
    calls.forEach((call, at) => {
      const give = (answer) =>
        ask("answerRule", [bar, String(round), String(at), answer], "commands");
      const { value, failed } = openingFor(page, () => callNamed(page, call, givenTo(call)));
      if (failed) give(UNKNOWN);
      else if (isThenable(value)) waitedFor(answerLater(value, call, give));
      else give(answerOf(value));
    });
  });
}

const answerOf = (value) => (value === undefined || value === null ? UNKNOWN : String(!!value));

/** Gives Python the answer of a Promise. One that takes longer than ten seconds counts as false [D]. */
async function answerLater(thenable, { function: name, place }, give) {
  const late = `${name}, which ${place} names, returned a Promise that has not settled after ${LONGEST_MS / 1000} s; its command is hidden.`;
  const { value, failed } = await outcomeOf(thenable, LONGEST_MS, late);
  if (failed === "restarted") return;
  give(failed === "late" ? "false" : failed ? UNKNOWN : answerOf(value));
}
