/**
 * Names of Xrm: those that exist, and those that do not
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("xrm-surface", (t) => {
  const { Apm } = Microsoft;
  const context = () => Xrm.Utility.getGlobalContext();
  /** The messages that the console gets while a function runs. */
  const noted = async (run) => {
    const { info } = console;
    const notes = [];
    console.info = (text) => notes.push(text);
    try {
      await run();
    } finally {
      console.info = info;
    }
    return notes;
  };

  return {
    "[E] a name that no page has is undefined, and noted once": async () => {
      await t.session();
      const [id] = Apm.getAllSessions();
      const form = Xrm.Page;
      const notes = await noted(() => {
        for (let times = 0; times < 2; times += 1) {
          t.same(typeof Apm.getTab, "undefined", "the type of Apm.getTab");
          t.same(
            typeof Apm.addOnAfterSessionSwitch,
            "undefined",
            "that of a name of another object",
          );
          t.same(!!Microsoft.CCaaS, false, "whether there is Microsoft.CCaaS");
          t.same(Microsoft.AppRuntime, undefined, "Microsoft.AppRuntime");
          t.same(Microsoft.Omnichannel.on, undefined, "Microsoft.Omnichannel.on");
          t.same(Xrm.Internal?.isUci, undefined, "Xrm.Internal");
          t.same(Xrm.WebApi.retriveRecord, undefined, "a typing error");
          t.same(form.contextToken, undefined, "formContext.contextToken");
          t.same(form.getValue, undefined, "formContext.getValue");
          t.same(form.ui.tabs.first, undefined, "a name of a collection");
          t.same(Apm.getSession(id).getTabs, undefined, "a name of a session");
          t.same(Apm.getFocusedSession().getFocusedTab().sessionId, undefined, "that of a tab");
        }
      });
      t.same(
        notes,
        [
          "Microsoft.Apm has no getTab; a session has.",
          "Microsoft.Apm has no addOnAfterSessionSwitch; Xrm.App.sessions has.",
          "Microsoft has no CCaaS.",
          "Microsoft has no AppRuntime.",
          "Microsoft.Omnichannel has no on.",
          "Xrm has no Internal.",
          "Xrm.WebApi has no retriveRecord; did you mean 'retrieveRecord'?",
          "A formContext has no contextToken; did you mean 'context'?",
          "A formContext has no getValue; an attribute, a control and a GridAttribute have.",
          "formContext.ui.tabs has no first.",
          "A session has no getTabs; did you mean 'getTab'?",
          "A tab has no sessionId; a session has.",
        ],
        "the notes",
      );
    },
    "[E] a call of a name that no page has fails as JavaScript does": async () => {
      for (const call of [
        () => Apm.getTab("x"),
        () => new Xrm.Thing(),
        () => Xrm.Internal.isUci(),
      ]) {
        try {
          call();
        } catch (error) {
          t.check(error instanceof TypeError, `${error} is no TypeError`);
          continue;
        }
        t.check(false, "it does not throw");
      }
    },
    "[E] a documented member that is not emulated throws what to use instead": async () => {
      const calls = {
        "Xrm.Utility.refreshParentGrid": [() => Xrm.Utility.refreshParentGrid({}), "Xrm.WebApi"],
        "Xrm.Panel.loadPanel": [() => Xrm.Panel.loadPanel("x"), "Xrm.App.sidePanes.createPane"],
        "globalContext.getCurrentTheme": [() => context().getCurrentTheme(), "client.getClient"],
      };
      for (const [name, [call, nearest]] of Object.entries(calls)) {
        const { message } = t.throws(call, `${name} is not emulated; `, nearest);
        t.check(!message.includes("\n"), "it has more lines");
      }
    },
    "[E] where the product gives a Promise, it rejects": async () => {
      const calls = {
        "Xrm.Device.captureImage": () => Xrm.Device.captureImage(),
        "Xrm.Utility.invokeProcessAction": () => Xrm.Utility.invokeProcessAction("a", {}),
        "Xrm.Mobile.offline.createRecord": () => Xrm.Mobile.offline.createRecord("account", {}),
        "Microsoft.ProductivityMacros.runMacro": () => Microsoft.ProductivityMacros.runMacro("a"),
      };
      for (const [name, call] of Object.entries(calls)) {
        await t.rejects(call, `${name} is not emulated`);
      }
    },
    "[E] data that is not emulated is undefined, and noted": async () => {
      const notes = await noted(() => {
        t.same(context().userSettings.isHighContrastEnabled, undefined, "the contrast");
      });
      t.same(notes.length, 1, "the number of notes");
      t.check(notes[0].startsWith("globalContext.userSettings.isHighContrastEnabled"), notes[0]);
    },
    "[E] `in` and the keys have what the product has": async () => {
      t.check("WebApi" in Xrm && "retrieveRecord" in Xrm.WebApi, "it lacks what is there");
      for (const name of ["Nothing", "then"]) t.check(!(name in Xrm), `${name} is in it`);
      t.check("Device" in Xrm, "Device is not in it");
      t.check(!("CIFramework" in Microsoft), "CIFramework is in it");
      t.same(
        Object.keys(Xrm).sort(),
        ["App", "Encoding", "Navigation", "Page", "Utility", "WebApi"],
        "keys",
      );
      t.same(Microsoft.CIFramework, undefined, "a part of Microsoft that is not there");
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
      const notes = await noted(() => {
        Xrm.Utility.invokeProcessAction = async () => ({ ok: true });
        Xrm.Device.captureImage = () => "picture";
        Xrm.mine = 1;
      });
      t.same(
        notes.map((each) => each.split(" ", 1)[0]),
        ["Xrm.Utility.invokeProcessAction", "Xrm.Device.captureImage"],
        "the members of the notes",
      );
      t.check((await Xrm.WebApi.retrieveRecord("account", "1")) === wanted, "it is not called");
      t.same(await Xrm.Utility.invokeProcessAction(), { ok: true }, "what was not emulated");
      t.same(Xrm.Device.captureImage(), "picture", "what a part that is not emulated gives");
      await apmWorkspace.reset();
      t.check(Xrm.WebApi === WebApi, "WebApi is another one");
      await t.rejects(() => Xrm.WebApi.retrieveRecord("account", "1"), "retrieveRecord");
      await t.rejects(() => Xrm.Device.captureImage(), "Xrm.Device.captureImage is not emulated");
      t.same(Xrm.mine, undefined, "a name of the test's own");
    },
    "[E] a part of Xrm that a test replaced comes back too": async () => {
      const { WebApi } = Xrm;
      Xrm.WebApi = { retrieveRecord: () => "mine" };
      t.same(Xrm.WebApi.retrieveRecord(), "mine", "the result");
      await apmWorkspace.reset();
      t.check(Xrm.WebApi === WebApi, "WebApi is another one");
    },
  };
});
