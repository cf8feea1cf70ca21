/**
 * apmWorkspace.failures
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("failures-listed", (t) => {
  const TEMPLATE = { templateName: "msdyn_chat_session" };

  /** The kinds and levels of what a script, as the file desk.js, has added to the list. */
  const after = async (text) => {
    const before = apmWorkspace.failures().length;
    await apmWorkspace.runScript(text, "desk.js").catch(() => {});
    await apmWorkspace.drawn();
    return apmWorkspace.failures().slice(before);
  };
  /** The same, for a script that causes an unhandled rejection. */
  const afterRejection = async (text) => {
    const page = window;
    const rejected = new Promise((resolve) => {
      page.addEventListener("unhandledrejection", resolve, { once: true });
    });
    await after(text);
    await rejected;
    return apmWorkspace.failures();
  };
  const kinds = (list) => list.map(({ kind, level }) => `${kind} ${level}`);

  return {
    "[E] a name that does not exist is a warning, with the place that reads it": async () => {
      const [failure, ...more] = await after("1;\n  try { Microsoft.Apm.getTab; } catch {}");
      const message = "Microsoft.Apm has no getTab; a session has.";
      // Browsers differ in the column: of the object or of the name.
      const place = { ...t.calledAt("desk.js", 2), column: failure.column };
      t.same(failure, { kind: "unknown-member", message, ...place, level: "warning" }, "failure");
      t.same(failure.column > 0, t.knowsText, "whether it has a column");
      t.same(more, [], "the other failures");
    },
    "[E] a name that does not exist and is called is an error (reports)": async () => {
      // By its place, it is found to be the cause of the error that nobody catches.
      const level = t.knowsText ? "error" : "warning";
      t.same(kinds(await after("Microsoft.Apm.getTab();")), [`unknown-member ${level}`], "it");
    },
    "[E] the same place is listed once, another one again": async () => {
      const loop = "for (let at = 0; at < 3; at += 1) Microsoft.Apm.getTab;\nMicrosoft.Apm.getTab;";
      t.same(
        (await after(loop)).map(({ line }) => line),
        t.knowsText ? [1, 2] : [0],
        "the lines",
      );
    },
    "[E] a member that is not emulated is an error when it is called": async () => {
      const list = await after("try { Xrm.Device.captureImage().catch(() => {}); } catch {}");
      t.same(kinds(list), ["unknown-member error"], "the list");
    },
    "[E] refused calls are warnings while scripts handle them (warns)": async () => {
      const list = await after(`
        (async () => {
          const { Apm } = Microsoft;
          const session = Apm.getSession(await Apm.createSession(${JSON.stringify(TEMPLATE)}));
          await Apm.createTab({ templateName: "none" }).catch(() => {});
          await Apm.closeTab({}).catch(() => {});
          Apm.getSession("none");
          Apm.getSession("session-id-0").title = "Start";
          await session.close();
          try { session.getFocusedTab(); } catch {}
          session.title = "Late";
          await Xrm.WebApi.execute({
            getMetadata: () => ({ operationName: "new_None", operationType: 0, parameterTypes: {} }),
          }).catch(() => {});
          await fetch("/api/data/v9.2/accounts/Microsoft.Dynamics.CRM.new_None()");
        })()`);
      const wanted = ["unknown-template", "refused-call", "refused-call", "ignored-assignment"];
      const rest = ["closed-object", "ignored-assignment", "unanswered-request"];
      t.same(
        kinds(list).slice(0, 7),
        [...wanted, ...rest].map((each) => `${each} warning`),
        "it",
      );
      const known = [t.calledAt("desk.js").file];
      t.same([...new Set(list.map(({ file }) => file))], known, "the files");
      const places = list.slice(0, 4).map(({ file, line }) => ({ file, line }));
      const lines = [5, 6, 7, 8];
      t.same(
        places,
        lines.map((line) => t.calledAt("desk.js", line)),
        "the places",
      );
    },
    "[E] an unhandled rejection is an error (reports)": async () => {
      const [failure] = await afterRejection("Promise.reject(new Error('late'));0");
      const { kind, message, file, line, level } = failure;
      t.same([kind, message], ["rejection", "late"], "the failure");
      t.same({ file, line }, t.thrownAt("desk.js", 1), "the place");
      t.same(level, "error", "the level");
    },
    "[E] a refused call that nobody handles is one error, as what was refused (reports)":
      async () => {
        const list = await afterRejection('Microsoft.Apm.createTab({ templateName: "none" });0');
        t.same(kinds(list), ["unknown-template error"], "the list");
      },
    "[E] a form function that throws or is missing is an error (reports)": async () => {
      await t.forms.register({
        "incident onload": () => {
          throw new Error("no form today");
        },
      });
      await t.session();
      await apmWorkspace.drawn();
      const list = apmWorkspace.failures();
      t.same(kinds(list), ["form-function error"], "the list");
      t.same(list[0].message, "no form today", "the message");
    },
    "[E] the list is a copy, and a reset deletes it": async () => {
      const [failure] = await after("Microsoft.Apm.getTab;");
      failure.kind = "other";
      t.same(apmWorkspace.failures()[0].kind, "unknown-member", "the kind");
      await apmWorkspace.reset();
      t.same(apmWorkspace.failures(), [], "the list after a reset");
    },
    "[E] what works is not listed": async () => {
      await t.session();
      await t.tab();
      await apmWorkspace.reset();
      const session = await t.session();
      await session.close();
      t.same(apmWorkspace.failures(), [], "the list");
    },
  };
});
