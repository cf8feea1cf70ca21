/**
 * Writes a script that repeats recorded calls. Ids differ from run to run, so the script keeps each returned id in a variable
 * and uses the variable from then on.
 */
import { memberOf } from "../facade/member-table.js";

const OWNERS = new Set(["Apm", "session", "tab", "context"]);
const ID = /^(session|tab)-id-\d+$/;
/** The ids of the Home session and its first tab, which always exist. */
const GIVEN = new Set(["session-id-0", "tab-id-0"]);
/** Members that return ids, or objects that are recorded as ids. */
const GIVES_IDS = /^(create|get|getFocused|getAll)(Session|Tab)s?(ForTemplate)?$/;
const NAME = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

const FIND_TAB = `  const tab = (id) => {
    const sessions = Apm.getAllSessions().map((each) => Apm.getSession(each));
    return sessions.find((each) => each.getAllTabs().includes(id)).getTab(id);
  };`;

/** A script of the calls of `Microsoft.Apm`; `missing` is the number of entries that were dropped. */
export function scriptOf(entries, missing = 0) {
  const script = new Script();
  let others = 0;
  for (const entry of entries) {
    if (entry.kind !== "call") continue;
    if (OWNERS.has(memberOf(entry.member)?.owner)) script.add(entry);
    else others += 1;
  }
  const remarks = [];
  if (missing) remarks.push(`// Earlier entries that were no longer kept: ${missing}.`);
  if (others) remarks.push(`// Calls of other objects than Microsoft.Apm, left out: ${others}.`);
  return [
    ...remarks,
    "(async () => {",
    "  const { Apm } = Microsoft;",
    ...(script.findsTabs ? [FIND_TAB] : []),
    ...script.lines.map((line) => `  ${line}`),
    "})();",
    "",
  ].join("\n");
}

/** A script while it is written, with the ids that have names so far. */
class Script {
  lines = [];
  findsTabs = false;
  #names = new Map();
  #counts = { session: 0, tab: 0 };

  /** Adds a call. A call without effect is added as a comment. */
  add(entry) {
    const statement = this.#statement(entry);
    const why = whyNot(entry);
    if (why) {
      this.#remark(why, statement);
    } else {
      this.lines.push(statement.code);
      this.#learn(statement);
    }
  }

  #remark(why, { code }) {
    for (const line of `${why}\n${code}`.split("\n")) this.lines.push(`// ${line}`);
  }

  #learn({ named }) {
    for (const [id, name] of named) this.#names.set(id, name);
    for (const [id] of named) this.#counts[ID.exec(id)[1]] += 1;
  }

  /** The code of a call, and the names of the ids that are new in its result. */
  #statement(entry) {
    const { owner, name, kind } = memberOf(entry.member);
    const object = this.#object(owner, entry.target);
    const given = entry.arguments.map((each) => this.#literal(each)).join(", ");
    if (kind === "accessor") {
      const isRead = entry.arguments.length === 0;
      return { code: isRead ? `${object}.${name};` : `${object}.${name} = ${given};`, named: [] };
    }
    const waits = kind === "settled" || kind === "id" ? "await " : "";
    const call = `${waits}${object}.${name}(${given})`;
    return GIVES_IDS.test(name)
      ? this.#kept(call, kind === "id", entry.result)
      : { code: `${call};`, named: [] };
  }

  #kept(call, isId, result) {
    const isList = Array.isArray(result);
    const named = this.#namesOf(isList ? result : [result]);
    if (named.length === 0) return { code: `${call};`, named };
    if (!isList) {
      const [[id, name]] = named;
      const property = isId ? "" : `.${ID.exec(id)[1]}Id`;
      return { code: `const ${name} = ${isId ? call : `(${call})${property}`};`, named };
    }
    const fresh = new Map(named);
    const last = result.findLastIndex((id) => fresh.has(id));
    const places = result
      .slice(0, last + 1)
      .map((id) => fresh.get(id) ?? "")
      .join(", ");
    return { code: `const [${places}] = ${call};`, named };
  }

  /** The ids that have no name yet, each with its new name. */
  #namesOf(values) {
    const next = { ...this.#counts };
    const isNew = (value) => ID.test(value) && !GIVEN.has(value) && !this.#names.has(value);
    return values.filter(isNew).map((id) => {
      const [, kind] = ID.exec(id);
      next[kind] += 1;
      return [id, `${kind[0]}${next[kind]}`];
    });
  }

  #object(owner, target) {
    if (owner === "Apm") return "Apm";
    if (owner === "tab") {
      this.findsTabs = true;
      return `tab(${this.#literal(target)})`;
    }
    const session = `Apm.getSession(${this.#literal(target)})`;
    return owner === "context" ? `(await ${session}.getContext())` : session;
  }

  #literal(value) {
    if (Array.isArray(value)) return `[${value.map((each) => this.#literal(each)).join(", ")}]`;
    if (typeof value === "object" && value !== null) {
      const pairs = Object.entries(value).map(
        ([key, each]) => `${keyOf(key)}: ${this.#literal(each)}`,
      );
      return pairs.length ? `{ ${pairs.join(", ")} }` : "{}";
    }
    return this.#names.get(value) ?? JSON.stringify(value);
  }
}

/** Why a call is not repeated, as a sentence; empty if it is. */
function whyNot({ member, arguments: given, result, error }) {
  if (error !== undefined) return `It failed: ${error}`;
  const isAssignment = memberOf(member).kind === "accessor" && given.length > 0;
  return (isAssignment && result !== true) || result?.closed ? "It changed nothing." : "";
}

/** The code of a key of an object. "__proto__" is an ordinary key only in brackets. */
function keyOf(key) {
  if (key === "__proto__") return '["__proto__"]';
  return NAME.test(key) ? key : JSON.stringify(key);
}
