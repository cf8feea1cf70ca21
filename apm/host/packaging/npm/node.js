/** The emulator without a browser: `Microsoft`, `Xrm` and `apmWorkspace` in this process. Nothing is drawn. */
import { dirname, resolve } from "node:path";
import { closeAll, unwrap } from "./headless.js";
import { readWorkspace } from "./interpreter.js";
import { usePlatform } from "./node-platform.js";
import { checkedOptions, KINDS } from "./options.js";
import { methods, startEmulator, stopEmulator } from "./process-emulator.js";
import { ProcessWorld } from "./process-world.js";
import { WINDOW_NAMES } from "./script-context.js";
import { ScriptErrors } from "./script-errors.js";
import { VERSION } from "./version.js";
import { Workspace } from "./workspace.js";
import { workspaceFiles } from "./workspace-path.js";

export { CallRefused } from "./refusals.js";

/** The methods that reject instead of throwing, as in the page. */
const ASYNC = ["drawn", "reset", "load", "restore", "seed", "runScript", "startConversation"];

const OPTIONS = {
  workspace: KINDS.path,
  solution: KINDS.paths,
  seed: KINDS.seed,
  root: KINDS.path,
  global: KINDS.global,
  onError: KINDS.function,
};

/** The names that an emulator defines in a global object. */
const NAMES = ["Microsoft", "Xrm", "apmWorkspace", "BroadcastChannel", ...WINDOW_NAMES];

let isRunning = false;

/**
 * Starts an emulator. A process has one at a time; after `dispose`, the next one starts in a few milliseconds.
 * @param options
 *   - `workspace`: the workspace file, by default `workspace.toml` if it exists.
 *   - `solution`: a solution export, or a list of them, over those of the file.
 *   - `seed`: the seed, or its name, with which the workspace begins, now and after each reset.
 *   - `root`: the folder for relative paths, by default the current folder.
 *   - `global`: the global object of the client scripts, which gets the API, by default one of their own.
 *   - `onError`: gets each error of a client script that nothing catches, by default the console does.
 * @param context The context of the global object for `node:vm`, if it has one.
 */
export async function createApm(options = {}, context = undefined) {
  const checked = checkedOptions("createApm", options, OPTIONS);
  if (isRunning)
    throw new Error("createApm: this process has an emulator already; call its dispose() first.");
  isRunning = true;
  try {
    return await started(checked, context);
  } catch (error) {
    isRunning = false;
    throw error;
  }
}

async function started({ global: scope, seed, onError = report, ...options }, context) {
  const folder = resolve(options.root ?? ".");
  const named = await workspaceFiles(options);
  const { files = {}, texts = {}, settings = "{}" } = named ? await workspaceOf(named) : {};
  const root = named ? dirname(named.file) : folder;
  const putBack = scope ? keeping(scope) : () => {};
  const errors = new ScriptErrors(onError);
  let apm;
  try {
    const page = usePlatform({ root, files, texts, scope, context, onError: errors.add });
    await startEmulator(settings);
    apm = new Apm(page, folder, putBack, errors, seed);
  } catch (error) {
    putBack();
    throw error;
  }
  try {
    await apm.begin();
  } catch (error) {
    apm.dispose();
    throw error;
  }
  return apm;
}

const report = (error) => console.error(error);

/** The content of a workspace; an Error has all problems, one line for each. */
async function workspaceOf(named) {
  const { problems, remarks, ...content } = await readWorkspace(named);
  if (problems.length) throw new Error(problems.join("\n"));
  for (const remark of remarks) console.warn(remark);
  return content;
}

/** Returns the function that gives the names the meanings that they have now. */
function keeping(scope) {
  const properties = NAMES.map((name) => [name, Object.getOwnPropertyDescriptor(scope, name)]);
  return () => {
    for (const [name, property] of properties) {
      delete scope[name];
      if (property) Object.defineProperty(scope, name, property);
    }
  };
}

/** A running emulator. */
class Apm {
  #page;
  #putBack;
  #errors;
  #seed;
  #world;
  #wrapped;

  constructor(page, root, putBack, errors, seed) {
    this.#page = page;
    this.#putBack = putBack;
    this.#errors = errors;
    this.#seed = seed;
    this.#wrapped = [page.window];
    this.apmWorkspace = this.#handle();
    page.window.apmWorkspace = this.apmWorkspace;
    this.#world = new ProcessWorld(() => this.window, errors);
    this.workspace = new Workspace(this.#world, root);
  }

  /** The global object of the client scripts. */
  get window() {
    this.#checkRuns();
    return this.#page.window;
  }

  get Microsoft() {
    return this.window.Microsoft;
  }

  get Xrm() {
    return this.window.Xrm;
  }

  /** Starts a new workspace with the settings of the file; `changes` are `user` and `limits` in their place. */
  reset = async (changes = {}) => {
    this.#checkRuns();
    await this.#world.arrived();
    methods.record(false);
    try {
      await methods.reset({ ...changes, settings: "file" });
      this.#world.reset();
    } catch (error) {
      methods.record(true);
      throw error;
    }
    await this.begin();
  };

  /** The errors of client scripts that nothing caught and the test has not read, as one error; undefined if there are none. */
  takeErrors = () => this.#errors.take();

  /** Opens the seed, and begins to record calls. */
  begin = async () => {
    if (this.#seed) await methods.seed(this.#seed);
    methods.record(true);
  };

  /** Ends the emulator: its objects are closed, and its scripts end. The process can have another one. */
  dispose = () => {
    if (!this.#page) return;
    stopEmulator();
    for (const scope of this.#wrapped) unwrap(scope);
    closeAll();
    this.#putBack();
    this.#page.remove();
    this.#page = null;
    isRunning = false;
  };

  /** Throws after `dispose`: the process may have another emulator then. */
  #checkRuns() {
    if (!this.#page) throw new Error("This emulator has ended, because dispose() was called.");
  }

  #handle() {
    const call = (name, given) => {
      this.#checkRuns();
      return methods[name](...given);
    };
    const asked = Object.keys(methods).map((name) => [name, (...given) => call(name, given)]);
    const later = ASYNC.map((name) => [name, async (...given) => call(name, given)]);
    return {
      ...Object.fromEntries([...asked, ...later]),
      ready: Promise.resolve(),
      version: VERSION,
      answerRequests: (scope) => {
        call("answerRequests", [scope]);
        this.#wrapped.push(scope);
      },
    };
  }
}
