/**
 * The hidden frames in which the libraries of form scripts and commands run, one for each page that needs libraries. Their global
 * variables, timers and listeners end with the page.
 */
import { ask } from "../python/crossing.js";
import { onForget, onRestart } from "../python/lifetime.js";
import { platform } from "../python/platform.js";
import { waitedFor } from "../python/unfinished.js";
import { identityOf } from "../scripts/place.js";
import { furnish } from "./form-window.js";

const WHERE = "it is the library of a form script or a command in the settings";

/** By page: its frame. */
const frames = new Map();
let count = 0;

/** A frame while it is loaded, and afterwards. */
class Frame {
  libraries = [];
  #frame;
  #end;
  #ended;
  #unfinished = 0;

  constructor(page, { libraries, isForm }) {
    count += 1;
    this.isForm = isForm;
    this.#frame = platform.newFrame(`ClientApiFrame_${count}`);
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    /** Resolves when the libraries have run, or the page has closed. */
    this.loaded = this.#frame.ready.then(() => furnish(this.window, page, isForm));
    this.extend(libraries);
  }

  get window() {
    return this.#frame.window;
  }

  get isLoaded() {
    return this.#unfinished === 0;
  }

  /** Loads those of some libraries that it does not have, after the others. */
  extend(libraries) {
    const missing = libraries.filter((each) => !this.libraries.includes(each));
    if (!missing.length) return;
    this.libraries.push(...missing);
    this.#unfinished += 1;
    this.loaded = Promise.race([this.#load(missing, this.loaded), this.#ended]);
    waitedFor(this.loaded);
  }

  async #load(libraries, before) {
    await before;
    // One after another: with `async = false`, one that does not arrive would hold up the others.
    for (const address of libraries) await this.#frame.load(address, WHERE);
    this.#unfinished -= 1;
  }

  remove() {
    this.#frame.remove();
    this.#end();
  }
}

/** Loads the libraries of a page in a new frame, in place of the frame that it has. A page without libraries gets none. */
export function openFrame(page) {
  closeFrame(page);
  const needed = ask("librariesOf", [page], "forms");
  if (needed.libraries.length) frames.set(page, new Frame(page, needed));
}

/** Loads the libraries that a page needs in addition by now: related records have commands of another table. */
export function extendFrame(page) {
  frames.get(page)?.extend(ask("librariesOf", [page], "forms").libraries);
}

/** Loads the libraries of a page that has no frame. */
export function ensureFrame(page) {
  if (!frames.has(page)) openFrame(page);
}

/** Ends the scripts of a page. */
export function closeFrame(page) {
  frames.get(page)?.remove();
  frames.delete(page);
}

/** Runs a task when the libraries of a page have run: at once if none is loading, never if the page closes before. */
export function whenLoaded(page, task) {
  const frame = frames.get(page);
  if (!frame || frame.isLoaded) {
    task();
    return;
  }
  const loaded = frame.loaded.then(() => {
    if (frames.get(page) === frame) task();
  });
  waitedFor(loaded);
}

/** Resolves when the libraries of a page have run, or the page has closed; undefined if none is loading. */
export function loading(page) {
  const frame = frames.get(page);
  return frame && !frame.isLoaded ? frame.loaded : undefined;
}

/** The windows in which a function of a page is searched; one of a library is only in the frame. */
export function windowsOf(page, library) {
  const frame = frames.get(page);
  if (!frame) return [platform.scope];
  return library ? [frame.window] : [frame.window, platform.scope];
}

/** The pages whose frames have loaded a library, each with whether it shows a form. */
export function pagesWith(library) {
  const wanted = identityOf(library);
  const found = [...frames].filter(([, { libraries }]) =>
    libraries.some((each) => identityOf(each) === wanted),
  );
  return found.map(([page, { isForm }]) => ({ page, isForm }));
}

onForget(closeFrame);
onRestart(() => {
  for (const page of [...frames.keys()]) closeFrame(page);
});
