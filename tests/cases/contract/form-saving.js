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
    "[D] after a save: OnPostSave, and the data's OnLoad says why it ran": async () => {
      const form = await open();
      const seen = [];
      form.data.entity.addOnPostSave(() => seen.push("saved"));
      form.data.addOnLoad((context) => seen.push(context.getEventArgs().getDataLoadState()));
      form.ui.addOnLoad(() => seen.push("never: the form has loaded"));
      await form.data.save();
      form.getAttribute("title").setValue("Leak");
      await form.data.save();
      await form.data.refresh();
      form.getAttribute("title").setValue("Drip");
      await form.data.refresh(true);
      t.same(seen, ["saved", 2, 3, "saved", 2, 3], "what ran");
      t.same((await saved()).title, "Drip", "the saved title");
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
