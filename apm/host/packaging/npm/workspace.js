/** The workspace, as a test uses it, in a page and without one. */
import { names } from "./names.js";
import { act, CallRefused } from "./refusals.js";
import { readScript } from "./script-files.js";
import { Session, Tab } from "./strip-objects.js";

/** The workspace. What it asks is a promise, so that the same words work in a page. */
export class Workspace {
  #world;
  #root;

  /**
   * @param world What the words need:
   *   - `call(word, given)`: calls a word of `wordsOf`; `drawn()`: waits until its effects are there.
   *   - `events()`: the messages of the three events since the test began.
   *   - `failures()`: what went wrong since the last read. `collect()` gets what there is so far, which a restart of the workspace
   *     deletes, and `expect(message)` drops what reports an error that reaches the test.
   *   - `handle(name, answer)`: answers an operation until the test ends, with a value or a function.
   *   - `locator(at)`: the element of a session or a tab.
   * @param root The folder to which paths of scripts are relative.
   */
  constructor(world, root) {
    this.#world = world;
    this.#root = root;
    this.form = new Form(world);
    this.records = new Records(world);
  }

  get sessions() {
    const ids = this.#world.call("sessions");
    return ids.then((found) => found.map((id) => new Session(this.#world, id)));
  }

  get focusedSession() {
    return new Session(this.#world, null);
  }

  get calls() {
    return this.#world.call("calls");
  }

  get events() {
    return this.#world.events();
  }

  get failures() {
    return this.#world.failures();
  }

  async createSession(template, options) {
    const id = await act(this.#world, "createSession", opening(template, options));
    return new Session(this.#world, id);
  }

  async createTab(template, options) {
    const at = await act(this.#world, "createTab", opening(template, options));
    return new Tab(this.#world, at);
  }

  /** Runs a client script: the path of a file, or the text of the script. A text in one line that ends with `.js` is a path. */
  async runScript(script) {
    const given = await readScript(this.#root, script);
    try {
      return await act(this.#world, "runScript", given);
    } catch (error) {
      if (error instanceof CallRefused) await this.#world.expect(error.message);
      throw error;
    }
  }

  load(settings) {
    return this.#restarted("load", settings);
  }

  seed(seed) {
    return this.#restarted("seed", seed);
  }

  snapshot() {
    return this.#world.call("snapshot");
  }

  restore(snapshot) {
    return this.#restarted("restore", snapshot);
  }

  /** Adds a fault: of a member or of requests, or, without a name, of the workspace. Without options, that of a name ends. */
  async fault(name, options = null) {
    await act(this.#world, "fault", typeof name === "string" ? [name, options] : [name]);
  }

  handle(name, answer) {
    return this.#world.handle(name, answer);
  }

  async startConversation(options = {}) {
    return new Session(this.#world, await act(this.#world, "startConversation", options));
  }

  async #restarted(word, given) {
    await this.#world.collect();
    await act(this.#world, word, given);
  }
}

/** The form in the focused tab; columns have their logical names. */
class Form {
  #world;

  constructor(world) {
    this.#world = world;
  }

  get(column) {
    return this.#world.call("getValue", column);
  }

  /** Changes a value as a user does: the functions of OnChange run. */
  set(column, value) {
    return act(this.#world, "setValue", [column, value]);
  }

  save() {
    return act(this.#world, "save");
  }
}

/** The records; rows have the names of the Web API. */
class Records {
  #world;

  constructor(world) {
    this.#world = world;
  }

  create(table, row) {
    return act(this.#world, "create", [table, row]);
  }

  retrieve(table, id, options = "") {
    return this.#world.call("retrieve", [table, id, options]);
  }

  update(table, id, row) {
    return act(this.#world, "update", [table, id, row]);
  }

  delete(table, id) {
    return act(this.#world, "delete", [table, id]);
  }
}

/** The argument of a word that opens something: `context`, `focused`, and the parameters of the page. */
function opening(template, { context = {}, focused = true, ...parameters } = {}) {
  for (const name of Object.keys(parameters)) {
    const meant = names.ofApi[name.replaceAll("_", "").toLowerCase()];
    if (meant) throw new TypeError(`There is no option '${name}'; write '${meant}'.`);
  }
  return { template, context, focused, parameters };
}
