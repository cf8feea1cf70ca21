/**
 * Lists: rows, the selection, views, and the arguments of their commands
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/grids
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("lists", (t) => {
  const { Apm } = Microsoft;
  const { Navigation } = Xrm;
  const drawn = () => apmWorkspace.drawn();
  const shown = (selector) => [
    ...document.querySelectorAll(`[role=tabpanel]:not([hidden]) ${selector}`),
  ];
  const bare = (id) => id.replace(/[{}]/g, "").toLowerCase();

  /** Opens the list of cases with a command; returns a function that runs the command and returns its arguments. */
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
      shown(".command-bar [data-action=command]")[0].click();
      return given;
    };
  };
  /** Clicks checkboxes of the visible list, by index; the first selects all rows. */
  const check = (...places) => {
    for (const at of places) shown("input[type=checkbox]")[at].click();
  };
  const references = (rows) => rows.get().map((row) => row.data.entity.getEntityReference());

  return {
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
    "[D] getFetchXml has the records of the list in their order": async () => {
      const [control] = (await list())();
      const xml = control.getFetchXml();
      const { entities } = await Xrm.WebApi.retrieveMultipleRecords(
        "incident",
        `?fetchXml=${encodeURIComponent(xml)}`,
      );
      const ids = references(control.getGrid().getRows()).map((each) => bare(each.id));
      t.same(
        entities.map((each) => each.incidentid),
        ids,
        xml,
      );
      t.same([control.getRelationship(), control.getContextType()], [null, 2], "a list of a page");
      const { searchParams } = new URL(control.getUrl());
      const { id: view } = control.getViewSelector().getCurrentView();
      const wanted = ["incident", bare(view)];
      t.same(
        ["etn", "viewid"].map((name) => searchParams.get(name)),
        wanted,
        "its address",
      );
      t.same(control.openRelatedGrid(), undefined, "of a list without a relationship");
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
      for (const value of [undefined, null, {}, "title"])
        t.throws(() => rows.forEach(value), "collection.forEach needs a function, not ");
    },
    "[E] one box selects all rows, and a refresh none": async () => {
      const [control] = (await list())();
      const selected = () => control.getGrid().getSelectedRows().getLength();
      check(0);
      t.same(selected(), 9, "the selected rows");
      check(4);
      t.same(
        [selected(), shown("input[type=checkbox]")[0].indeterminate],
        [8, true],
        "what is selected",
      );
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
    "[S] a script filters a list, and an empty text shows all rows again": async () => {
      const [control] = (await list())();
      const high = `<filter><condition attribute="prioritycode" operator="eq" value="1"/></filter>`;
      control.setFilterXml(high);
      await drawn();
      const rows = control.getGrid().getTotalRecordCount();
      t.check(rows > 0 && rows < 9, `${rows} records`);
      t.same(shown("tbody tr").length, rows, "the rows");
      t.throws(() => control.setFilterXml("<filter type='xor'/>"), "setFilterXml", "xor");
      t.same(control.getGrid().getTotalRecordCount(), rows, "the records after a wrong filter");
      control.setFilterXml("");
      t.same(control.getGrid().getTotalRecordCount(), 9, "all records");
    },
    "[A] a view of FetchXML shows columns of linked tables; the selector offers public views":
      async () => {
        const fetch =
          "<fetch><entity name='incident'><order attribute='title'/><link-entity name='account' " +
          "from='accountid' to='customerid' alias='of'><attribute name='name'/></link-entity></entity></fetch>";
        const views = [
          { name: "By account", columns: ["title", "of.name"], fetch },
          { name: "Offered", columns: ["title"], filter: "prioritycode eq 1", kind: "lookup" },
        ];
        await apmWorkspace.load({ records: { described: { incident: { columns: {}, views } } } });
        await Navigation.navigateTo({ pageType: "entitylist", entityName: "incident" });
        await drawn();
        const heads = shown("thead th").map((each) => each.textContent);
        t.same(heads, ["Case Title", "Account Name (Customer)"], "the headings");
        t.same(
          shown(".bar select option").map((each) => each.textContent),
          ["By account"],
          "the views",
        );
        t.check(
          shown("tbody td:nth-child(3)").every((each) => each.textContent),
          "an empty cell",
        );
      },
    "[S] a list keeps its rows until it is refreshed; then a row that is gone has no name [A]":
      async () => {
        const [control] = (await list())();
        const { entity } = control.getGrid().getRows().get(0).data;
        const name = entity.getPrimaryAttributeValue();
        await Xrm.WebApi.updateRecord("incident", bare(entity.getId()), {
          statecode: 1,
          statuscode: 5,
          title: "Another",
        });
        await drawn();
        t.same(entity.getPrimaryAttributeValue(), name, "its name");
        t.same(control.getGrid().getRows().getLength(), 9, "the rows");
        t.same(control.getGrid().getTotalRecordCount(), 9, "the number of records");
        control.refresh();
        t.same(entity.getPrimaryAttributeValue(), null, "its name after the refresh");
        t.same(control.getGrid().getRows().getLength(), 8, "the rows after the refresh");
      },
    "[E] the control of a list that was closed says so": async () => {
      const [control] = (await list())();
      const id = Apm.getFocusedSession().getFocusedTab().tabId;
      await Apm.closeTab(id);
      t.throws(() => control.getGrid(), "gridContext.getGrid", "is closed");
    },
    "[A] refreshRibbon leaves the commands and the selection as they are": async () => {
      const take = await list();
      check(1);
      const [control] = take();
      control.refreshRibbon();
      await drawn();
      t.same(shown(".command-bar [data-action=command]").length, 1, "the number of commands");
      t.same(take()[0].getGrid().getSelectedRows().getLength(), 1, "the selected rows");
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
  };
});
