/** Notes about names that scripts use and that the emulator does not have, for the console and the Inspector. */
import { ask } from "../python/crossing.js";
import { onRestart } from "../python/lifetime.js";
import { recordNote } from "./recorder.js";

const noted = new Set();

/**
 * Notes something once, until the workspace restarts.
 * @param kind The internal call of Python that returns the sentence of the note.
 * @param given The arguments of the call.
 */
export function noteOnce(kind, ...given) {
  const key = [kind, ...given].join("\n");
  if (noted.has(key)) return;
  noted.add(key);
  const sentence = sentenceOf(kind, given);
  if (sentence) note(sentence);
}

/** Notes a sentence once, until the workspace restarts. */
export function noteSentence(sentence) {
  if (noted.has(sentence)) return;
  noted.add(sentence);
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
