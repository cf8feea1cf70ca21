/**
 * Events of forms: OnLoad, OnChange, and the handlers that scripts register and add
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/events-forms-grids
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("form-events", (t) => {
  const { CASE, register, openInTab: open, failures } = t.forms;
  const { Apm } = Microsoft;

  return {
    "[D] OnLoad runs for a form in a tab, in the background, a side pane and a dialog":
      async () => {
        const loaded = [];
        await register({
          "incident onload": (context) => {
            const form = context.getFormContext();
            loaded.push([
              form.data.entity.getEntityName(),
              context.getEventArgs().getDataLoadState(),
            ]);
          },
        });
        const pageInput = { pageType: "entityrecord", entityName: "incident", entityId: CASE };
        const ways = {
          "a tab": () => t.tab(),
          "a tab in the background": () => t.tab({ isFocused: false }),
          "a session": () => t.session(),
          "a session in the background": () => t.session({ isFocused: false }),
          "a form that is navigated to": () => Xrm.Navigation.openForm({ entityName: "incident" }),
          "a side pane": async () => {
            (await Xrm.App.sidePanes.createPane({ paneId: "mine" })).navigate(pageInput);
          },
          "a dialog": () => {
            Xrm.Navigation.navigateTo(pageInput, { target: 2 });
          },
          "a table by its set's name": () =>
            t.warnings(() => t.tab({ appContext: new Map([["entityName", "incidents"]]) })),
        };
        for (const [what, act] of Object.entries(ways)) {
          await act();
          await apmWorkspace.drawn();
          t.same(loaded.splice(0), [["incident", 1]], what);
        }
        await t.tab({ appContext: new Map([["entityName", "contact"]]) });
        await apmWorkspace.drawn();
        t.same(loaded, [], "a form of another table");
      },
    "[A] a refresh runs OnLoad again, and drops functions that scripts added": async () => {
      const seen = [];
      await register({
        "incident onload": (context) => {
          const title = context.getFormContext().getAttribute("title");
          title.addOnChange(() => seen.push("changed"));
          seen.push("loaded");
        },
      });
      const tab = await t.tab();
      await apmWorkspace.drawn();
      await tab.refresh();
      await apmWorkspace.drawn();
      globalThis.apmForm[0] = (context) => {
        context.getFormContext().getAttribute("title").fireOnChange();
      };
      await tab.refresh();
      await apmWorkspace.drawn();
      t.same(seen, ["loaded", "loaded"], "what ran");
    },
    "[E] a refresh drops them also where no script is registered": async () => {
      const form = await open();
      const title = form.getAttribute("title");
      let changes = 0;
      title.addOnChange(() => {
        changes += 1;
      });
      title.fireOnChange();
      await Apm.getFocusedSession().getFocusedTab().refresh();
      await apmWorkspace.drawn();
      title.fireOnChange();
      t.same(changes, 1, "how often it ran");
    },
    "[D] functions of one event share variables, and all run when one throws (reports)":
      async () => {
        const seen = [];
        await register({
          "incident onload": (context) => context.setSharedVariable("who", { name: "Kim" }),
          "incident OnLoad": () => {
            throw new Error("mine");
          },
          "incident ONLOAD": (context) => {
            seen.push(context.getSharedVariable("who"), context.getSharedVariable("none"));
          },
        });
        await t.tab();
        await apmWorkspace.drawn();
        t.same(seen, [{ name: "Kim" }, null], "the variables");
        const [sentence] = failures();
        const { file } = t.thrownAt("contract/form-events.js");
        t.check(sentence.startsWith(`${file}, line `) && sentence.endsWith(": mine"), sentence);
        t.same(failures().length, 1, "how many failures the page shows");
      },
    "[D] OnChange: fireOnChange calls the functions, setValue does not": async () => {
      const seen = [];
      await register({
        "incident onload": (context) => {
          const form = context.getFormContext();
          const added = (inner) => seen.push(["added", inner.getDepth()]);
          const title = form.getAttribute("title");
          title.addOnChange(added);
          title.addOnChange(added);
          title.setValue("Leak");
          title.fireOnChange();
          title.removeOnChange(added);
          title.fireOnChange();
          t.check(context.getDepth() === 1, "it is no outermost event");
        },
        "incident onchange title": (context) => {
          const source = context.getEventSource();
          seen.push([source.getName(), source.getValue()]);
          t.same(context.getEventArgs(), null, "the arguments");
          t.check(context.getContext() === Xrm.Utility.getGlobalContext(), "the global context");
        },
      });
      await t.tab();
      await apmWorkspace.drawn();
      t.same(
        seen,
        [
          ["title", "Leak"],
          ["added", 2],
          ["title", "Leak"],
        ],
        "what ran",
      );
      t.same(failures(), [], "the failures");
    },
    "[D] parameters follow the context, or stand alone without it": async () => {
      const seen = [];
      globalThis.apmTake = (...given) => seen.push(given.map((each) => typeof each));
      const script = { table: "incident", event: "onload", function: "apmTake" };
      const parameters = [1, { a: 2 }];
      await apmWorkspace.load({
        forms: [
          { ...script, parameters },
          { ...script, parameters, pass_context: false },
          { ...script, enabled: false },
        ],
      });
      await t.tab();
      await apmWorkspace.drawn();
      t.same(
        seen,
        [
          ["object", "number", "object"],
          ["number", "object"],
        ],
        "the arguments",
      );
    },
    "[A] functions that OnLoad adds to the same event run after it": async () => {
      const seen = [];
      await register({
        "incident onload": (context) => {
          const form = context.getFormContext();
          form.ui.addOnLoad(() => seen.push("ui"));
          form.data.addOnLoad((inner) => seen.push(inner.getEventArgs().getDataLoadState()));
        },
      });
      await t.tab();
      await apmWorkspace.drawn();
      t.same(seen, ["ui", 1], "what ran");
    },
    "[D] Loaded occurs once the form has loaded, unless its function was removed": async () => {
      const seen = [];
      const dropped = () => seen.push("dropped");
      await register({
        "incident onload": (context) => {
          const { data, ui } = context.getFormContext();
          ui.addLoaded((inner) => {
            t.check(inner.getEventSource() === ui, "its source");
            t.same(inner.getEventArgs(), null, "its arguments");
            seen.push("loaded");
          });
          ui.addLoaded(dropped);
          ui.removeLoaded(dropped);
          ui.addOnLoad(() => seen.push("ui"));
          data.addOnLoad(() => seen.push("data"));
        },
      });
      await t.tab();
      await apmWorkspace.drawn();
      t.same(seen, ["ui", "data", "loaded"], "what ran");
    },
    "[D] functions that were taken away are not called": async () => {
      const { data, ui } = await open();
      const tab = ui.tabs.get(0);
      let [kept, dropped] = [0, 0];
      const keep = () => (kept += 1);
      const drop = () => (dropped += 1);
      for (const each of [keep, drop]) {
        data.addOnLoad(each);
        ui.addOnLoad(each);
        data.entity.addOnPostSave(each);
        tab.addTabStateChange(each);
      }
      data.removeOnLoad(drop);
      ui.removeOnLoad(drop);
      data.entity.removeOnPostSave(drop);
      tab.removeTabStateChange(drop);
      tab.setDisplayState("collapsed");
      data.entity.attributes.get("title").setValue("Leak");
      await data.save();
      await data.refresh();
      await apmWorkspace.drawn();
      t.check(kept > 2, `those that stayed were called ${kept} times`);
      t.same(dropped, 0, "how often those that went were called");
    },
  };
});
