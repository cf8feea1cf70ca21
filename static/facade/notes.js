/** Notes about names that scripts use and that the emulator does not have, for the console, the Inspector and tests. */
import { ask } from "../python/crossing.js";
import { onRestart } from "../python/lifetime.js";
import { listFailure, listUnknown } from "../scripts/failure-list.js";
import { recordNote } from "./recorder.js";

/** How often the place of a script is looked up that uses the same name; to look it up takes time. */
const MOST_PLACES = 20;

/** By what was noted: its sentence, and how often it was used. */
const noted = new Map();

/**
 * Notes something once, until the workspace restarts.
 * @param kind The internal call of Python that returns the sentence of the note.
 * @param given The arguments of the call.
 */
export function noteOnce(kind, ...given) {
  const key = [kind, ...given].join("\n");
  const known = noted.get(key);
  if (known) return known;
  const made = { sentence: sentenceOf(kind, given), uses: 0 };
  noted.set(key, made);
  if (made.sentence) note(made.sentence);
  return made;
}

/** What an error shows of an item that is not there. */
export const NO_ITEM = "null";

/** Notes what is not there; each script that uses it has failed. `sign` is what an error shows of it: its name, or `NO_ITEM`. */
export function noteUnknown(sign, kind, ...given) {
  const known = noteOnce(kind, ...given);
  known.uses += 1;
  if (known.sentence && known.uses <= MOST_PLACES) listUnknown(known.sentence, sign);
}

/** Notes a request that nothing answers; `at` is the place of the script that sent it. */
export function noteUnanswered(sentence, at) {
  listFailure("unanswered-request", sentence, at);
  if (noted.has(sentence)) return;
  noted.set(sentence, { sentence, uses: 1 });
  note(sentence);
}

function note(sentence) {
  console.info(sentence);
  recordNote(sentence);
}

/** The sentence of a note; undefined after the interpreter has stopped: to read a name must not fail. */
function sentenceOf(kind, given) {
  try {
    return ask(kind, given, kind);
  } catch {
    return undefined;
  }
}

onRestart(() => noted.clear());
