/**
 * The page's context, encoding, progress, notifications
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/xrm-utility
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
{
  const t = {
    /** Fails the case with a sentence. */
    check(ok, sentence) {
      if (!ok) throw new Error(sentence);
    },
    /** Fails the case unless two values are the same as JSON. */
    same(given, wanted, what) {
      const [is, should] = [given, wanted].map((value) => JSON.stringify(value));
      t.check(is === should, `${what} is ${is}, not ${should}`);
    },
    /** The Error, with its number, that a call rejects with; its message has these words. */
    async rejects(act, ...words) {
      const result = act();
      t.check(result instanceof Promise, "it returned no Promise");
      const resolved = (value) => t.check(false, `it resolved to ${value}`);
      return t.error(await result.then(resolved, (error) => error), words);
    },
    /** The Error, with its number, that a call throws; its message has these words. */
    throws(act, ...words) {
      let value;
      try {
        value = act();
      } catch (error) {
        return t.error(error, words);
      }
      throw new Error(`it returned ${value} instead of throwing`);
    },
    /** Fails the case unless this is an Error with a number whose message has these words. */
    error(error, words) {
      t.check(error instanceof Error, `${error} is no Error`);
      t.same(typeof error.errorCode, "number", `the type of errorCode of "${error.message}"`);
      for (const word of words) {
        t.check(error.message.includes(word), `the message "${error.message}" lacks "${word}"`);
      }
      return error;
    },
    /** What is written with console.warn while something is done; it does not reach the console. */
    async warnings(act) {
      const { warn } = console;
      const said = [];
      console.warn = (...words) => said.push(words.join(" "));
      try {
        await act();
      } finally {
        console.warn = warn;
      }
      return said;
    },
    /** Opens a session with the create form of a case, and gives its object. */
    async session(more) {
      const id = await Microsoft.Apm.createSession({
        templateName: "case_entity_session_default_template",
        sessionContext: new Map([["parametersStr", '[["entityName","incident"]]']]),
        ...more,
      });
      return Microsoft.Apm.getSession(id);
    },
    /** Opens a tab with the create form of a case in the focused session, and gives its object. */
    async tab(more) {
      const id = await Microsoft.Apm.createTab({
        templateName: "msdyn_entityrecord",
        appContext: new Map([["entityName", "incident"]]),
        ...more,
      });
      return Microsoft.Apm.getFocusedSession().getTab(id);
    },
  };
  /** Runs a case in a new workspace; then starts another one with the settings as they come. */
  const tidy = async (run) => {
    await apmWorkspace.load({});
    try {
      await run();
    } finally {
      apmWorkspace.record(false);
      await apmWorkspace.load({});
    }
  };
  // The preamble ends here: it is the same in every file of this folder.

  const { Utility, App, Encoding } = Xrm;
  const progress = async () => {
    await apmWorkspace.drawn();
    return document.querySelector(".progress")?.textContent ?? null;
  };
  const notes = async (role) => {
    await apmWorkspace.drawn();
    return document.querySelectorAll(`.app-notification[role=${role}]`).length;
  };
  const cases = {
    "[D] the page's context names the page on screen": async () => {
      await t.session();
      const { input } = Utility.getPageContext();
      t.same(input, { pageType: "entityrecord", entityName: "incident" }, "the input");
    },
    "[D] encoding and back": async () => {
      const text = `<a title="1 & 2">it's</a>`;
      const encoded = "&lt;a title=&quot;1 &amp; 2&quot;&gt;it&#39;s&lt;/a&gt;";
      const { htmlEncode, htmlAttributeEncode, xmlEncode, xmlAttributeEncode } = Encoding;
      for (const encode of [htmlEncode, htmlAttributeEncode, xmlEncode, xmlAttributeEncode]) {
        t.same(encode(text), encoded, encode.name);
      }
      t.same(Encoding.htmlDecode(encoded), text, "what is decoded");
      t.same(Encoding.htmlDecode("&eacute;&#8364; <b>"), "é€ <b>", "what is decoded");
    },
    "[D] progress shows its message, another in its place, until it is closed": async () => {
      Utility.showProgressIndicator("Loading");
      t.same(await progress(), "Loading", "the message");
      Utility.showProgressIndicator("Still loading");
      t.same(await progress(), "Still loading", "the message");
      Utility.closeProgressIndicator();
      t.same(await progress(), null, "the message");
    },
    "[E] a reset takes progress and notifications away": async () => {
      Utility.showProgressIndicator("Loading");
      await App.addGlobalNotification({ type: 2, level: 1, message: "Done" });
      await apmWorkspace.reset();
      t.same([await progress(), await notes("status")], [null, 0], "what is left");
    },
    "[D] notifications stand until they are cleared by their ids": async () => {
      const failed = await App.addGlobalNotification({ type: 2, level: 2, message: "Failed" });
      await App.addGlobalNotification({ type: 2, level: 4, message: "Done" });
      t.same([await notes("alert"), await notes("status")], [1, 1], "the notifications");
      await App.clearGlobalNotification(failed);
      t.same([await notes("alert"), await notes("status")], [0, 1], "the notifications");
    },
    "[D] a person closes a notification and uses its action": async () => {
      let used = 0;
      const action = { actionLabel: "Try again", eventHandler: () => (used += 1) };
      const more = { showCloseButton: true, action };
      await App.addGlobalNotification({ type: 2, level: 3, message: "Failed", ...more });
      await notes("status");
      const [use, close] = document.querySelectorAll(".app-notification button");
      t.same([use.textContent, close.ariaLabel], ["Try again", "Dismiss notification"], "buttons");
      use.click();
      t.same(used, 1, "how often its action ran");
      close.click();
      t.same(await notes("status"), 0, "the notifications");
    },
    "[A] what is no notification rejects": async () => {
      await t.rejects(() => App.addGlobalNotification(), "notification");
      await t.rejects(() => App.addGlobalNotification({ level: 9, message: "x" }), "level", "9");
      await t.rejects(() => App.addGlobalNotification({ level: 1 }), "message");
    },
  };

  // The footer begins here: it is the same in every file of this folder.
  const all = Object.entries(cases).map(([name, run]) => [name, () => tidy(run)]);
  const runAll = async () => {
    for (const [name, run] of all) {
      const passed = () => console.log("passed", name);
      await run().then(passed, (error) => console.error("failed", name, error.message));
    }
  };
  // A runner that defines apmCases gets the cases. In a console they run by themselves, one file after another.
  if (globalThis.apmCases) globalThis.apmCases(Object.fromEntries(all));
  else globalThis.apmQueue = Promise.resolve(globalThis.apmQueue).then(runAll);
}
