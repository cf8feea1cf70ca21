/**
 * Results and failures
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/createsession
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("failures", (t) => {
  const { Apm } = Microsoft;
  const SESSION = "case_entity_session_default_template";
  const TAB = "msdyn_entityrecord";

  return {
    "[O] are Errors with a number and a message of one line": async () => {
      const session = await t.session();
      const calls = [
        () => Apm.createSession({ templateName: "no_such" }),
        () => Apm.createSession(7),
        () => Apm.createTab({ templateName: "no_such" }),
        () => Apm.closeTab("no-such-tab"),
        () => session.updateContext("no JSON"),
      ];
      for (const call of calls) {
        const error = await t.rejects(call);
        t.check(Number.isInteger(error.errorCode), `errorCode is ${error.errorCode}`);
        t.check(error.message.trim() !== "", "the message is empty");
        t.check(!error.message.includes("\n"), `the message has more lines: ${error.message}`);
        t.check(error.stack, "it has no stack");
      }
    },
    "[A] name the member, what was given and what would be right": async () => {
      await t.session();
      await t.rejects(
        () => Apm.createSession({ templateName: "no_such" }),
        "createSession",
        "no_such",
        SESSION,
      );
      await t.rejects(
        () => Apm.createTab({ templateName: "no_such" }),
        "createTab",
        "no_such",
        TAB,
      );
      await t.rejects(() => Apm.createTab({ templateName: 7 }), "createTab", "7", "templateName");
    },
    "[A] of an unknown template name it": async () => {
      const session = await t.session();
      for (const templateName of ["no_such", "__proto__", "toString", SESSION.toUpperCase()]) {
        const input = { templateName };
        await t.rejects(() => Apm.createSession(input), "createSession", templateName);
        await t.rejects(() => Apm.createTab(input), "createTab", templateName);
        await t.rejects(() => session.createTab(input), "session.createTab", templateName);
      }
      await t.rejects(() => Apm.createSession({ templateName: TAB }), "createSession", TAB);
      await t.rejects(() => Apm.createTab({ templateName: SESSION }), "createTab", SESSION);
    },
    "[A] results are true or false, never undefined (warns)": async () => {
      const session = await t.session();
      const background = await t.session({ isFocused: false });
      const anchor = session.getFocusedTab();
      const tab = await t.tab({ isFocused: false });
      const context = await session.getContext();
      const calls = {
        "tab.focus": () => tab.focus(),
        "tab.focus again": () => tab.focus(),
        "tab.refresh": () => tab.refresh(),
        focusTab: () => Apm.focusTab(anchor.tabId),
        refreshTab: () => Apm.refreshTab(anchor.tabId),
        "requestFocus in the background": () => background.requestFocus(),
        "requestFocus in the focus": () => session.requestFocus(),
        updateContext: () => session.updateContext({ a: "1" }),
        "updateContext with nothing": () => session.updateContext({}),
        "context.set": () => context.set("b", "2"),
        "context.delete": () => context.delete("b"),
        "context.delete again": () => context.delete("b"),
        "tab.close on an anchor": () => anchor.close(),
        "closeTab on an anchor": () => Apm.closeTab(anchor.tabId),
        closeTab: () => Apm.closeTab(tab.tabId),
        "session.focus": () => background.focus(),
        "session.focus again": () => background.focus(),
        "session.close": () => background.close(),
      };
      for (const [name, call] of Object.entries(calls)) {
        t.same(typeof (await call()), "boolean", `the type of the result of ${name}`);
      }
    },
  };
});
