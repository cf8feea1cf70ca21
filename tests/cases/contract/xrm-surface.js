/**
 * Names of Xrm: those that exist, and those that do not
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("xrm-surface", (t) => {
  const { Apm } = Microsoft;
  const context = () => Xrm.Utility.getGlobalContext();

  return {
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
});
