/**
 * Global objects of client scripts: one that is given, as that of a test, or contexts of Node.js with what browsers and Node.js have in
 * common, as windows are.
 */
import { createContext, runInContext, Script } from "node:vm";

/** Names that browsers do not have, and that would make scripts think that they run in Node.js. */
const ONLY_IN_NODE = ["Buffer", "clearImmediate", "global", "process", "setImmediate"];

const NAMES = Object.getOwnPropertyNames(globalThis).filter((name) => !ONLY_IN_NODE.includes(name));

/** The functions that clear timers; both clear timers of both kinds. */
const CLEAR = ["clearTimeout", "clearInterval"];

/** The names by which scripts reach their window, and the page around it. */
export const WINDOW_NAMES = ["window", "self", "parent", "top"];

/** A global object, and the scripts that run in it. */
export class ScriptContext {
  #context;

  /**
   * @param window The global object.
   * @param context Its context for `node:vm`; undefined for the global object of this module.
   */
  constructor(window, context) {
    this.window = window;
    this.#context = context;
    for (const name of WINDOW_NAMES) window[name] ??= window;
  }

  /** Runs a script, and returns its last value; `file` is its name in stacks. */
  run(text, file) {
    const script = new Script(text, { filename: file });
    return this.#context ? script.runInContext(this.#context) : script.runInThisContext();
  }

  /** The same for a script that can run again: its `let`, `const` and `class` are its own. */
  evaluate(text, file) {
    // The stack of a syntax error has a place only if the text is compiled with the name of the file.
    new Script(text, { filename: file });
    return this.window.eval(`${text}\n//# sourceURL=${file}`);
  }

  /** A given global object is left as it is. */
  remove() {}
}

/** A global object like that of a window. Its timers end with it. */
export class OwnContext extends ScriptContext {
  /** The timers that run. */
  #timers = new Set();
  #outer;

  /**
   * @param outer The global object whose `Date` and timers scripts use.
   * @param parent What scripts see as `parent` and `top`; by default their own global object.
   */
  constructor(outer, parent) {
    const context = createContext();
    const window = runInContext("globalThis", context);
    super(window, context);
    for (const name of NAMES) {
      if (!(name in window)) borrow(window, name, globalThis);
    }
    borrow(window, "Date", outer);
    this.#outer = outer;
    window.setInterval = (...given) => this.#started(outer.setInterval(...given));
    window.setTimeout = (run, ...given) => this.#startOnce(run, given);
    for (const clear of CLEAR) {
      window[clear] = (timer) => {
        this.#timers.delete(timer);
        return outer[clear](timer);
      };
    }
    if (parent) Object.assign(window, { parent, top: parent });
  }

  remove() {
    for (const timer of this.#timers) this.#outer.clearTimeout(timer);
    this.#timers.clear();
  }

  #started(timer) {
    this.#timers.add(timer);
    return timer;
  }

  /** Starts a timer that is forgotten when it has run. */
  #startOnce(run, given) {
    // What is no function is left to the platform, which refuses it or runs it as text.
    if (typeof run !== "function") return this.#started(this.#outer.setTimeout(run, ...given));
    const timers = this.#timers;
    const timer = this.#outer.setTimeout(
      function (...values) {
        timers.delete(timer);
        return run.apply(this, values);
      },
      ...given,
    );
    return this.#started(timer);
  }
}

/** Defines a name that has the current value of another object until a script assigns it. */
function borrow(window, name, owner) {
  Object.defineProperty(window, name, {
    get: () => owner[name],
    set(value) {
      Object.defineProperty(window, name, { value, writable: true, configurable: true });
    },
    configurable: true,
  });
}
