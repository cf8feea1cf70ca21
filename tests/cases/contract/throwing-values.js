/**
 * Values of scripts that throw anything when they are read: a call ends in an Error with `errorCode`
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("throwing-values", (t) => {
  const { Apm } = Microsoft;
  const THROWN = [new Error("no"), null, Symbol("odd"), 1];

  /** A function that throws a value. */
  const failing = (thrown) => () => {
    throw thrown;
  };
  /** An object with properties that throw. */
  const unreadable = (names, thrown, own = {}) => {
    for (const name of names)
      Object.defineProperty(own, name, { get: failing(thrown), enumerable: true });
    return own;
  };
  const revoked = () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };
  const revokedList = () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    return proxy;
  };

  /** Checks that each call ends in an Error with `errorCode`. */
  const allRefused = async (calls, what) => {
    for (const [name, call] of Object.entries(calls)) {
      let caught;
      try {
        await call();
      } catch (error) {
        caught = error;
      }
      t.check(caught instanceof Error, `${name} with ${what} threw ${typeof caught}`);
      t.check(Number.isInteger(caught.errorCode), `${name}: ${caught.message} has no errorCode`);
    }
  };

  return {
    "[E] an argument that throws when it is read": async () => {
      const throwing = (thrown) =>
        unreadable(["action"], thrown, { toString: failing(thrown), toJSON: failing(thrown) });
      for (const value of [revoked(), ...THROWN.map(throwing)]) {
        const calls = {
          encode: () => Xrm.Encoding.htmlEncode(value),
          decode: () => Xrm.Encoding.htmlDecode(value),
          notify: () => Xrm.App.addGlobalNotification(value),
          tab: () => Apm.createTab(value),
          session: () => Apm.createSession(value),
          slug: () => Apm.getFocusedSession().resolveSlug(value),
          address: () => Xrm.Navigation.openUrl(value),
          record: () => Xrm.WebApi.createRecord("account", value),
          form: () => Xrm.Navigation.openForm(value),
          alert: () => Xrm.Utility.alertDialog(value),
          confirm: () => Xrm.Utility.confirmDialog(value),
        };
        await allRefused(calls, typeof value);
      }
    },
    "[E] an argument whose prototypes, or entries, have no end": async () => {
      const itself = new Proxy({}, { getPrototypeOf: () => itself });
      const endless = () => new Proxy({}, { getPrototypeOf: endless });
      for (const value of [itself, endless()]) {
        const sentence = /^createTab: the value has more than \d+ prototypes$/;
        const { message } = await t.rejects(() => Apm.createTab(value), "prototypes");
        t.check(sentence.test(message), message);
        await t.rejects(
          () => Apm.createTab({ templateName: "x", appContext: value }),
          "appContext has",
        );
        await t.rejects(() => Xrm.App.addGlobalNotification(value), "prototypes");
      }
      function* entries() {
        for (;;) yield ["templateName", "x"];
      }
      await t.rejects(
        () => Apm.createTab({ [Symbol.toStringTag]: "Map", entries }),
        "holds more than",
      );
    },
    "[E] options whose properties throw when they are read": async () => {
      const { openEntityForm } = Xrm.Utility;
      for (const options of [
        revoked(),
        ...THROWN.map((thrown) => unreadable(["openInNewWindow"], thrown)),
      ])
        await allRefused(
          { open: () => openEntityForm("incident", null, null, options) },
          "options",
        );
    },
    "[E] an argument of a form that throws when it is read": async () => {
      const form = await t.forms.openInTab();
      const attribute = form.getAttribute("title");
      const control = form.getControl("title");
      const context = await new Promise((resolve) => {
        attribute.addOnChange(resolve);
        attribute.fireOnChange();
      });
      attribute.setValue("Unsaved");
      for (const thrown of THROWN) {
        const fail = failing(thrown);
        const value = { toString: fail, toJSON: fail };
        const note = { messages: ["x"], notificationLevel: "ERROR" };
        const calls = {
          get: () => context.getSharedVariable(value),
          set: () => context.setSharedVariable(value, 1),
          save: () => form.data.entity.save(value),
          at: () => form.data.entity.attributes.getByIndex(value),
          named: () => form.data.entity.attributes.getByName(value),
          saveOptions: () => form.data.save(unreadable(["saveMode"], thrown)),
          note: () => control.addNotification(revoked()),
          actions: () => control.addNotification(unreadable(["actions"], thrown, { ...note })),
          id: () => control.addNotification(unreadable(["uniqueId"], thrown, { ...note })),
          action: () =>
            control.addNotification({ ...note, actions: [unreadable(["message"], thrown)] }),
          functions: () =>
            control.addNotification({ ...note, actions: [unreadable(["actions"], thrown)] }),
        };
        await allRefused(calls, String(thrown));
      }
    },
    "[E] an id of a notification that can be read once is its id": async () => {
      const form = await t.forms.openInTab();
      const control = form.getControl("title");
      let reads = 0;
      const note = {
        messages: ["x"],
        get uniqueId() {
          reads += 1;
          if (reads > 1) throw new Error("read again");
          return "once";
        },
      };
      control.addNotification(note);
      t.same(reads, 1, "how often the id was read");
      t.same(control.clearNotification("once"), true, "whether it had the id");
    },
    "[E] a request that throws when it is read": async () => {
      const { execute, executeMultiple } = Xrm.WebApi;
      for (const thrown of THROWN) {
        const requests = [
          revoked(),
          { getMetadata: failing(thrown) },
          unreadable(["getMetadata"], thrown),
          { getMetadata: () => unreadable(["operationName"], thrown) },
          unreadable(["entity"], thrown, { getMetadata: () => ({ operationName: "WhoAmI" }) }),
        ];
        const list = [];
        list[Symbol.iterator] = failing(thrown);
        for (const request of requests) {
          const calls = {
            execute: () => execute(request),
            several: () => executeMultiple([request]),
            changeSet: () => executeMultiple([[request]]),
            list: () => executeMultiple(list),
            revokedList: () => executeMultiple(revokedList()),
            revokedSet: () => executeMultiple([revokedList()]),
          };
          await allRefused(calls, String(thrown));
        }
      }
    },
    "[E] a handler whose name cannot be read is called": async () => {
      const form = await t.forms.openInTab();
      const attribute = form.getAttribute("title");
      let count = 0;
      for (const thrown of THROWN) {
        const handler = () => {
          count += 1;
        };
        attribute.addOnChange(Object.defineProperty(handler, "name", { get: failing(thrown) }));
      }
      attribute.fireOnChange();
      t.same(count, THROWN.length, "how many were called");
    },
    "[E] a result of a handler that cannot be read is one that failed (reports)": async () => {
      const form = await t.forms.openInTab();
      for (const thrown of [new Error("no"), null, 1]) {
        form.data.entity.addOnSave(() => unreadable(["then"], thrown));
        form.data.entity.addOnSave(() => unreadable(["constructor"], thrown, Promise.resolve()));
      }
      form.getAttribute("title").setValue("Leak");
      await form.data.save();
      t.same(form.data.getIsDirty(), false, "whether it is dirty");
    },
    "[E] a function of the settings that cannot be read is one that failed (reports)": async () => {
      globalThis.apmUnreadable = unreadable(["onLoad"], new Error("no"));
      const script = { table: "incident", event: "onload", function: "apmUnreadable.onLoad" };
      try {
        await apmWorkspace.load({ forms: [script] });
        await t.tab();
        await apmWorkspace.drawn();
      } finally {
        delete globalThis.apmUnreadable;
      }
      t.check(t.forms.failures()[0]?.endsWith("no"), "the failure is not shown");
    },
    "[E] an operation whose function cannot be read fails": async () => {
      for (const thrown of THROWN) {
        globalThis.apmUnreadable = unreadable(["approve"], thrown);
        const operation = { name: "contoso_Approve", function: "apmUnreadable.approve" };
        try {
          await apmWorkspace.load({ handlers: [operation] });
          const getMetadata = () => ({
            boundParameter: null,
            parameterTypes: {},
            operationType: 0,
            operationName: "contoso_Approve",
          });
          await allRefused({ execute: () => Xrm.WebApi.execute({ getMetadata }) }, String(thrown));
          const answer = await fetch("/api/data/v9.2/contoso_Approve", { method: "POST" });
          t.check(answer.status >= 400, `the status is ${answer.status}`);
        } finally {
          delete globalThis.apmUnreadable;
        }
      }
    },
    "[E] the name of a script that throws when it is read": async () => {
      for (const thrown of THROWN)
        await allRefused(
          { run: () => apmWorkspace.runScript("1", { toString: failing(thrown) }) },
          String(thrown),
        );
    },
    "[A] a mode of a save is no name that all objects have": async () => {
      const form = await t.forms.openInTab();
      await t.rejects(() => form.data.entity.save("constructor"), 'not "constructor"');
    },
  };
});
