// Runs in the page: makes drawn calls of members, in rounds, and says what was wrong. A call depends only on the seed, its round and
// its number, so any part of a round can be made again.
globalThis.fuzzedCalls = (() => {
  /** Words of Python, and of defects of the emulator. */
  const PYTHON =
    /Traceback|\.py\b|PythonError|<class '|NoneType|object at 0x|\b(Key|Attribute|Value|Index|Type|Unicode\w+|Name|Recursion|Overflow|Assertion)Error: |apm: defect|internal error in the emulator/;
  /** These replace the workspace; what was asked before may never be answered. */
  const RESTARTS = new Set(["reset", "load", "restore", "seed", "startRecording", "replay"]);
  /** How deep calls from inside calls go, and how many of them a call makes. */
  const DEPTH = 2;
  const MOST_NESTED = 10;
  /** Whether the members of these owners are called more often. */
  const MAIN = new Set(["Apm", "session", "tab", "context", "apmWorkspace"]);
  /** `runScript` runs what it gets, and messages about it are those of the script. */
  const LEFT_OUT = new Set(["runScript"]);
  /** These take a recording first. */
  const OF_RECORDINGS = new Set(["writeTest", "replay"]);
  const WORKSPACE = Object.keys(apmWorkspace).filter((name) => !LEFT_OUT.has(name));
  const workspaceMembers = WORKSPACE.map((name) => ({ owner: "apmWorkspace", name }));

  let failures = [];
  let current = null;

  const shown = (value) => {
    try {
      if (typeof value === "function") return "function";
      const text = typeof value === "object" ? JSON.stringify(value) : String(value);
      return String(text).slice(0, 80);
    } catch {
      return `${typeof value} that cannot be shown`;
    }
  };

  function fail(sentence, call = current) {
    failures.push({ call: call?.text ?? "", index: call?.index ?? -1, sentence });
  }

  /** Checks what a call threw or rejected with. */
  function checkError(error, call) {
    // A function of the script that a member calls; a class is no function that can be called.
    if (fuzzedValues.isMine(error) || /without 'new'$/.test(error?.message)) return;
    call.round.refused += 1;
    const isError = error instanceof Error || error instanceof call.round.realm.Error;
    if (!isError) fail(`it ended in ${typeof error} ${shown(error)}, not in an Error`, call);
    else if (!Number.isInteger(error.errorCode))
      fail(`its ${error.name} has no errorCode: ${error.stack}`.slice(0, 700), call);
    else if (typeof error.message !== "string" || error.message === "")
      fail("its Error says nothing", call);
    else if (PYTHON.test(error.message))
      fail(`its Error has words of Python: ${error.message}`.slice(0, 500), call);
  }

  function watch(promise, call) {
    const { pending } = call.round;
    pending.set(promise, call);
    const settled = () => pending.delete(promise);
    Promise.prototype.then.call(
      promise,
      () => settled(),
      (error) => {
        settled();
        checkError(error, call);
      },
    );
  }

  /** Makes a call, or reads or assigns a property. */
  function make(object, { owner, name, kind }, args, call) {
    const way = call.draw.upTo(10);
    const { realm } = call.round;
    const own = Object.getOwnPropertyDescriptor(object, name);
    // Other properties that can be assigned are replaced, and then are what the script made of them.
    if (kind === "accessor" && own?.set && way < 5) {
      object[name] = args[0];
      return undefined;
    }
    const value = object[name];
    if (typeof value !== "function") return value;
    if (owner === "apmWorkspace" && RESTARTS.has(name)) call.round.pending.clear();
    if (owner === "apmWorkspace" && name === "handle") call.round.handled.push(args[0]);
    if (way === 0) return new realm.Function("f", "args", "return f(...args)")(value, args);
    if (way === 1) return Reflect.apply(value, call.draw.pick([null, realm, 1]), args);
    return object[name](...args);
  }

  function oneCall(round, index, depth = 0) {
    const random = fuzzedValues.randomOf(
      ((round.seed * 31 + round.number) * 1_009 + index) * 7 + depth,
    );
    let nested = 0;
    const again = () => {
      nested += 1;
      if (depth < DEPTH && nested < MOST_NESTED) oneCall(round, index * 13 + nested, depth + 1);
      return "session-id-0";
    };
    const draw = fuzzedValues.drawing(random, round.realm, round.objects, again);
    const member = draw.pick(random() < 0.3 ? round.mainMembers : round.members);
    // Most calls of a workspace that restarts all the time would be of closed objects.
    if (RESTARTS.has(member.name) && member.owner === "apmWorkspace" && random() < 0.7) return;
    const object = round.targets[member.owner];
    const args = Array.from({ length: draw.upTo(5) }, () => draw.any());
    if (OF_RECORDINGS.has(member.name) && draw.upTo(5))
      args[0] = fuzzedRecordings.drawn(draw, round.members);
    const text = `${member.owner}.${member.name}(${args.map(shown).join(", ")})`;
    const call = { round, index, text: text.slice(0, 300), draw };
    const outer = current;
    current = call;
    if (depth === 0) round.log.push(call.text);
    round.calls += 1;
    round.called.add(`${member.owner}.${member.name}`);
    try {
      const result = make(object, member, args, call);
      if (result instanceof Promise || result instanceof round.realm.Promise) watch(result, call);
    } catch (error) {
      checkError(error, call);
    } finally {
      current = outer;
    }
  }

  const frameDrawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

  /** Answers what waits for the user: presses the last button of each dialog. */
  async function answerDialogs() {
    for (let turn = 0; turn < 40; turn += 1) {
      const buttons = document.querySelectorAll("dialog[open] button:not(:disabled)");
      if (buttons.length === 0) return;
      buttons[(buttons.length - 1 + turn) % buttons.length].click();
      await frameDrawn();
    }
  }

  async function settle(round) {
    const end = Date.now() + round.settleLimit;
    while (round.pending.size && Date.now() < end) {
      await answerDialogs();
      await frameDrawn();
    }
    for (const call of round.pending.values()) fail("its Promise does not settle", call);
  }

  const watchers = {
    error: ({ message }) => PYTHON.test(message) && fail(`uncaught: ${message}`),
    unhandledrejection: ({ reason }) =>
      PYTHON.test(String(reason?.message)) && fail(`unhandled: ${reason.message}`),
  };

  /** Watches what is said outside of calls; returns a function that ends it. */
  function listen() {
    const { console: real, open } = globalThis;
    const kept = {};
    for (const kind of ["log", "info", "warn", "error"]) {
      kept[kind] = real[kind];
      real[kind] = (...words) => {
        const text = words.map(shown).join(" ");
        if (PYTHON.test(text)) fail(`the console shows: ${text}`.slice(0, 500));
      };
    }
    globalThis.open = () => null;
    const stop = (event) => event.preventDefault();
    for (const [name, look] of Object.entries(watchers)) {
      addEventListener(name, look);
      addEventListener(name, stop);
    }
    return () => {
      Object.assign(real, kept);
      globalThis.open = open;
      for (const [name, look] of Object.entries(watchers)) {
        removeEventListener(name, look);
        removeEventListener(name, stop);
      }
    };
  }

  function checkPage() {
    current = null;
    if (document.documentElement.dataset.apm !== "ready") fail("the page has failed");
    const found = PYTHON.exec(document.body.innerText);
    if (found) fail(`the page shows ${found[0]}`);
    if ("fuzzRan" in globalThis) fail("a text has run");
    delete globalThis.fuzzRan;
    for (const each of JSON.parse(brokenInvariants())) fail(each);
  }

  /** An object of each owner. */
  async function targetsOf(ways) {
    const targets = { apmWorkspace };
    for (const [owner, way] of Object.entries(ways)) targets[owner] = await way();
    return targets;
  }

  /**
   * Makes the calls of a round in a new workspace.
   * @param members The table of members: `owner` and `name`.
   * @param calls The numbers of the calls.
   * @param settleLimit What Promises have to settle within, in ms.
   * @param ways By owner: a function that returns an object of it.
   */
  async function run({ seed, number, calls, members, ways, open, setUp, settleLimit }) {
    failures = [];
    globalThis.apmFuzzed = true;
    const frame = document.createElement("iframe");
    document.body.append(frame);
    await open(setUp);
    const targets = await targetsOf(ways);
    const all = [...members, ...workspaceMembers];
    const round = {
      seed,
      number,
      settleLimit,
      realm: frame.contentWindow,
      targets,
      objects: Object.values(targets),
      members: all,
      mainMembers: all.filter(({ owner }) => MAIN.has(owner)),
      pending: new Map(),
      handled: [],
      log: [],
      called: new Set(),
      calls: 0,
      refused: 0,
    };
    const end = listen();
    try {
      for (const [at, index] of calls.entries()) {
        oneCall(round, index);
        await null;
        if (at % 20 === 19) await frameDrawn();
      }
      await settle(round);
      await frameDrawn();
      checkPage();
      for (const name of round.handled) {
        try {
          apmWorkspace.handle(name, null);
        } catch {
          // The name was refused before.
        }
      }
      await apmWorkspace.load({});
      checkPage();
    } finally {
      end();
      frame.remove();
    }
    const { log, called, calls: made, refused } = round;
    return { failures, log, called: [...called], made, refused };
  }

  return { run };
})();
