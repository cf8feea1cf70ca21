/**
 * The results of createSession and createTab, according to the settings
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/createsession
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("returned-ids", (t) => {
  const { Apm } = Microsoft;
  const returning = (kind) => apmWorkspace.load({ api: { returned_ids: kind } });
  const CHAT = { templateName: "msdyn_chat_session" };
  const SEARCH = { templateName: "msdyn_omnichannel_kbsearch" };
  /** The members that return an id, called with valid and with invalid input. */
  const good = () => [
    Apm.createSession(CHAT),
    Apm.createTab(SEARCH),
    Apm.getFocusedSession().createTab(SEARCH),
  ];
  const BAD = [
    () => Apm.createSession({ templateName: "no_such" }),
    () => Apm.createTab({ templateName: "no_such" }),
    () => Apm.getFocusedSession().createTab({ templateName: "no_such" }),
  ];

  return {
    "[A] string: the plain id, which throws on failure": async () => {
      await returning("string");
      t.same(good(), ["session-id-1", "tab-id-2", "tab-id-3"], "the ids");
      for (const id of good()) t.same(typeof id, "string", "the type");
      for (const call of BAD) t.throws(call, "no_such");
    },
    "[A] string: other members still return Promises": async () => {
      await returning("string");
      Apm.createSession(CHAT);
      const id = Apm.createTab(SEARCH);
      t.check(Apm.focusTab(id) instanceof Promise, "focusTab returns no Promise");
      await t.rejects(() => Apm.closeTab("no-such-tab"), "no-such-tab");
    },
    "[A] promise: the plain Promise": async () => {
      await returning("promise");
      const results = good();
      for (const result of results) {
        t.check(Object.getPrototypeOf(result) === Promise.prototype, "it is not a plain Promise");
        t.same(`${result}`, "[object Promise]", "its text");
      }
      t.same(await Promise.all(results), ["session-id-1", "tab-id-2", "tab-id-3"], "the ids");
      for (const call of BAD) await t.rejects(call, "no_such");
    },
    "[A] promise-id: both, which is what comes without a setting": async () => {
      for (const settings of [{ api: { returned_ids: "promise-id" } }, {}]) {
        await returning("string");
        await apmWorkspace.load(settings);
        for (const result of good()) {
          t.check(result instanceof Promise, "it is no Promise");
          t.same(`${result}`, await result, "its text");
        }
        for (const call of BAD) await t.rejects(call, "no_such");
      }
    },
    "[E] anything else is refused": async () => {
      await apmWorkspace.load({ api: { returned_ids: "text" } }).then(
        () => t.check(false, "it was taken"),
        (error) => t.check(error.message.includes("api.returned_ids"), error.message),
      );
    },
  };
});
