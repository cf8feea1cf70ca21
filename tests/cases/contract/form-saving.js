/**
 * Saving and refreshing a form
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/save-event-arguments
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("form-saving", (t) => {
  const { CASE, openInTab: open, failures } = t.forms;
  const { Apm } = Microsoft;
  const saved = () => Xrm.WebApi.retrieveRecord("incident", CASE);

  return {
    "[D] OnSave gets the save mode and can prevent the save": async () => {
      const form = await open();
      const modes = [];
      const prevent = (context) => {
        const args = context.getEventArgs();
        modes.push(args.getSaveMode(), args.isDefaultPrevented());
        args.preventDefault();
        modes.push(args.isDefaultPrevented());
      };
      form.data.entity.addOnSave(prevent);
      form.getAttribute("title").setValue("Leak");
      await t.rejects(() => form.data.save(), "an OnSave function has prevented it");
      await t.rejects(() => form.data.entity.save("saveandclose"), "has prevented it");
      await t.rejects(() => form.data.save({ saveMode: 70 }), "has prevented it");
      t.same(modes, [1, false, true, 2, false, true, 70, false, true], "the modes");
      t.same(form.data.getIsDirty(), true, "whether it is still dirty");
      form.data.entity.removeOnSave(prevent);
      const { savedEntityReference } = await form.data.save();
      t.same(savedEntityReference, form.data.entity.getEntityReference(), "the reference");
      t.same((await saved()).title, "Leak", "the saved title");
    },
    "[D] a save waits for what OnSave functions return": async () => {
      const form = await open();
      let go;
      form.data.entity.addOnSave(
        () =>
          new Promise((resolve) => {
            go = resolve;
          }),
      );
      form.getAttribute("title").setValue("Leak");
      const saving = form.data.save();
      await null;
      t.check((await saved()).title !== "Leak", "it was saved at once");
      go();
      await saving;
      t.same((await saved()).title, "Leak", "the saved title");
    },
    "[D] a function that fails does not prevent the save (reports)": async () => {
      const form = await open();
      form.data.entity.addOnSave(async () => {
        throw new Error("later");
      });
      form.data.entity.addOnSave(() => {
        throw new Error("at once");
      });
      form.getAttribute("title").setValue("Leak");
      await form.data.save();
      t.same((await saved()).title, "Leak", "the saved title");
      await apmWorkspace.drawn();
      t.same(
        failures()
          .map((each) => each.split(": ")[1])
          .sort(),
        ["at once", "later"],
        "failures",
      );
    },
    "[D] unless it asked for that (reports)": async () => {
      for (const fail of [() => Promise.reject(new Error("later")), () => oops()]) {
        const form = await open();
        form.data.entity.addOnSave((context) => {
          context.getEventArgs().preventDefaultOnError();
          return fail();
        });
        form.getAttribute("title").setValue("Leak");
        await t.rejects(() => form.data.save(), "an OnSave function has prevented it");
        t.check((await saved()).title !== "Leak", "it was saved");
      }
    },
    "[D] a save waits as long as it takes where a function asked for that": async () => {
      const { data } = await open();
      let go;
      data.entity.addOnSave((context) => {
        context.getEventArgs().disableAsyncTimeout();
        return new Promise((resolve) => {
          go = resolve;
        });
      });
      data.entity.attributes.get("title").setValue("Leak");
      const saving = data.save();
      await null;
      t.same(data.getIsDirty(), true, "whether it waits");
      go();
      await saving;
      t.same(data.getIsDirty(), false, "whether it waits no longer");
    },
    "[D] after a save and a refresh OnLoad of the data runs, and says why": async () => {
      const form = await open();
      const seen = [];
      form.data.entity.addOnPostSave(() => seen.push("saved"));
      form.data.addOnLoad((context) => seen.push(context.getEventArgs().getDataLoadState()));
      form.ui.addOnLoad(() => seen.push("never: only the save of a new record runs it"));
      await form.data.save();
      t.same(seen, [], "without changes");
      form.getAttribute("title").setValue("Leak");
      await form.data.save();
      t.same(seen.splice(0), ["saved", 2], "after a save");
      await form.data.refresh();
      t.same(seen.splice(0), [3], "after a refresh");
      form.getAttribute("title").setValue("Drip");
      await form.data.refresh(true);
      t.same(seen, ["saved", 2, 3], "after both");
      t.same((await saved()).title, "Drip", "the saved title");
    },
    "[D] OnLoad runs after the save of a new record": async () => {
      const seen = [];
      await t.forms.register({
        "contact onload": (context) => {
          const form = context.getFormContext();
          seen.push([context.getEventArgs().getDataLoadState(), form.ui.getFormType()]);
        },
      });
      const form = await t.forms.open({ entityName: "contact" });
      const loads = [];
      form.ui.addOnLoad(() => loads.push("form"));
      form.data.addOnLoad(() => loads.push("data"));
      form.getAttribute("lastname").setValue("Silva");
      await form.data.save();
      const opened = [1, 1];
      t.same(seen, [opened, [2, 2]], "the reason and the type of the form");
      t.same(loads, ["form", "data"], "what scripts added");
      form.getAttribute("lastname").setValue("Sousa");
      await form.data.save();
      t.same(seen.length, 2, "how often it ran after another save");
    },
    "[A] a save or a refresh by OnLoad of the data does not run it again": async () => {
      const form = await open();
      let loads = 0;
      form.data.addOnLoad(() => {
        loads += 1;
        form.getAttribute("title").setValue(`Leak ${loads}`);
        form.data.save();
        form.data.refresh();
      });
      await form.data.refresh();
      t.same(loads, 1, "how often it ran");
      t.same((await saved()).title, "Leak 1", "the saved title");
    },
    "[D] save() of the data without changes runs no OnSave, that of the record does": async () => {
      const form = await open();
      const modes = [];
      form.data.entity.addOnSave((context) => modes.push(context.getEventArgs().getSaveMode()));
      form.data.entity.addOnPostSave(() => modes.push("saved"));
      const { savedEntityReference } = await form.data.save();
      t.same(savedEntityReference, form.data.entity.getEntityReference(), "what it gives");
      t.same(modes, [], "without changes");
      await form.data.entity.save();
      t.same(modes, [1], "the save of the record");
    },
    "[D] OnPostSave gets what was saved": async () => {
      const form = await t.forms.open({ entityName: "contact" });
      const seen = [];
      form.data.entity.addOnPostSave((context) => {
        const args = context.getEventArgs();
        seen.push(args.getIsSaveSuccess(), args.getSaveErrorInfo(), args.getEntityReference());
      });
      form.getAttribute("lastname").setValue("Silva");
      const { savedEntityReference } = await form.data.save();
      t.same(seen, [true, null, savedEntityReference], "the arguments");
      t.same(savedEntityReference.name, "Silva", "the name");
    },
    "[D] OnPostSave runs after a save that failed, but not for a form that is not valid":
      async () => {
        const form = await open();
        const seen = [];
        form.data.entity.addOnPostSave((context) => {
          const args = context.getEventArgs();
          seen.push(args.getIsSaveSuccess(), args.getEntityReference(), args.getSaveErrorInfo());
        });
        form.getAttribute("title").setValue(null);
        await t.rejects(() => form.data.save(), "Fill in Case Title");
        t.same(seen, [], "for a form that is not valid");
        form.getAttribute("title").setValue("Leak");
        await Xrm.WebApi.deleteRecord("incident", CASE);
        const error = await t.rejects(() => form.data.save(), "no longer exists");
        t.same(seen.slice(0, 2), [false, null], "whether it succeeded, and the record");
        t.same(seen[2].errorCode, error.errorCode, "the code of the error");
        t.check(seen[2].message.includes("no longer exists"), seen[2].message);
      },
    "[D] OnChange runs for values that a save or a refresh brings": async () => {
      const changed = [];
      const hear = (context) => changed.push(context.getEventSource().getName());
      await t.forms.register({
        "contact onchange fullname": hear,
        "contact onchange jobtitle": hear,
      });
      const form = await t.forms.open({ entityName: "contact" });
      form.getAttribute("lastname").setValue("Silva");
      form.getAttribute("lastname").addOnChange(hear);
      form.getAttribute("preferredcontactmethodcode").addOnChange(hear);
      await form.data.save();
      t.same(changed, [], "what the user or the script gave");
      const id = form.data.entity.getId();
      await Xrm.WebApi.updateRecord("contact", id, { jobtitle: "Cook", telephone1: "1" });
      await form.data.refresh();
      t.same(changed, ["jobtitle"], "what another one wrote");
    },
    "[A] the button Refresh does the same, and keeps functions that scripts added": async () => {
      const form = await open();
      const seen = [];
      form.getAttribute("title").addOnChange(() => seen.push("title"));
      form.getAttribute("description").addOnChange(() => seen.push("description"));
      form.data.addOnLoad((context) => seen.push(context.getEventArgs().getDataLoadState()));
      await Xrm.WebApi.updateRecord("incident", CASE, { title: "Leak" });
      t.forms.panel().querySelector("[data-action=refresh-page]").click();
      await apmWorkspace.drawn();
      t.same(seen, ["title", 3], "what ran");
      t.same(t.forms.control("title").value, "Leak", "the field");
    },
    "[D] a save of the user that fails runs OnPostSave too": async () => {
      const form = await open();
      const seen = [];
      form.data.entity.addOnPostSave((context) => {
        seen.push(context.getEventArgs().getIsSaveSuccess());
      });
      form.getAttribute("title").setValue("Leak");
      await Xrm.WebApi.deleteRecord("incident", CASE);
      t.forms.panel().querySelector("[data-action=save]").click();
      await apmWorkspace.drawn();
      t.same(seen, [false], "whether it succeeded");
      const alert = document.querySelector("[role=alert]").textContent;
      t.check(alert.includes("no longer exists, so it cannot be saved."), alert);
      t.same(form.getAttribute("title").getValue(), "Leak", "what was typed");
    },
    "[D] the source of each event": async () => {
      const sources = {};
      const keep = (what) => (context) => {
        sources[what] = context.getEventSource();
      };
      const form = await t.forms.open({ entityName: "contact" });
      const title = form.getAttribute("lastname");
      const tab = form.ui.tabs.get(0);
      form.ui.addOnLoad(keep("onload"));
      form.data.addOnLoad(keep("dataload"));
      form.data.entity.addOnSave(keep("onsave"));
      form.data.entity.addOnPostSave(keep("postsave"));
      title.addOnChange(keep("onchange"));
      tab.addTabStateChange(keep("tabstatechange"));
      title.setValue("Leak");
      title.fireOnChange();
      tab.setDisplayState("collapsed");
      await form.data.save();
      await apmWorkspace.drawn();
      const wanted = {
        onload: form.ui,
        dataload: form.data.entity,
        onsave: form.data.entity,
        postsave: null,
        onchange: title,
        tabstatechange: tab,
      };
      for (const [event, source] of Object.entries(wanted)) {
        t.check(sources[event] === source, `${event} has another source`);
      }
    },
    "[D] a form keeps its values until it is refreshed or opened again": async () => {
      const form = await open();
      const title = form.getAttribute("title").getValue();
      await Xrm.WebApi.updateRecord("incident", CASE, { title: "Leak" });
      await apmWorkspace.drawn();
      t.same(form.getAttribute("title").getValue(), title, "the value");
      t.same(t.forms.control("title").value, title, "the field");
      await form.data.refresh();
      await apmWorkspace.drawn();
      t.same(t.forms.control("title").value, "Leak", "the field after a refresh");
      await Xrm.WebApi.updateRecord("incident", CASE, { title: "Drip" });
      const again = await t.forms.open({ entityName: "task" });
      t.check(again !== form, "it is the same form");
      const tab = await t.tab({
        appContext: new Map([
          ["entityName", "incident"],
          ["entityId", CASE],
        ]),
      });
      t.same(tab.title, "Drip", "the title of the form that opens");
    },
    "[A] a form whose record was deleted stays, and says so when it is refreshed": async () => {
      const form = await open();
      const title = form.getAttribute("title").getValue();
      await Xrm.WebApi.deleteRecord("incident", CASE);
      const gone = `Case ${title} no longer exists, so it cannot be refreshed.`;
      await t.rejects(() => form.data.refresh(), "formContext.data.refresh", gone);
      const tab = Apm.getFocusedSession().getFocusedTab();
      await t.rejects(() => tab.refresh(), gone);
      t.same(form.getAttribute("title").getValue(), title, "its title");
      t.same(form.ui.getFormType(), 2, "the type of the form");
    },
    "[D] data.refresh drops what was not saved": async () => {
      const form = await open();
      const title = form.getAttribute("title");
      title.setValue("Leak");
      await form.data.refresh();
      t.check(title.getValue().startsWith("Espresso"), title.getValue());
      t.same(form.data.getIsDirty(), false, "whether it is dirty");
    },
    "[D] saveandclose closes the form, saveandnew opens another": async () => {
      const form = await open();
      const { tabId } = Apm.getFocusedSession().getFocusedTab();
      form.getAttribute("title").setValue("Leak");
      await t.rejects(() => form.data.entity.save("savelater"), 'or "saveandnew", not "savelater"');
      await form.data.entity.save("saveandclose");
      t.check(!Apm.getFocusedSession().getAllTabs().includes(tabId), "it is open");
      t.same((await saved()).title, "Leak", "the saved title");
      await t.session();
      const other = await open();
      const sessions = Apm.getAllSessions().length;
      other.getAttribute("title").setValue("Drip");
      await other.data.entity.save("saveandnew");
      await apmWorkspace.drawn();
      t.same((await saved()).title, "Drip", "the saved title");
      t.same(Apm.getAllSessions().length, sessions + 1, "how many sessions");
      t.same(Apm.getFocusedSession().getFocusedTab().title, "New Case", "the new form");
    },
    "[D] what is never submitted is not saved": async () => {
      const form = await open();
      form.getAttribute("title").setValue("Leak");
      form.getAttribute("title").setSubmitMode("never");
      form.getAttribute("productserialnumber").setValue("S1");
      await form.data.save();
      const saved = await Xrm.WebApi.retrieveRecord("incident", CASE);
      t.same(saved.productserialnumber, "S1", "what is saved");
      t.check(saved.title.startsWith("Espresso"), saved.title);
    },
  };
});
