/**
 * Names of Xrm, there and not there
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference
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

  const { Apm } = Microsoft;
  const context = () => Xrm.Utility.getGlobalContext();

  const cases = {
    "[E] a name that is not there says so, with the nearest that is": async () => {
      const calls = {
        "Xrm.WebApi.retriveRecord": [
          () => Xrm.WebApi.retriveRecord("account", "x"),
          "retrieveRecord",
        ],
        "Xrm.webapi": [() => Xrm.webapi(), "Xrm.WebApi"],
        "Xrm.Utility.getResourceString": [() => Xrm.Utility.getResourceString(), "Xrm.WebApi"],
        "Xrm.Utility.alertDialog": [() => Xrm.Utility.alertDialog("x"), "openAlertDialog"],
        "Xrm.Panel.loadPanel": [() => Xrm.Panel.loadPanel("x"), "Xrm.App.sidePanes.createPane"],
        "globalContext.getUserName": [() => context().getUserName(), "userSettings.userName"],
        "Xrm.WebApi.online.execute": [() => Xrm.WebApi.online.execute({}), "updateRecord"],
        "Xrm.Device.captureImage": [() => Xrm.Device.captureImage(), "Xrm has: App"],
        "Xrm.Thing": [() => new Xrm.Thing(), "Xrm has: App"],
        "globalContext.getVersoin": [() => context().getVersoin(), "globalContext.getVersion"],
        "Microsoft.Apm.creatSession": [() => Apm.creatSession({}), "Microsoft.Apm.createSession"],
        "Microsoft.ProductivityMacros.runMacro": [
          () => Microsoft.ProductivityMacros.runMacro("a"),
          "Microsoft.Apm",
        ],
      };
      for (const [name, [call, nearest]] of Object.entries(calls)) {
        const { message } = t.throws(call, "is not emulated; ", nearest);
        t.check(message.startsWith(name.replace(".online", "")), `"${message}" lacks ${name}`);
        t.check(!message.includes("\n"), "it has more lines");
      }
    },
    "[E] a name that is not there may be read, compared and passed on": async () => {
      const { Nothing } = Xrm;
      t.same(typeof Nothing, "function", "its type");
      t.same(typeof Nothing.within.it, "function", "the type of a name of it");
      t.check(`${Nothing}${Nothing + 1}` !== "", "it has no text");
      t.same({ Nothing }, {}, "it as JSON");
      t.same([1].includes(Nothing), false, "whether it is 1");
      const bound = Nothing.bind(Xrm);
      t.throws(() => bound(), "Xrm.Nothing is not emulated");
    },
    "[E] `in` and the keys tell what is there": async () => {
      t.check("WebApi" in Xrm && "retrieveRecord" in Xrm.WebApi, "it lacks what is there");
      for (const name of ["Device", "Nothing", "then"]) t.check(!(name in Xrm), `${name} is in it`);
      t.check(!("execute" in Xrm.WebApi), "execute is in it");
      t.check(!("CIFramework" in Microsoft), "CIFramework is in it");
      t.same(
        Object.keys(Xrm).sort(),
        ["App", "Encoding", "Navigation", "Page", "Utility", "WebApi"],
        "keys",
      );
      t.check(!Object.hasOwn(Xrm, "Device"), "it owns Device");
      t.same(Microsoft.CIFramework, undefined, "what the page's own Microsoft lacks");
    },
    "[E] the language and the console find nothing strange": async () => {
      const objects = [Xrm, Xrm.App, Xrm.Utility, Xrm.WebApi, Xrm.Navigation, context(), Apm];
      for (const object of objects) {
        t.check((await object) === object, "await gives another one");
        t.same(String(object), "[object Object]", "it as text");
        t.same(typeof JSON.stringify(object), "string", "the type of its JSON");
        t.same(object[Symbol.iterator], undefined, "its iterator");
        t.same(typeof { ...object }, "object", "a copy");
        t.check(object.constructor === Object, "it has another constructor");
        console.log(object, object.nothing);
      }
      await t.session();
      t.check(JSON.stringify(Xrm).includes('"Page":{'), "its JSON lacks the form on screen");
    },
    "[E] parts of Xrm are the same objects at each read": async () => {
      const parts = () => [context(), Xrm.App.sessions, Xrm.WebApi];
      const once = parts();
      t.check(
        parts().every((part, at) => part === once[at]),
        "one is another object",
      );
      t.check(Xrm.WebApi.online === Xrm.WebApi, "WebApi.online is another object");
    },
    "[E] a function of a test's own takes a member's place until the reset": async () => {
      const { WebApi } = Xrm;
      const wanted = { accountid: "1", name: "Mine" };
      WebApi.retrieveRecord = async () => wanted;
      WebApi.execute = async () => ({ ok: true });
      Xrm.Device = { captureImage: () => "picture" };
      t.check((await Xrm.WebApi.retrieveRecord("account", "1")) === wanted, "it is not called");
      t.same(await Xrm.WebApi.execute({}), { ok: true }, "what was not there");
      t.same(Xrm.Device.captureImage(), "picture", "what a part that was not there gives");
      await apmWorkspace.reset();
      t.check(Xrm.WebApi === WebApi, "WebApi is another one");
      await t.rejects(() => Xrm.WebApi.retrieveRecord("account", "1"), "retrieveRecord");
      t.throws(() => Xrm.WebApi.execute({}), "Xrm.WebApi.execute is not emulated");
      t.throws(() => Xrm.Device.captureImage(), "Xrm.Device.captureImage is not emulated");
    },
    "[E] a part of Xrm that a test replaced comes back too": async () => {
      const { WebApi } = Xrm;
      Xrm.WebApi = { retrieveRecord: () => "mine" };
      t.same(Xrm.WebApi.retrieveRecord(), "mine", "the result");
      await apmWorkspace.reset();
      t.check(Xrm.WebApi === WebApi, "WebApi is another one");
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
