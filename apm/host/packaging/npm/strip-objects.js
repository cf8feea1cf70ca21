/** Sessions and tabs, as a test uses them, in a page and without one. What they are asked is a promise. */
import { act } from "./refusals.js";

/** What sessions and tabs have in common. */
class StripObject {
  #world;
  #at;

  /** @param at The ids of the session and of the tab; null stands for the focused one, and "" as tab for the session itself. */
  constructor(world, at) {
    this.#world = world;
    this.#at = at;
  }

  get id() {
    return this.#world.call("idOf", this.#at);
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
    await act(this.#world, "focus", this.#at);
  }

  close() {
    return act(this.#world, "close", this.#at);
  }
}

export class Session extends StripObject {
  #world;
  #id;

  constructor(world, id) {
    super(world, [id, ""]);
    this.#world = world;
    this.#id = id;
  }

  get tabs() {
    const ids = this.#world.call("tabs", this.#id);
    return ids.then((found) => found.map((id) => new Tab(this.#world, [this.#id, id])));
  }

  get focusedTab() {
    return new Tab(this.#world, [this.#id, null]);
  }
}

export class Tab extends StripObject {
  #world;
  #sessionId;

  constructor(world, at) {
    super(world, at);
    this.#world = world;
    [this.#sessionId] = at;
  }

  get sessionId() {
    return this.#world.call("idOf", [this.#sessionId, ""]);
  }
}
