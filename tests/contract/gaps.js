/**
 * Lists and their commands, what stands around a form, tables described, records looked up, encoding
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
  const { Utility, Navigation, Encoding } = Xrm;
  const CASE = "ca5e0000-0000-4000-8000-000000000001";
  const drawn = () => apmWorkspace.drawn();
  const shown = (selector) => [
    ...document.querySelectorAll(`[role=tabpanel]:not([hidden]) ${selector}`),
  ];
  const bare = (id) => id.replace(/[{}]/g, "").toLowerCase();

  /** Opens the list of cases with a command, and gives what uses the command: the arguments that its function gets. */
  const list = async (...parameters) => {
    let given;
    globalThis.apmTake = (...all) => (given = all);
    const command = { table: "incident", label: "Take", function: "apmTake", where: "list" };
    await apmWorkspace.load({
      commands: [parameters.length ? { ...command, parameters } : command],
    });
    await Navigation.navigateTo({ pageType: "entitylist", entityName: "incident" });
    await drawn();
    return () => {
      shown(".command-bar button")[0].click();
      return given;
    };
  };
  /** Checks boxes of the list on screen, by their places; the first is that of all rows. */
  const check = (...places) => {
    for (const at of places) shown("input[type=checkbox]")[at].click();
  };
  const references = (rows) => rows.get().map((row) => row.data.entity.getEntityReference());

  /** Opens the form of a case, and gives its form context. */
  const form = async (more = {}) => {
    await Navigation.openForm({ entityName: "incident", entityId: CASE, ...more });
    await drawn();
    return Xrm.Page;
  };
  const dialog = () => document.querySelector("dialog[data-dialog=lookup]");
  const listed = () => [...dialog().querySelectorAll("fieldset label span")];
  const button = (label) =>
    [...dialog().querySelectorAll("button")].find((each) => each.textContent === label);
  const typed = (text) => {
    const box = dialog().querySelector("input[type=search]");
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };

  const cases = {
    "[D] a command of a list is handed its control, with the selected rows": async () => {
      const [control] = (await list())();
      const grid = control.getGrid();
      t.same(control.getEntityName(), "incident", "the table");
      t.same(control.getGridType(), 1, "the type of the grid");
      t.same(grid.getTotalRecordCount(), 9, "the number of records");
      t.same([grid.getRows().getLength(), grid.getSelectedRows().getLength()], [9, 0], "rows");
      check(1, 3);
      const [first, third] = [0, 2].map((at) => grid.getRows().get(at).data.entity);
      const wanted = [first, third].map((each) => each.getEntityReference());
      t.same(references(grid.getSelectedRows()), wanted, "the selected rows");
      t.check(/^\{[0-9A-F-]{36}\}$/.test(first.getId()), first.getId());
      t.same(wanted[0].entityType, first.getEntityName(), "the table of a row");
      t.same(wanted[0].name, first.getPrimaryAttributeValue(), "the name of a row");
      t.check(shown("tbody tr")[0].textContent.includes(wanted[0].name), "another row is first");
    },
    "[D] a deprecated way leads to the same row": async () => {
      const [control] = (await list())();
      const row = control.getGrid().getRows().get(0);
      t.check(row.getData() === row.data, "getData gives another object");
      t.check(row.getData().getEntity() === row.data.entity, "getEntity gives another object");
    },
    "[A] what was gathered stays as it was": async () => {
      const [control] = (await list())();
      check(1);
      const rows = control.getGrid().getSelectedRows();
      const [{ id }] = references(rows);
      check(1, 2);
      t.same([rows.getLength(), references(rows)[0].id], [1, id], "the rows");
      t.check(rows.get(bare(id)) === rows.get(0), "the row is not found by its id");
      t.same(rows.get(bare(references(control.getGrid().getSelectedRows())[0].id)), null, "other");
      t.same(rows.get(""), null, "a row without a name");
      const seen = [];
      rows.forEach((row, at) => {
        seen.push([row.data.entity.getId(), at]);
      });
      t.same(seen, [[id, 0]], "what forEach visits");
    },
    "[E] one box selects all rows, and a refresh none": async () => {
      const [control] = (await list())();
      const selected = () => control.getGrid().getSelectedRows().getLength();
      check(0);
      t.same(selected(), 9, "the selected rows");
      check(4);
      t.same([selected(), shown("input")[0].indeterminate], [8, true], "what is selected");
      check(0);
      t.same(selected(), 9, "the selected rows");
      control.refresh();
      await drawn();
      t.same([selected(), shown("input:checked").length], [0, 0], "what is selected");
    },
    "[D] the choice of views tells and takes a view": async () => {
      const [control] = (await list())();
      const views = control.getViewSelector();
      const { id, name, entityType } = views.getCurrentView();
      t.same([name, entityType, views.isVisible()], ["Active Cases", 1039, true], "the view");
      const [chooser] = shown(".bar select");
      const resolved = [...chooser.options].find((each) => each.textContent.includes("Resolved"));
      t.check(bare(id) === chooser.value, "another view is shown");
      views.setCurrentView({ id: resolved.value, name: "", entityType: 1039 });
      await drawn();
      t.same(views.getCurrentView().name, resolved.textContent, "the view");
      t.same(chooser.value, resolved.value, "the chosen view");
      t.same(control.getGrid().getTotalRecordCount(), 2, "the number of records");
      t.throws(() => views.setCurrentView({ id: "x" }), "setCurrentView", "Active Cases");
    },
    "[A] a row that the list shows no longer has no name": async () => {
      const [control] = (await list())();
      const { entity } = control.getGrid().getRows().get(0).data;
      await Xrm.WebApi.updateRecord("incident", bare(entity.getId()), {
        statecode: 1,
        statuscode: 5,
      });
      t.same(entity.getPrimaryAttributeValue(), null, "its name");
      t.same(control.getGrid().getRows().getLength(), 8, "the rows");
    },
    "[E] the control of a list that was closed says so": async () => {
      const [control] = (await list())();
      const id = Apm.getFocusedSession().getFocusedTab().tabId;
      await Apm.closeTab(id);
      t.throws(() => control.getGrid(), "gridContext.getGrid", "is closed");
    },
    "[D] parameters of a list's command stand for its rows": async () => {
      const of = (which) =>
        ["Ids", "References", "Count"].map((each) => `SelectedControl${which}Item${each}`);
      const take = await list(
        ...[...of("Selected"), ...of("Unselected"), ...of("All")],
        ...["FirstSelectedItemId", "FirstPrimaryItemId", "PrimaryItemIds"],
        ...["SelectedControl", "PrimaryControl", "SelectedEntityTypeName"],
      );
      check(2);
      const [ids, references, count, ...rest] = take();
      const [others, , othersCount, all, allReferences, allCount, ...more] = rest;
      t.same([ids.length, count, othersCount, allCount], [1, 1, 8, 9], "the numbers");
      t.same(references, [allReferences[1]], "the references");
      t.same(Object.keys(references[0]), ["Id", "Name", "TypeName"], "the keys of a reference");
      t.same([references[0].Id, references[0].TypeName], [ids[0], "incident"], "a reference");
      t.same(
        all.filter((each) => !ids.includes(each)),
        others,
        "the ids",
      );
      t.same(more.slice(0, 3), [ids[0], ids[0], ids], "the ids");
      t.check(more[3] === more[4] && more[3].getGrid(), "the controls are others");
      t.same(more[5], "incident", "the table");
    },
    "[D] parameters that are about no row": async () => {
      const names = ["CommandProperties", "OrgName", "OrgLcid", "UserLcid"];
      const more = ["FirstSelectedItemId", "SelectedControlSelectedItemIds", "UserId", 5];
      const [properties, ...given] = (await list(...names, ...more))();
      const wanted = { SourceControlId: "Take", CommandValueId: "", MenuItemId: "" };
      t.same(properties, wanted, "the command's properties");
      t.same(given, ["apmemulator", 1033, 1033, "", [], "UserId", 5], "the other arguments");
    },
    "[S] roles are found by name and all at once": async () => {
      await apmWorkspace.load({ user: { roles: ["App Profile User", "Sales Person"] } });
      const { roles } = Utility.getGlobalContext().userSettings;
      const names = ["App Profile User", "Sales Person"];
      t.same(
        roles.getAll().map(({ name }) => name),
        names,
        "all",
      );
      t.same(
        roles.get().map(({ name }) => name),
        names,
        "all",
      );
      const sales = roles.getByName("Sales Person");
      t.same(sales, roles.get(1), "the one of a name");
      t.same(roles.get(sales.id), sales, "the one of an id");
      t.same(sales.entityType, "role", "its table");
      t.same([roles.getByName("Nobody"), roles.getLength()], [null, 2], "none, and the number");
    },
    "[D] the header's columns and the command bar are hidden and shown": async () => {
      await apmWorkspace.load({
        commands: [{ table: "incident", label: "Take", function: "apmTake" }],
      });
      const { headerSection, footerSection } = (await form()).ui;
      const seen = async () => {
        await drawn();
        return [shown(".record-header .keys").length, shown(".command-bar").length];
      };
      t.same(await seen(), [1, 1], "what is seen");
      headerSection.setBodyVisible(false);
      t.same([...(await seen()), headerSection.getBodyVisible()], [0, 1, false], "what is seen");
      headerSection.setCommandBarVisible(false);
      t.same([...(await seen()), headerSection.getCommandBarVisible()], [0, 0, false], "seen");
      headerSection.setBodyVisible(true);
      headerSection.setCommandBarVisible(true);
      t.same(await seen(), [1, 1], "what is seen");
      headerSection.setTabNavigatorVisible(false);
      footerSection.setVisible(false);
      t.same(
        [headerSection.getTabNavigatorVisible(), footerSection.getVisible()],
        [false, false],
        "the row of tabs and the footer",
      );
      t.throws(() => headerSection.setBodyVisible("no"), "setBodyVisible", "true or false");
    },
    "[D] controls of the header have names of their own": async () => {
      const { getControl, ui } = await form();
      const [header, field] = ["header_prioritycode", "prioritycode"].map((name) =>
        getControl(name),
      );
      t.same([header.getName(), field.getName()], ["header_prioritycode", "prioritycode"], "names");
      t.check(header.getAttribute() === field.getAttribute(), "they have other attributes");
      header.setLabel("How soon");
      await drawn();
      const labels = () => shown(".keys dt").map((each) => each.textContent);
      t.check(labels().includes("How soon"), `the header has ${labels()}`);
      t.same(field.getLabel(), "Priority", "the label of the field");
      header.setVisible(false);
      await drawn();
      t.check(!labels().includes("How soon"), `the header has ${labels()}`);
      t.same([header.getVisible(), field.getVisible()], [false, true], "what is seen");
      t.check(ui.controls.get("header_prioritycode") === header, "it is no control of the form");
      t.same(getControl("header_title"), null, "a column that the header does not show");
    },
    "[D] a table has one form to choose": async () => {
      const formId = "12345678-1111-4222-8333-444455556666";
      const { formSelector, navigation } = (await form({ formId })).ui;
      const item = formSelector.getCurrentItem();
      t.same(
        [item.getId(), item.getLabel(), item.getVisible()],
        [formId, "Information", true],
        "it",
      );
      t.same(formSelector.items.getLength(), 1, "the number of forms");
      t.check(formSelector.items.get(formId) === item, "it is not found by its id");
      t.same(item.navigate(), undefined, "the result");
      t.same(navigation.items.get(), [], "the items of the navigation");
    },
    "[A] the id of a form is always the same for a table": async () => {
      const ids = [];
      for (const entityName of ["incident", "incident", "contact"]) {
        await Apm.createTab({
          templateName: "msdyn_entityrecord",
          appContext: new Map([["entityName", entityName]]),
        });
        ids.push(Xrm.Page.ui.formSelector.getCurrentItem().getId());
      }
      t.check(ids[0] === ids[1] && ids[0] !== ids[2], `the ids are ${ids}`);
      t.check(/^[0-9a-f-]{36}$/.test(ids[0]), `${ids[0]} is no id`);
    },
    "[D] a form tells how large its page is": async () => {
      const { ui } = await form();
      const [panel] = shown("").length ? shown("") : document.querySelectorAll("[role=tabpanel]");
      t.check(panel.clientHeight > 0, "the page is not seen");
      const sizes = [ui.getViewPortHeight(), ui.getViewPortWidth()];
      const page = document.querySelector("[role=tabpanel]:not([hidden])");
      t.same(sizes, [page.clientHeight, page.clientWidth], "the sizes");
    },
    "[D] a table is described, with the columns that are named": async () => {
      const table = await Utility.getEntityMetadata("incident", ["title", "prioritycode"]);
      t.same(
        [table.LogicalName, table.EntitySetName, table.DisplayName, table.DisplayCollectionName],
        ["incident", "incidents", "Case", "Cases"],
        "the names",
      );
      t.same(
        [table.PrimaryIdAttribute, table.PrimaryNameAttribute, table.IsActivity],
        ["incidentid", "title", false],
        "the columns",
      );
      t.same(table.Attributes.getLength(), 2, "the number of columns");
      const title = table.Attributes.get("title");
      t.same(
        [title.LogicalName, title.DisplayName, title.AttributeType, title.EntityLogicalName],
        ["title", "Case Title", 14, "incident"],
        "a column",
      );
      t.same(title.OptionSet, null, "its options");
      const priority = table.Attributes.get("prioritycode");
      t.same(priority.OptionSet[1], { text: "High", value: 1 }, "an option");
      t.same(priority.attributeDescriptor.OptionSet[0], { Label: "High", Value: 1 }, "the first");
      t.same([priority.AttributeType, priority.AttributeTypeName], [11, "picklist"], "the type");
      t.same(table.Attributes.get("description"), null, "a column that was not named");
    },
    "[A] without names a table is described without columns": async () => {
      const table = await Utility.getEntityMetadata("task");
      t.same([table.Attributes.getLength(), table.IsActivity], [0, true], "the table");
    },
    "[A] what is no table or column is not described": async () => {
      await t.rejects(() => Utility.getEntityMetadata("acount"), "getEntityMetadata", "account");
      const wrong = () => Utility.getEntityMetadata("account", ["nmae"]);
      await t.rejects(wrong, "getEntityMetadata", "nmae", "name");
      await t.rejects(() => Utility.getEntityMetadata("account", "name"), "list of names");
    },
    "[D] a person looks a record up and chooses it": async () => {
      const chosen = Utility.lookupObjects({ entityTypes: ["account"] });
      await drawn();
      t.check(dialog().open, "no dialog is open");
      typed("adv");
      t.same(
        listed().map((each) => each.textContent),
        ["Adventure Works"],
        "what is listed",
      );
      listed()[0].closest("label").click();
      button("Add").click();
      const [{ id, ...rest }, ...more] = await chosen;
      t.same([rest, more], [{ name: "Adventure Works", entityType: "account" }, []], "the record");
      t.check(/^\{[0-9A-F-]{36}\}$/.test(id), id);
      t.same(dialog(), null, "the dialog");
    },
    "[D] several are chosen where several may be": async () => {
      const entityTypes = ["contact", "account"];
      const chosen = Utility.lookupObjects({
        entityTypes,
        allowMultiSelect: true,
        defaultEntityType: "account",
        searchText: "a",
      });
      await drawn();
      const names = listed().map((each) => each.textContent);
      t.check(names[0].endsWith(" Account") && names.at(-1).endsWith(" Contact"), `${names}`);
      for (const at of [0, 1, 0, -1]) listed().at(at).closest("label").click();
      button("Add").click();
      t.same(
        (await chosen).map(({ name, entityType }) => `${name} ${entityType}`),
        [names[1], names.at(-1)].map((each) =>
          each.replace(/A(ccount)$|C(ontact)$/, (kind) => kind.toLowerCase()),
        ),
        "what was chosen",
      );
    },
    "[D] who cancels has chosen nothing": async () => {
      const chosen = Utility.lookupObjects({ entityTypes: ["account"], allowMultiSelect: true });
      await drawn();
      listed()[0].closest("label").click();
      button("Cancel").click();
      t.same(await chosen, [], "what was chosen");
    },
    "[A] what cannot be looked up rejects": async () => {
      await t.rejects(() => Utility.lookupObjects({}), "lookupObjects", "entityTypes");
      await t.rejects(() => Utility.lookupObjects(), "lookupOptions");
      await t.rejects(() => Utility.lookupObjects({ entityTypes: ["acount"] }), "account");
      t.same(dialog(), null, "a dialog");
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
    "[A] a form that shows something else by now is closed": async () => {
      const pane = await Xrm.App.sidePanes.createPane({ paneId: "mail" });
      await pane.navigate({ pageType: "entityrecord", entityName: "email" });
      await Xrm.Navigation.openForm({ entityName: "email" });
      const form = Xrm.Page;
      await form.data.entity.getEntityName();
      const { entities: before } = await Xrm.WebApi.retrieveMultipleRecords("email");
      await Microsoft.Apm.getFocusedSession().close();
      await t.rejects(() => form.data.save(), "closed");
      await pane.navigate({ pageType: "entitylist", entityName: "email" });
      const { entities: after } = await Xrm.WebApi.retrieveMultipleRecords("email");
      t.same(after.length, before.length, "how many e-mails");
    },
    "[A] a form may be closed by a function that hears of its save": async () => {
      await Xrm.Navigation.openForm({ entityName: "contact" });
      const form = Xrm.Page;
      form.getAttribute("lastname").setValue("Silva");
      form.data.entity.addOnPostSave(() => form.ui.close());
      const { savedEntityReference } = await form.data.save();
      t.same(savedEntityReference.entityType, "contact", "the table");
      t.check(savedEntityReference.id, "the reference has no id");
    },
    "[A] what is known of a table is closed by a reset": async () => {
      const metadata = await Utility.getEntityMetadata("incident", ["title"]);
      const title = metadata.Attributes.get("title");
      await apmWorkspace.reset();
      t.throws(() => title.DisplayName, "closed by reset");
    },
    "[A] a control in the header and that of the field share all but label and visibility":
      async () => {
        await Xrm.Navigation.openForm({
          entityName: "incident",
          entityId: "ca5e0000-0000-4000-8000-000000000001",
        });
        const control = Xrm.Page.getControl("header_prioritycode");
        control.setDisabled(true);
        t.same(control.getDisabled(), true, "disabled");
        control.clearOptions();
        t.same(control.getOptions(), [], "the options");
        control.setNotification("Not now", "n");
        t.same(Xrm.Page.data.isValid(), false, "valid");
      },
    "[A] an id made up for a pane is no other's": async () => {
      const mine = await Xrm.App.sidePanes.createPane({ paneId: "pane2", title: "Mine" });
      await t.rejects(() => Xrm.App.sidePanes.createPane({ width: "x" }), "width");
      const other = await Xrm.App.sidePanes.createPane({});
      t.check(other.paneId !== mine.paneId, `both are ${mine.paneId}`);
      t.same(Xrm.App.sidePanes.getPane("pane2").title, "Mine", "the title");
    },
    "[A] what is opened in a window is checked, with a number in the error": async () => {
      t.throws(() => Xrm.Navigation.openUrl("ftp://contoso.example"), "https");
      t.throws(() => Xrm.Navigation.openWebResource("../../a.html"), "no name of a web resource");
      t.throws(() => Xrm.Navigation.openWebResource(), "no name of a web resource");
    },
    "[E] recording changes nothing that a call does": async () => {
      apmWorkspace.record(true);
      t.same(Microsoft.Apm.getAllSessions(Object.create(null)).length, 1, "how many sessions");
    },
    "[D] the user's dates are described": async () => {
      const { dateFormattingInfo: info } = Utility.getGlobalContext().userSettings;
      t.same([info.FirstDayOfWeek, info.ShortDatePattern], [0, "M/d/yyyy"], "the patterns");
      t.same([info.DayNames.length, info.MonthNames[11]], [7, "December"], "the names");
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
