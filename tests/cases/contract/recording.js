/**
 * apmWorkspace.record and apmWorkspace.calls
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("recording", (t) => {
  const { Apm } = Microsoft;
  const names = () => apmWorkspace.calls().map((call) => call.member);

  return {
    "[E] calls are recorded in their order, from record(true) to record(false)": async () => {
      Apm.getAllSessions();
      apmWorkspace.record(true);
      Apm.getAllSessions();
      Apm.canCreateSession();
      Apm.getEventPublisherTopic("ON_TAB_SWITCH");
      apmWorkspace.record(false);
      Apm.getAllSessions();
      const wanted = ["getAllSessions", "canCreateSession", "getEventPublisherTopic"];
      t.same(names(), wanted, "the members");
    },
    "[E] a call has its object, its arguments and its result": async () => {
      const session = await t.session();
      apmWorkspace.record(true);
      session.resolveSlug("{anchor.entityName}");
      Apm.getAllSessions();
      apmWorkspace.record(false);
      const [slug, all] = apmWorkspace.calls();
      t.same(slug.member, "session.resolveSlug", "the member");
      t.same(slug.target, session.sessionId, "the object");
      t.same(slug.arguments, ["{anchor.entityName}"], "the arguments");
      t.same(slug.result, "incident", "the result");
      t.same(all.target, null, "the object of a member of Apm");
      t.same(all.result, ["session-id-0", session.sessionId], "the ids");
    },
    "[E] a failed call says why": async () => {
      apmWorkspace.record(true);
      const failed = () => Apm.createTab({ templateName: "no_such" });
      const { message } = await t.rejects(failed, "no_such");
      apmWorkspace.record(false);
      const [call] = apmWorkspace.calls();
      t.same(call.error, message, "the reason");
      t.same(typeof call.errorCode, "number", "the type of its number");
      t.check(!("result" in call), "it has a result");
    },
    "[E] arguments that cannot be read are recorded too, and the call works": async () => {
      const revoked = Proxy.revocable({}, {});
      revoked.revoke();
      const throwing = {
        toString() {
          throw null;
        },
      };
      const trapped = new Proxy(
        {},
        {
          get() {
            throw "trapped";
          },
        },
      );
      apmWorkspace.record(true);
      try {
        for (const value of [revoked.proxy, throwing, trapped])
          t.same(Apm.getAllSessions(value), ["session-id-0"], "the ids");
      } finally {
        apmWorkspace.record(false);
      }
      const read = apmWorkspace.calls().map((call) => typeof call.arguments[0]);
      t.same(read, ["string", "string", "string"], "the types of the arguments");
    },
    "[E] a call tells where it was made, when, and how long it took": async () => {
      apmWorkspace.record(true);
      Apm.canCreateSession();
      await apmWorkspace.runScript("\n  Microsoft.Apm.getAllSessions()", "own/greet.js");
      apmWorkspace.record(false);
      const [here, script] = apmWorkspace.calls();
      const place = t.knowsText ? { file: "own/greet.js", line: 2, column: 17 } : null;
      t.same(script.caller, place, "the place");
      t.check(here.at >= 0 && script.at >= here.at, "the times do not follow each other");
      t.check(script.milliseconds >= 0, "there is no duration");
    },
    "[E] the newest 1000 calls are kept, and their numbers tell of the others": async () => {
      apmWorkspace.record(true);
      for (let count = 0; count < 1003; count += 1) Apm.canCreateSession();
      apmWorkspace.record(false);
      const numbers = apmWorkspace.calls().map((call) => call.number);
      t.same([numbers.length, numbers[0], numbers.at(-1)], [1000, 4, 1003], "the numbers");
    },
    "[E] event messages are none of the calls, and are numbered with them": async () => {
      apmWorkspace.record(true);
      await t.session();
      Apm.canCreateSession();
      apmWorkspace.record(false);
      const calls = apmWorkspace.calls();
      t.same(
        calls.map(({ kind }) => kind),
        ["call", "call", "call"],
        "the kinds",
      );
      // Opening a session switches session and tab.
      t.same(
        calls.map(({ number }) => number),
        [1, 4, 5],
        "the numbers",
      );
    },
    "[E] calls of Xrm and of forms are recorded too": async () => {
      const session = await t.session();
      apmWorkspace.record(true);
      await Xrm.WebApi.retrieveMultipleRecords("incident", "?$top=1&$select=title");
      apmWorkspace.record(false);
      t.same(names(), ["Xrm.WebApi.retrieveMultipleRecords"], "the members");
      await session.close();
    },
    "[E] a reset forgets the recorded calls and goes on recording": async () => {
      apmWorkspace.record(true);
      Apm.canCreateSession();
      await apmWorkspace.reset();
      t.same(apmWorkspace.calls(), [], "the calls");
      Apm.getAllSessions();
      apmWorkspace.record(false);
      const [call] = apmWorkspace.calls();
      t.same([call.number, call.member], [1, "getAllSessions"], "the first call");
    },
    "[O] correlationId is recorded": async () => {
      const session = await t.session();
      const input = { templateName: "msdyn_omnichannel_kbsearch" };
      apmWorkspace.record(true);
      await Apm.createTab(input, "6f9619ff");
      await session.createTab(input, "6f9619fe");
      await Apm.createSession({ templateName: "msdyn_chat_session" }, "6f9619fd");
      apmWorkspace.record(false);
      const ids = apmWorkspace.calls().map((call) => call.arguments[1]);
      t.same(ids, ["6f9619ff", "6f9619fe", "6f9619fd"], "the second arguments");
    },
    "[E] a Map is recorded readably": async () => {
      apmWorkspace.record(true);
      await t.session();
      apmWorkspace.record(false);
      const [given] = apmWorkspace.calls()[0].arguments;
      t.same(given.templateName, "case_entity_session_default_template", "the template");
      const { parametersStr } = given.sessionContext;
      t.same(parametersStr, '[["entityName","incident"]]', "the parameters");
    },
    "[E] a call that gives an object is one call": async () => {
      await t.session();
      await apmWorkspace.drawn();
      apmWorkspace.record(true);
      const session = Apm.getFocusedSession();
      const tab = session.getFocusedTab();
      await session.getContext();
      apmWorkspace.record(false);
      const wanted = ["getFocusedSession", "session.getFocusedTab", "session.getContext"];
      t.same(names(), wanted, "the members");
      t.check(tab.tabId, "there is no tab");
    },
    "[E] an assignment is a call": async () => {
      const session = await t.session();
      apmWorkspace.record(true);
      session.title = "Printer on fire";
      apmWorkspace.record(false);
      const [call] = apmWorkspace.calls();
      t.check(call.member.startsWith("session.title"), `the member is ${call.member}`);
      t.same(call.arguments, ["Printer on fire"], "the arguments");
    },
    "[E] an input is read once, recorded or not": async () => {
      for (const isRecorded of [false, true]) {
        let reads = 0;
        const input = {
          get templateName() {
            reads += 1;
            return "msdyn_chat_session";
          },
        };
        apmWorkspace.record(isRecorded);
        await Apm.createSession(input);
        apmWorkspace.record(false);
        t.same(reads, 1, `how often it is read, recorded ${isRecorded}`);
      }
    },
    "[E] what calls() gives is a copy": async () => {
      apmWorkspace.record(true);
      Apm.getAllSessions();
      apmWorkspace.record(false);
      apmWorkspace.calls().length = 0;
      apmWorkspace.calls()[0].arguments.push("more");
      t.same(apmWorkspace.calls()[0].arguments, [], "the arguments");
    },
    "[E] members behave as they do unrecorded (warns)": async () => {
      apmWorkspace.record(true);
      const session = await t.session();
      t.check(Apm.getSession(session.sessionId) === session, "it is another object");
      t.same(Apm.getSession("no-such-session"), null, "an unknown session");
      const tab = await t.tab();
      t.same(await tab.close(), true, "the result");
      t.throws(() => tab.title, "is closed");
      await t.rejects(() => tab.focus(), "closed");
      t.same(await session.close(), true, "the result at the end");
      apmWorkspace.record(false);
      t.same(apmWorkspace.calls().at(-1).result, true, "the recorded result");
    },
    "[E] recording changes nothing that a call does": async () => {
      apmWorkspace.record(true);
      t.same(Microsoft.Apm.getAllSessions(Object.create(null)).length, 1, "how many sessions");
    },
  };
});
