/** The workspace, as a test uses it, in a page and without one. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

/** The workspace refused a call, or a script failed; `errorCode` is the number of the kind of error, null for a script. */
export class CallRefused extends Error {
  name = "CallRefused";

  constructor({ message, errorCode = null }) {
    super(message);
    this.errorCode = errorCode;
  }
}

/** The workspace. What it asks is a promise, so that the same words work in a page. */
export class Workspace {
  #world;
  #root;

  /**
   * @param world `call(word, given)`: calls a word of `WORDS`; `drawn()`: waits until its effects are there; `events()`: the messages of
   *   the three events since the test began.
   * @param root The folder to which paths of scripts are relative.
   */
  constructor(world, root) {
    this.#world = world;
    this.#root = root;
    this.form = new Form(world);
    this.records = new Records(world);
  }

  get sessions() {
    return this.#world.call("sessions").then((ids) => ids.map((id) => this.#session(id)));
  }

  get focusedSession() {
    return this.#session(null);
  }

  get calls() {
    return this.#world.call("calls");
  }

  get events() {
    return this.#world.events();
  }

  async createSession(template, options) {
    return this.#session(await act(this.#world, "createSession", opening(template, options)));
  }

  async createTab(template, options) {
    const at = await act(this.#world, "createTab", opening(template, options));
    return new StripObject(this.#world, at);
  }

  /** Runs a client script: the path of a file, or the text of the script. A text in one line that ends with `.js` is a path. */
  async runScript(script) {
    const isPath = script.endsWith(".js") && !script.includes("\n");
    const text = isPath ? await readFile(resolve(this.#root, script), "utf-8") : script;
    return await act(this.#world, "runScript", [text, isPath ? script : undefined]);
  }

  load(settings) {
    return act(this.#world, "load", settings);
  }

  seed(seed) {
    return act(this.#world, "seed", seed);
  }

  async startConversation(options = {}) {
    return this.#session(await act(this.#world, "startConversation", options));
  }

  #session(id) {
    return new Session(this.#world, [id, ""]);
  }
}

/** A session or a tab. What it asks is a promise. */
class StripObject {
  #world;
  #at;

  constructor(world, at) {
    this.#world = world;
    this.#at = at;
  }

  get id() {
    return this.#world.call("idOf", [this.#at]);
  }

  get title() {
    return this.#world.call("read", [this.#at, "title"]);
  }

  get canClose() {
    return this.#world.call("read", [this.#at, "canClose"]);
  }

  /** The element in the strip; without a page there is none. */
  get locator() {
    return this.#world.locator(this.#at);
  }

  setTitle(text) {
    return act(this.#world, "assign", [this.#at, "title", text]);
  }

  setCanClose(on) {
    return act(this.#world, "assign", [this.#at, "canClose", on]);
  }

  async focus() {
    await act(this.#world, "focus", [this.#at]);
  }

  close() {
    return act(this.#world, "close", [this.#at]);
  }
}

class Session extends StripObject {
  #world;
  #id;

  constructor(world, at) {
    super(world, at);
    this.#world = world;
    [this.#id] = at;
  }

  get tabs() {
    const ids = this.#world.call("tabs", [this.#id]);
    return ids.then((found) => found.map((id) => new StripObject(this.#world, [this.#id, id])));
  }

  get focusedTab() {
    return new StripObject(this.#world, [this.#id, null]);
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

/** Calls a word, and waits until its effects are there. */
async function act(world, word, given) {
  const value = await world.call(word, given);
  await world.drawn();
  return value;
}

/** The argument of a word that opens something: `context`, `focused`, and the parameters of the page. */
function opening(template, { context = {}, focused = true, ...parameters } = {}) {
  return { template, context, focused, parameters };
}
