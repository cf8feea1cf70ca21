/**
 * Subgrids of forms: the view, the rows, the selection, filters of scripts
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/grids
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("subgrids", (t) => {
  const { panel } = t.forms;
  const ACCOUNT = "acc00000-0000-4000-8000-000000000002";
  const [CASES, SHORT] = ["1", "2"].map((at) => `0c0a7e00-0000-4000-8000-00000000000${at}`);
  const by = (inside) => `<fetch><entity name='incident'>${inside}</entity></fetch>`;
  const views = [
    {
      id: CASES,
      name: "Cases by name",
      columns: ["title", "prioritycode", "at.name"],
      fetch: by(
        "<order attribute='title'/><link-entity name='account' from='accountid' to='customerid' " +
          "link-type='outer' alias='at'><attribute name='name'/></link-entity>",
      ),
    },
    {
      id: SHORT,
      name: "Only titles",
      columns: ["title"],
      fetch: by("<order attribute='title' descending='true'/>"),
    },
  ];
  const grid = (name, parameters) => ({ name, kind: "subgrid", label: name, parameters });
  const cases = grid("cases of account", {
    TargetEntityType: "incident",
    ViewId: `{${CASES.toUpperCase()}}`,
    RelationshipName: "incident_customer_accounts",
    RecordsPerPage: "2",
  });
  const every = grid("all", { TargetEntityType: "incident", RecordsPerPage: "50" });
  const onTab = (rows) => ({ name: "a", columns: [{ sections: [{ name: "b", rows }] }] });
  const layout = {
    id: "f0a70000-0000-4000-8000-000000000009",
    table: "account",
    name: "Account",
    type: "main",
    tabs: [onTab([[cases], [every]])],
  };
  const create = (title) =>
    Xrm.WebApi.createRecord("incident", {
      title,
      "customerid_account@odata.bind": `/accounts(${ACCOUNT})`,
    });
  const opened = async (more = {}) => {
    await apmWorkspace.load({
      layouts: [layout],
      records: { described: { incident: { columns: {}, views } } },
      ...more,
    });
    await create("Zinc pipe");
    await t.forms.open({ entityName: "account", entityId: ACCOUNT });
    return Xrm.Page.getControl("cases of account");
  };
  const table = (name = "cases of account") =>
    panel().querySelector(`.control[aria-label="${name}"]`);
  const titles = (name) =>
    [...table(name).querySelectorAll("tbody button")].map((each) => each.textContent);
  const box = (at) => table().querySelectorAll("tbody input")[at];
  const found = (control) =>
    control
      .getGrid()
      .getRows()
      .get()
      .map((row) => row.data.entity.getPrimaryAttributeValue());

  return {
    "[D] a subgrid shows the view of its control, with the records of its form": async () => {
      const control = await opened();
      const heads = [...table().querySelectorAll("thead button")].map((each) => each.textContent);
      t.same(heads, ["Case Title", "Priority", "Account Name (Customer)"], "the headings");
      const total = control.getGrid().getTotalRecordCount();
      const { entities } = await Xrm.WebApi.retrieveMultipleRecords(
        "incident",
        `?$select=title&$filter=_customerid_value eq ${ACCOUNT}&$orderby=title`,
      );
      t.same(total, entities.length, "the number of records");
      t.check(total > 2, `${total} records`);
      const first = entities.slice(0, 2).map((each) => each.title);
      t.same([titles(), found(control)], [first, first], "the rows of the first page");
      t.same(
        [control.getGridType(), control.getEntityName(), control.getControlType()],
        [2, "incident", "subgrid"],
        "what it is",
      );
      t.check(Xrm.Page.getControl("all").getGrid().getTotalRecordCount() > total, "all records");
    },
    "[D] it names its relationship, and the query of the records that it shows": async () => {
      const control = await opened();
      const relationship = control.getRelationship();
      t.same(
        relationship,
        {
          name: "incident_customer_accounts",
          attributeName: "customerid",
          navigationPropertyName: "incident_customer_accounts",
          relationshipType: 0,
          roleType: 1,
        },
        "the relationship",
      );
      t.same(Xrm.Page.getControl("all").getRelationship(), null, "of all records");
      t.same(
        [control, Xrm.Page.getControl("all")].map((each) => each.getContextType()),
        [4, 3],
      );
      control.setFilterXml(
        "<filter><condition attribute='title' operator='like' value='%zinc%'/></filter>",
      );
      const xml = control.getFetchXml();
      const { entities } = await Xrm.WebApi.retrieveMultipleRecords(
        "incident",
        `?fetchXml=${encodeURIComponent(xml)}`,
      );
      t.same(
        entities.map((each) => each.title),
        found(control),
        xml,
      );
    },
    "[D] its address names the table and the view": async () => {
      const { searchParams: given } = new URL((await opened()).getUrl());
      const names = ["pagetype", "etn", "viewid"];
      const wanted = ["entitylist", "incident", CASES];
      t.same(
        names.map((each) => given.get(each)),
        wanted,
        "the address",
      );
    },
    "[D] openRelatedGrid shows the tab with the records of its relationship": async () => {
      const control = await opened();
      const chosen = () => panel().querySelector(".form-tabs [aria-selected=true]")?.textContent;
      const before = chosen();
      Xrm.Page.getControl("all").openRelatedGrid();
      await apmWorkspace.drawn();
      t.same(chosen(), before, "the tab without a relationship");
      control.openRelatedGrid();
      await apmWorkspace.drawn();
      t.same(chosen(), "Cases", "the tab");
    },
    "[A] buttons below it show its other pages": async () => {
      const control = await opened();
      const before = titles();
      table().querySelector("[aria-label='Next page']").click();
      await apmWorkspace.drawn();
      t.check(!titles().some((each) => before.includes(each)), "the same rows");
      t.same(found(control), titles(), "the rows");
    },
    "[D] a row has the values of its columns, and the cells that show them": async () => {
      const control = await opened();
      const { entity } = control.getGrid().getRows().get(0).data;
      const { attributes } = entity;
      const names = attributes.get().map((each) => each.getName());
      t.check(names.includes("title"), names.join());
      t.same(attributes.getLength(), names.length, "the number of values");
      const title = attributes.get("title");
      t.same(title.getValue(), entity.getPrimaryAttributeValue(), "the title");
      t.same(attributes.get("new_none"), null, "a column that the view does not have");
      const [cell] = title.controls.get();
      t.same([cell.getName(), cell.getLabel()], ["title", "Case Title"], "the cell");
      attributes.forEach((each) => {
        for (const control of each.controls.get()) control.setDisabled(false);
      });
      t.same(cell.getDisabled(), true, "whether it cannot be edited");
    },
    "[D] the user selects rows and sorts": async () => {
      const control = await opened();
      const selected = () => control.getGrid().getSelectedRows().getLength();
      box(1).click();
      t.same(selected(), 1, "the selected rows");
      const [row] = control.getGrid().getSelectedRows().get();
      t.same(row.data.entity.getEntityName(), "incident", "the table of the row");
      t.same(row.data.entity.getPrimaryAttributeValue(), titles()[1], "its name");
      const before = titles();
      table().querySelectorAll("thead button")[0].click();
      table().querySelectorAll("thead button")[0].click();
      await apmWorkspace.drawn();
      t.check(titles()[0] !== before[0], "the same order");
      t.same(selected(), 0, "the selected rows after another order");
    },
    "[S] a script filters it, and refreshes it": async () => {
      const control = await opened();
      const total = () => control.getGrid().getTotalRecordCount();
      const before = total();
      const title = titles()[0].replace(/&/g, "&amp;").replace(/"/g, "&quot;");
      control.setFilterXml(
        `<filter><condition attribute="title" operator="eq" value="${title}"/></filter>`,
      );
      control.refresh();
      await apmWorkspace.drawn();
      t.same([total(), titles().length], [1, 1], "the filtered records");
      t.same(Xrm.Page.getControl("all").getGrid().getTotalRecordCount() > 1, true, "the other");
      t.throws(() => control.setFilterXml("x"), "setFilterXml", "XML");
      control.setFilterXml("");
      t.same(total(), before, "the records without a filter");
    },
    "[D] its view can be changed": async () => {
      const control = await opened();
      const selector = control.getViewSelector();
      t.same(selector.getCurrentView().name, "Cases by name", "the view");
      t.same(selector.isVisible(), false, "whether the user sees the choice");
      selector.setCurrentView({ entityType: 1039, id: SHORT, name: "" });
      await apmWorkspace.drawn();
      t.same(selector.getCurrentView().name, "Only titles", "the other view");
      t.same(table().querySelectorAll("thead button").length, 1, "the headings");
    },
    "[O] the user chooses a view, if the control offers a choice": async () => {
      const parameters = { ...cases.parameters, EnableViewPicker: "true" };
      const picking = { ...layout, tabs: [onTab([[{ ...cases, parameters }]])] };
      const control = await opened({ layouts: [picking] });
      const chooser = table().querySelector("select");
      const offered = [...chooser.options].map((each) => each.textContent);
      t.same(offered, ["Cases by name", "Only titles"], "the views");
      t.same(control.getViewSelector().isVisible(), true, "whether the user sees the choice");
      chooser.value = SHORT;
      chooser.dispatchEvent(new Event("input", { bubbles: true }));
      await apmWorkspace.drawn();
      t.same(control.getViewSelector().getCurrentView().name, "Only titles", "the chosen view");
      t.same(table().querySelectorAll("thead button").length, 1, "the headings");
    },
    "[S] refresh shows records that were created since": async () => {
      const control = await opened();
      const before = control.getGrid().getTotalRecordCount();
      await create("AAA first of all");
      control.refresh();
      await apmWorkspace.drawn();
      t.same(titles()[0], "AAA first of all", "the first row");
      t.same(control.getGrid().getTotalRecordCount(), before + 1, "the number of records");
    },
    "[D] a handler of OnRecordSelect gets the record that the user selected": async () => {
      const heard = [];
      globalThis.apmSelected = (context) => {
        const source = context.getFormContext().data.entity;
        heard.push(source.getPrimaryAttributeValue());
      };
      const handler = {
        table: "account",
        event: "onrecordselect",
        item: "cases of account",
        function: "apmSelected",
      };
      await opened({ forms: [handler] });
      box(0).click();
      await apmWorkspace.drawn();
      t.same(heard, [titles()[0]], "the selected record");
      box(1).click();
      await apmWorkspace.drawn();
      t.same(heard.length, 1, "the handlers for two selected records");
    },
    "[D] OnLoad handlers run when its records are read: after the form, and after a refresh":
      async () => {
        const heard = [];
        const listen = ({ getEventSource, getFormContext }) => {
          const count = getEventSource().getGrid().getTotalRecordCount();
          heard.push(`${getFormContext().data.entity.getEntityName()} ${count}`);
        };
        globalThis.apmGridForm = (context) => {
          const control = context.getFormContext().getControl("cases of account");
          control.addOnLoad(listen);
          heard.push("form");
        };
        const forms = [{ table: "account", event: "onload", function: "apmGridForm" }];
        const control = await opened({ forms });
        const count = control.getGrid().getTotalRecordCount();
        t.same(heard, ["form", `account ${count}`], "after the form");
        control.refresh();
        await apmWorkspace.drawn();
        t.same(heard.length, 3, "the calls after a refresh");
        control.removeOnLoad(listen);
        control.refresh();
        await apmWorkspace.drawn();
        t.same(heard.length, 3, "the calls after it was removed");
      },
    "[D] it is a control of the form": async () => {
      const control = await opened();
      t.same(control.getName(), "cases of account", "its name");
      t.same(control.getParent().getName(), "b", "its section");
      control.setLabel("Cases of this account");
      t.same(control.getLabel(), "Cases of this account", "its label");
      await apmWorkspace.drawn();
      t.check(table("Cases of this account"), "another label on the page");
      control.setFocus();
      control.refreshRibbon();
      t.same(titles("Cases of this account").length, 2, "the rows");
      control.setVisible(false);
      t.same(control.getVisible(), false, "whether it is visible");
      await apmWorkspace.drawn();
      t.same(table("Cases of this account"), null, "its element");
    },
    "[A] without its relationship it has no records, and says so": async () => {
      const lost = grid("lost", { TargetEntityType: "queue", RelationshipName: "con_gone" });
      await opened({ layouts: [{ ...layout, tabs: [onTab([[lost]])] }] });
      t.same(found(Xrm.Page.getControl("lost")), [], "the records");
      const text = table("lost").textContent;
      t.check(text.includes("There is no relationship con_gone here"), text);
    },
    "[A] a new record has none; a table that is not there says so": async () => {
      const far = grid("far", { TargetEntityType: "new_far" });
      const both = { ...layout, tabs: [onTab([[cases], [far]])] };
      await apmWorkspace.load({ layouts: [both] });
      await t.forms.open({ entityName: "account" });
      t.same(Xrm.Page.getControl("cases of account").getGrid().getTotalRecordCount(), 0, "records");
      t.check(table("far").textContent.includes("no table new_far"), table("far").textContent);
      t.throws(() => Xrm.Page.getControl("far").getGrid(), "subgrid.getGrid", "new_far");
      t.same(Xrm.Page.getControl("far").getVisible(), true, "whether it is visible");
    },
  };
});
