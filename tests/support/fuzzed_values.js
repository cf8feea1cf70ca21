// Runs in the page: draws the values of all kinds that a script can pass to a member.
globalThis.fuzzedValues = (() => {
  const RAN = "globalThis.fuzzRan = 1";
  const HOSTILE = [
    `<img src=x onerror="${RAN}">`,
    `</script><script>${RAN}</script>`,
    `javascript:${RAN}`,
    `{{constructor.constructor('${RAN}')()}}`,
    "{anchor.title}",
    "{$odata.incident.title.?$filter=title eq 'a'}",
    "'; DROP TABLE incident; --",
    "?$select=title&$filter=contains(title,'a') and (title eq null or not(title ne '%27'))&$top=-1",
    "?fetchXml=<fetch><entity name='incident'><attribute name='title'/></entity></fetch>",
    '[["entityName","incident"]]',
    "%s%n%ff",
    "\ud800",
    "\u202etxt.exe\u0007\u0000",
    "../../etc/passwd",
    "__proto__",
    "constructor",
    "null",
    "[object Object]",
    "a\nb\r\u2028c",
    "2024-02-30T25:61:61Z",
    "9".repeat(5_000),
    "{".repeat(3_000),
    "x".repeat(50_000),
    "\u0301".repeat(500),
  ];
  const KNOWN = [
    "incident",
    "account",
    "contact",
    "task",
    "title",
    "customerid",
    "productserialnumber",
    "entityrecord",
    "entitylist",
    "webresource",
    "case_entity_session_default_template",
    "msdyn_chat_session",
    "msdyn_entityrecord",
    "apm_webresource",
    "apm_dashboard",
    "msdyn_kbsearchpagehost.html",
    "session-id-0",
    "session-id-1",
    "tab-id-0",
    "tab-id-1",
    "ON_TAB_SWITCH",
    "all",
    "tasks",
    "required",
    "save",
    "createTab",
    "session.*",
    "ca5e0000-0000-4000-8000-000000000001",
    "{CA5E0000-0000-4000-8000-000000000001}",
    "?$select=title&$top=2",
    "2024-02-29",
  ];
  const KEYS = [
    ..."templateName sessionContext appContext isFocused title entityName entityId entityType id name".split(
      " ",
    ),
    ..."pageType data parameters limits user roles records sessions tabs delay message probability seed".split(
      " ",
    ),
    ..."times text subtitle type level action actions uniqueId messages showCloseButton paneId width".split(
      " ",
    ),
    ..."entityTypes defaultEntityType viewId filterXml getMetadata boundParameter operationType".split(
      " ",
    ),
    ..."operationName parameterTypes customerName channel key value target position url Attributes".split(
      " ",
    ),
    ..."settings solutions forms handlers then toJSON length sessionId tabId __proto__ constructor".split(
      " ",
    ),
  ];

  /** What a getter or a trap throws. */
  const THROWN = [new Error("thrown"), null, undefined, Symbol("thrown"), 1, "thrown", {}];

  /** What a function of the script throws; a member that calls it passes it on. */
  class Mine extends Error {}
  const MINE = [new Mine("mine"), Object.freeze({ mine: true }), Symbol("mine")];
  const isMine = (error) => MINE.includes(error);
  const throwsMine = () => {
    throw MINE[0];
  };

  /** A function that returns numbers from 0 to 1, the same for the same seed. */
  function randomOf(seed) {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  function throwingProxy(thrown) {
    const fail = () => {
      throw thrown;
    };
    const trapped = {};
    for (const name of Object.getOwnPropertyNames(Reflect)) trapped[name] = fail;
    return new Proxy(() => {}, { ...trapped, apply: throwsMine });
  }

  function revokedProxy() {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  }

  function cyclic() {
    const made = { name: "incident", list: [] };
    made.list.push(made);
    return Object.assign(made, { self: made, map: new Map([["self", made]]) });
  }

  function nested(depth) {
    let made = [];
    for (let level = 0; level < depth; level += 1) made = level % 2 ? { a: made } : [made];
    return made;
  }

  /**
   * Returns a function that draws a value.
   * @param random Returns numbers from 0 to 1.
   * @param realm The window of a frame.
   * @param objects The objects of the API.
   * @param again Makes another drawn call.
   */
  function drawing(random, realm, objects, again) {
    const upTo = (count) => Math.floor(random() * count);
    const pick = (list) => list[upTo(list.length)];
    const text = () => pick(random() < 0.6 ? KNOWN : HOSTILE);
    const any = (depth = 0) => (depth > 3 ? text() : pick(random() < 0.5 ? USUAL : ODD)(depth + 1));
    const entries = (depth) => Array.from({ length: upTo(5) }, () => [pick(KEYS), any(depth)]);
    const reference = () => ({ entityType: text(), entityName: text(), id: text(), name: text() });

    const thenable = () =>
      Object.defineProperty({}, pick(["then"]), { value: (done) => done(again()) });

    const USUAL = [
      text,
      text,
      (depth) => Object.fromEntries(entries(depth)),
      (depth) => Object.fromEntries(entries(depth)),
      (depth) => new Map(entries(depth)),
      (depth) => Array.from({ length: upTo(4) }, () => any(depth)),
      reference,
      () => [reference()],
      () => upTo(4),
      () => random() < 0.5,
      () => null,
      () => undefined,
      () => () => again(),
      () => pick(objects),
    ];
    const ODD = [
      () => pick([-1, -0, 0.1, 2 ** 31, 2 ** 53, 1e308, Number.NaN, Infinity, -Infinity]),
      () => pick([10n, Symbol("odd"), Symbol.iterator]),
      () => pick([new Date(1e12), new Date(8.64e15), new Date(Number.NaN)]),
      () =>
        pick([
          /a/g,
          new Set([1]),
          new WeakMap(),
          new Error("mine"),
          new String("s"),
          new Number(1),
        ]),
      () =>
        pick([
          new Uint8Array(9),
          new ArrayBuffer(9),
          new Blob(["a"]),
          new URL("https://a.example"),
        ]),
      () => pick([class Odd {}, async () => again(), function* odd() {}, Object, Promise]),
      () => pick([new Promise(() => {}), Promise.resolve(1), thenable()]),
      () =>
        pick([
          window,
          document,
          document.body,
          realm,
          realm.document,
          new Event("odd"),
          globalThis.console,
        ]),
      () => pick([Microsoft, Xrm, apmWorkspace, Microsoft.Apm]),
      () => pick([revokedProxy, cyclic, () => nested(50), () => nested(5_000)])(),
      () => throwingProxy(pick(THROWN)),
      (depth) => new Proxy({ [pick(KEYS)]: any(depth) }, {}),
      () => Object.freeze(Object.assign(Object.create(null), { [pick(KEYS)]: text() })),
      (depth) => Object.create(Object.fromEntries(entries(depth))),
      () => Object.assign(new Array(4), { 1: 1, 3: 2 }),
      () => Array.from({ length: 2_000 }, (_, at) => at),
      () => Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`key${at}`, at])),
      () => () => {
        throw pick(MINE);
      },
      () => {
        const thrown = pick(THROWN);
        const fail = () => {
          throw thrown;
        };
        const of = pick(["toString", "toJSON", "valueOf", Symbol.toPrimitive, Symbol.iterator]);
        return { [of]: fail };
      },
      () => {
        const thrown = pick(THROWN);
        const key = pick(KEYS);
        return Object.defineProperty({}, key, {
          enumerable: true,
          get() {
            throw thrown;
          },
        });
      },
      () => {
        const [key, value] = [pick(KEYS), text()];
        return Object.defineProperty({}, key, {
          enumerable: true,
          get() {
            again();
            return value;
          },
        });
      },
      () => ({ toString: () => String(again()) }),
      () => ({ toJSON: () => again() }),
      () => realm.Object.assign(new realm.Object(), { templateName: text(), title: text() }),
      () => new realm.Map([["parametersStr", text()]]),
      () => realm.Array.of(text(), 1),
      () => new realm.Date(0),
      () => new realm.Function("return 1"),
      () => new realm.Error("of a frame"),
      () => new realm.Promise(() => {}),
    ];
    return { any, pick, upTo, text };
  }

  return { randomOf, drawing, isMine };
})();
