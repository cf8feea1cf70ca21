/**
 * apmWorkspace.fault
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("faults", (t) => {
  const { Apm } = Microsoft;
  const { fault } = apmWorkspace;
  const CHAT = { templateName: "msdyn_chat_session" };
  const READ = "Xrm.WebApi.retrieveRecord('account', 'none')";
  const count = async (act, times) => {
    const results = [];
    for (let at = 0; at < times; at += 1) {
      results.push(
        await act().then(
          () => "+",
          () => "-",
        ),
      );
    }
    return results.join("");
  };

  return {
    "[E] a call rejects as often as the fault says": async () => {
      fault("createSession", { reject: "Try later.", times: 2, errorCode: 7 });
      for (let at = 0; at < 2; at += 1) {
        const error = await t.rejects(() => Apm.createSession(CHAT));
        t.same([error.message, error.errorCode], ["Try later.", 7], "the error");
      }
      t.same(await Apm.createSession(CHAT), "session-id-1", "the third call");
    },
    "[E] the number of an error is 1011 if the fault names none": async () => {
      fault("Microsoft.Apm.getAllSessions", { reject: "Not now." });
      t.same(t.throws(() => Apm.getAllSessions()).errorCode, 1011, "the number");
    },
    "[E] a refused call of a fault is recorded and listed as a failure": async () => {
      apmWorkspace.record(true);
      fault("createTab", { reject: "Try later." });
      await t.rejects(() => Apm.createTab({ templateName: "msdyn_entityrecord" }));
      t.same(apmWorkspace.calls().at(-1).error, "Try later.", "the recorded error");
      t.same(apmWorkspace.failures().at(-1).kind, "refused-call", "the kind");
    },
    "[E] a call takes longer, and its id is known when it has ended": async () => {
      fault("createSession", { delay: 5 });
      const promise = Apm.createSession(CHAT);
      t.same(Apm.getAllSessions().length, 1, "the number of sessions before");
      t.throws(() => `${promise}`, "await the Promise");
      t.same(await promise, "session-id-1", "the id");
      t.same(`${promise}`, "session-id-1", "the text afterwards");
    },
    "[E] a call that takes longer tells where it was made": async () => {
      const places = { "own/tab.js": "Microsoft.Apm.createTab({})", "own/read.js": READ };
      fault("createTab", { delay: 5 });
      fault("Xrm.WebApi.*", { delay: 5 });
      apmWorkspace.record(true);
      for (const [file, call] of Object.entries(places)) {
        await apmWorkspace.runScript(
          `(async () => {\n  await ${call}.catch(() => {});\n})()`,
          file,
        );
        const at = apmWorkspace.calls().at(-1).caller;
        t.same(
          at && { file: at.file, line: at.line },
          t.knowsText ? { file, line: 2 } : null,
          file,
        );
        const { file: listed, line } = apmWorkspace.failures().at(-1);
        t.same({ file: listed, line }, t.calledAt(file, 2), `the failure of ${file}`);
      }
      apmWorkspace.record(false);
    },
    "[E] a call that is delayed when another workspace starts is not made": async () => {
      fault("createSession", { delay: 5 });
      void Apm.createSession(CHAT);
      await apmWorkspace.reset();
      fault("createTab", { delay: 10 });
      await Apm.createTab({ templateName: "msdyn_omnichannel_kbsearch" });
      t.same(Apm.getAllSessions().length, 1, "the number of sessions");
    },
    "[E] nothing is left of a delay that is over": async () => {
      const { setTimeout: start, clearTimeout: clear } = globalThis;
      const [started, cleared] = [[], []];
      globalThis.setTimeout = (run, time, ...given) => {
        const timer = start(run, time, ...given);
        if (time === 7) started.push(timer);
        return timer;
      };
      globalThis.clearTimeout = (timer) => {
        cleared.push(timer);
        clear(timer);
      };
      try {
        fault("createSession", { delay: 7 });
        await Apm.createSession(CHAT);
        await apmWorkspace.reset();
      } finally {
        Object.assign(globalThis, { setTimeout: start, clearTimeout: clear });
      }
      t.same(started.length, 1, "how many delays");
      t.check(!cleared.includes(started[0]), "the reset ends it again");
    },
    "[E] the same seed gives the same calls": async () => {
      const read = () => Xrm.WebApi.retrieveMultipleRecords("account", "?$top=1");
      const run = (seed) => {
        fault("Xrm.WebApi.retrieveMultipleRecords", { reject: "Busy.", probability: 0.5, seed });
        return count(read, 20);
      };
      const first = await run(3);
      t.same(await run(3), first, "the second run");
      t.check((await run(4)) !== first, "another seed gives the same calls");
      t.check(first.includes("+") && first.includes("-"), `the calls are ${first}`);
    },
    "[E] all members of an object fail, also those that JavaScript implements": async () => {
      fault("Xrm.WebApi.*", { reject: "Offline." });
      await t.rejects(() => Xrm.WebApi.retrieveRecord("account", "1"), "Offline.");
      await t.rejects(() => Xrm.WebApi.execute({}), "Offline.");
      t.same(fault("Xrm.WebApi.*", null), true, "the end of the fault");
      t.same(fault("Xrm.WebApi.*", null), false, "the end of no fault");
      await Xrm.WebApi.retrieveMultipleRecords("account", "?$top=1");
    },
    "[E] all members of Microsoft.Apm fail, also by the full name of the object": async () => {
      for (const name of ["Microsoft.Apm.*", "Apm.*"]) {
        fault(name, { reject: "Offline." });
        await t.rejects(() => Apm.createSession(CHAT), "Offline.");
        t.throws(() => Apm.getAllSessions(), "Offline.");
        fault(name, null);
        t.same(Apm.getAllSessions().length, 1, "the number of sessions afterwards");
      }
    },
    "[E] requests over HTTP get an error of the Web API": async () => {
      fault("GET accounts", { status: 429, reject: "Too many.", times: 2 });
      const address = "/api/data/v9.2/accounts?$top=1";
      for (let at = 0; at < 2; at += 1) {
        const response = await fetch(address);
        const { error } = await response.json();
        const found = [response.status, response.headers.get("Retry-After"), error.message];
        t.same(found, [429, "1", "Too many."], "the answer");
      }
      t.same((await fetch(address)).status, 200, "the status afterwards");
      t.same((await fetch("/api/data/v9.2/contacts?$top=1")).status, 200, "another table");
    },
    "[E] requests that fail have the words of their status": async () => {
      const words = {
        400: "Bad Request",
        405: "Method Not Allowed",
        429: "Too Many Requests",
        502: "Bad Gateway",
      };
      for (const [status, text] of Object.entries(words)) {
        fault("GET accounts", { status: Number(status) });
        const response = await fetch("/api/data/v9.2/accounts?$top=1");
        t.same([response.status, response.statusText], [Number(status), text], "the status");
        t.same((await response.json()).error.message, text, "the message");
      }
      fault("GET accounts", { reject: "Busy." });
      const { status, statusText } = await fetch("/api/data/v9.2/accounts?$top=1");
      t.same([status, statusText], [500, "Internal Server Error"], "without a status");
      fault("GET accounts", { status: 599 });
      const unknown = await fetch("/api/data/v9.2/accounts?$top=1");
      t.same((await unknown.json()).error.message, "The request failed.", "without words");
    },
    "[E] roles, templates and limits are taken away from the running workspace": async () => {
      await t.session();
      fault({ limits: { sessions: 2 }, withoutTemplates: ["msdyn_entityrecord"] });
      t.same(Apm.canCreateSession(), false, "canCreateSession");
      t.same(Apm.getAllSessions().length, 2, "the number of sessions");
      await t.rejects(() => t.tab(), "unknown tab template");
      fault({ withoutRoles: ["App Profile User", "Productivity tools user"] });
      t.throws(() => Apm.getAllSessions(), "App Profile User");
      await apmWorkspace.reset();
      t.same(Apm.canCreateSession(), true, "canCreateSession after a reset");
      await t.session();
      await t.tab();
    },
    "[E] a reset ends all faults": async () => {
      fault("createSession", { reject: "Try later." });
      await apmWorkspace.reset();
      await t.session();
    },
    "[E] a fault that makes no sense is refused": async () => {
      const refused = (given, ...words) => t.throws(() => fault(...given), ...words);
      refused(["createTabs", { reject: "x" }], "did you mean 'createTab'?");
      refused(["createTab", {}], "the options need reject or delay");
      refused(["GET accounts", {}], "the options need reject, status or delay");
      refused(["GET accounts", { delay: 5, errorCode: 7 }], "errorCode needs reject or status");
      refused(["createTab", { reject: "x", tims: 2 }], "unknown key tims; did you mean 'times'?");
      refused(["createTab", { status: 429 }], "status is for requests to the Web API");
      refused(["createTab", { reject: "x", probability: 2 }], "has to be from 0 to 1");
      refused([{ withoutTemplates: ["msdyn_chat_sesion"] }], "did you mean 'msdyn_chat_session'?");
      refused(["createTab", { delay: 5, errorCode: 7 }], "fault: errorCode needs reject");
      refused(["getAllSessions", { delay: 5 }], "'getAllSessions' returns no Promise");
      refused(["session.title", { reject: "x" }], "'session.title' is no method of which calls");
      refused(["PATCH incident", { status: 403 }], "its entity set is 'incidents'");
      refused(["GET activitypointer", { status: 403 }], "its entity set is 'activitypointers'");
      refused(
        ["PTCH incidents", { status: 403 }],
        "there is no method 'PTCH'; did you mean 'PATCH'?",
      );
      refused(["createTab"], "the options need reject or delay");
      refused([{}], "take nothing away; they can have withoutRoles, withoutTemplates, limits");
      refused([{ withoutRoles: ["Admin"] }], "there is no role 'Admin'");
      refused(["createTab", "x"], "fault: the argument is no valid JSON");
      const hostile = {
        toString() {
          throw new Error("mine");
        },
      };
      refused([Object.assign(() => {}, hostile), {}], "fault: reading the value failed: mine");
    },
  };
});
