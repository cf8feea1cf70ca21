/**
 * The command bars of subgrids: their commands, the parameters of these, their rules, and what the standard commands do
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/pass-data-page-parameter-ribbon-actions
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("subgrid-commands", (t) => {
  const { panel } = t.forms;
  const ACCOUNT = "acc00000-0000-4000-8000-000000000002";
  const grid = (name, TargetEntityType, RelationshipName = "") => ({
    name,
    kind: "subgrid",
    label: name,
    parameters: { TargetEntityType, RelationshipName, RecordsPerPage: "50" },
  });
  const tab = (name, ...controls) => ({
    name,
    columns: [{ sections: [{ name, rows: controls.map((each) => [each]) }] }],
  });
  const cases = grid("cases", "incident", "incident_customer_accounts");
  const friends = grid("friends", "contact", "con_account_contact");
  const every = grid("every", "queue");
  const layout = {
    id: "f0a70000-0000-4000-8000-000000000009",
    table: "account",
    name: "Account",
    type: "main",
    tabs: [tab("first", cases, friends), tab("second", every)],
  };
  const described = t.forms.friends();
  /** Opens the form of an account with subgrids; `commands` and `more` are in the form of `workspace.json`. */
  const opened = async (commands = [], more = {}) => {
    const solution = { commands, layouts: [layout], records: { described }, ...more };
    await apmWorkspace.load({ solutions: [solution] });
    await t.forms.open({ entityName: "account", entityId: ACCOUNT });
    return Xrm.Page.getControl("cases");
  };
  const command = (label, name, parameters = ["PrimaryControl"], more = {}) => ({
    table: "incident",
    label,
    where: "subgrid",
    actions: [{ function: name, parameters }],
    ...more,
  });
  const box = (name) => panel().querySelector(`.control[aria-label="${name}"]`);
  const buttons = (name) =>
    [...box(name).querySelectorAll(".command-row > button")].map((each) => each.textContent);
  const press = async (name, label) => {
    const all = [...box(name).querySelectorAll(".command-row button")];
    all.find((each) => each.textContent === label).click();
    await apmWorkspace.drawn();
  };
  const names = (name) =>
    [...box(name).querySelectorAll("tbody button")].map((each) => each.textContent);
  const select = async (name, at) => {
    box(name).querySelectorAll("tbody input")[at].click();
    await apmWorkspace.drawn();
  };
  const dialog = () => document.querySelector("dialog");
  const choose = async (text) => {
    const labels = [...dialog().querySelectorAll("fieldset label")];
    labels
      .find((each) => each.textContent === text)
      .querySelector("input")
      .click();
    await apmWorkspace.drawn();
    dialog().querySelector(".dialog-buttons button").click();
    await apmWorkspace.drawn();
  };

  return {
    "[D] a command gets the form and the subgrid": async () => {
      const given = [];
      globalThis.apmOnGrid = (...all) => given.push(...all);
      const parameters = ["PrimaryControl", "SelectedControl"];
      const control = await opened([command("Take", "apmOnGrid", parameters)]);
      await press("cases", "Take");
      const [form, selected] = given;
      t.check(form === Xrm.Page, "another form");
      t.check(selected === control, "another subgrid");
      t.same(selected.getGrid().getTotalRecordCount(), names("cases").length, "its rows");
      t.check(!buttons("friends").includes("Take"), "a command of another table");
    },
    "[S] its primary record is that of the form, the selected ones are rows": async () => {
      let given;
      globalThis.apmOnGrid = (...all) => (given = all);
      const parameters = [
        ...["PrimaryEntityTypeName", "FirstPrimaryItemId", "PrimaryItemIds"],
        ...["SelectedEntityTypeName", "FirstSelectedItemId", "SelectedControlSelectedItemIds"],
        ...["SelectedControlSelectedItemCount", "SelectedControlSelectedItemReferences"],
        "SelectedControlAllItemCount",
      ];
      const control = await opened([command("Take", "apmOnGrid", parameters)]);
      await select("cases", 1);
      await press("cases", "Take");
      const [row] = control.getGrid().getSelectedRows().get();
      const id = row.data.entity.getId().replace(/[{}]/g, "").toLowerCase();
      t.same(given.slice(0, 3), ["account", ACCOUNT, [ACCOUNT]], "the primary record");
      t.same(given.slice(3, 7), ["incident", id, [id], 1], "the selected record");
      const [reference] = given[7];
      t.same([reference.Id, reference.TypeName], [id, "incident"], "the reference");
      t.same(given[8], names("cases").length, "the number of rows");
    },
    "[D] rules follow the selection": async () => {
      globalThis.apmOnGrid = () => null;
      const rules = [{ kind: "SelectionCountRule", values: { Minimum: "1", Maximum: "1" } }];
      await opened([command("Take", "apmOnGrid", [], { rules })]);
      const isShown = () => buttons("cases").includes("Take");
      t.same(isShown(), false, "without a selection");
      await select("cases", 0);
      t.same(isShown(), true, "with one row");
      await select("cases", 1);
      t.same(isShown(), false, "with two rows");
    },
    "[D] refreshRibbon of a subgrid evaluates its custom rules, and that of the form with true":
      async () => {
        const asked = [];
        let answer = false;
        globalThis.apmMay = (control) => {
          asked.push(control.getName());
          return answer;
        };
        const call = { function: "apmMay", parameters: ["SelectedControl"] };
        const rules = [{ kind: "CustomRule", call }];
        const control = await opened([command("Take", "apmOnGrid", [], { rules })]);
        t.same([asked, buttons("cases").includes("Take")], [["cases"], false], "at first");
        answer = true;
        control.refreshRibbon();
        await apmWorkspace.drawn();
        t.same([asked.length, buttons("cases").includes("Take")], [2, true], "after a call");
        Xrm.Page.ui.refreshRibbon();
        await apmWorkspace.drawn();
        t.same(asked.length, 2, "after a call for the form");
        Xrm.Page.ui.refreshRibbon(true);
        await apmWorkspace.drawn();
        t.same(asked.length, 3, "after a call for all");
        control.refresh();
        await apmWorkspace.drawn();
        t.same(asked.length, 4, "after a refresh of the subgrid");
      },
    "[E] the rules of subgrids in another tab are evaluated when it is shown": async () => {
      const asked = [];
      globalThis.apmMay = (control) => {
        asked.push(control.getName());
        return true;
      };
      const call = { function: "apmMay", parameters: ["SelectedControl"] };
      const more = { table: "queue", rules: [{ kind: "CustomRule", call }] };
      await opened([command("Sort", "apmOnGrid", [], more)]);
      t.same(asked, [], "before");
      Xrm.Page.ui.tabs.get("second").setFocus();
      await apmWorkspace.drawn();
      t.same([asked, buttons("every").at(-1)], [["every"], "Sort"], "after");
    },
    "[S] rules about the relationship and the tables": async () => {
      const kinds = ["OneToMany", "ManyToMany", "NoRelationship"];
      const commands = kinds.map((RelationshipType) =>
        command(RelationshipType, "apmOnGrid", [], {
          table: "",
          rules: [{ kind: "RelationshipTypeRule", values: { RelationshipType } }],
        }),
      );
      const about = (label, values) =>
        command(label, "apmOnGrid", [], { rules: [{ kind: "EntityRule", values }] });
      commands.push(about("of accounts", { EntityName: "account", Context: "SubGridStandard" }));
      const selected = { EntityName: "incident", AppliesTo: "SelectedEntity" };
      commands.push(about("of cases", selected), about("none", { EntityName: "queue" }));
      await opened(commands);
      const own = (name) => buttons(name).filter((each) => !/^(New|Add|Refresh)/.test(each));
      t.same(own("cases"), ["OneToMany", "of accounts", "of cases"], "one to many");
      t.same(own("friends"), ["ManyToMany"], "many to many");
    },
    "[D] New opens a form whose lookup points at the record": async () => {
      await opened();
      t.same(buttons("cases"), ["New Case", "Add Existing Case", "Refresh"], "the commands");
      await press("cases", "New Case");
      const [customer] = Xrm.Page.getAttribute("customerid").getValue();
      t.same([customer.entityType, customer.id.toLowerCase()], ["account", `{${ACCOUNT}}`], "it");
    },
    "[D] New opens the quick create form, and the subgrid has the record that it saves":
      async () => {
        const quick = {
          ...layout,
          id: "f0a70000-0000-4000-8000-000000000010",
          table: "incident",
          type: "quickCreate",
          tabs: [tab("quick", { name: "title" }, { name: "customerid" })],
        };
        const control = await opened([], { layouts: [layout, quick] });
        const count = () => control.getGrid().getTotalRecordCount();
        const before = count();
        await press("cases", "New Case");
        const title = dialog().querySelector("input");
        title.value = "Zinc pipe";
        title.dispatchEvent(new Event("input", { bubbles: true }));
        title.dispatchEvent(new Event("change", { bubbles: true }));
        await apmWorkspace.drawn();
        dialog().querySelector("[data-action=save]").click();
        await apmWorkspace.drawn();
        t.same(dialog(), null, "the dialog");
        t.same([count(), names("cases").includes("Zinc pipe")], [before + 1, true], "the records");
      },
    "[D] Add Existing points the lookup of records at the record": async () => {
      const control = await opened();
      const before = names("cases");
      await press("cases", "Add Existing Case");
      const every = [...dialog().querySelectorAll("fieldset label")].map((e) => e.textContent);
      const other = every.find((each) => !before.includes(each));
      await choose(other);
      t.check(names("cases").includes(other), `${other} is not in ${names("cases")}`);
      t.same(control.getGrid().getTotalRecordCount(), before.length + 1, "the records");
    },
    "[D] a many-to-many subgrid has the associated records": async () => {
      await opened();
      t.same(buttons("friends"), ["Add Existing Contact", "Refresh"], "the commands");
      t.same(names("friends"), [], "at first");
      await press("friends", "Add Existing Contact");
      await choose("Amara Okafor");
      t.same(names("friends"), ["Amara Okafor"], "after it was added");
      await select("friends", 0);
      await press("friends", "Remove");
      t.same(names("friends"), [], "after it was removed");
      const { entities } = await Xrm.WebApi.retrieveMultipleRecords(
        "contact",
        "?$filter=fullname eq 'Amara Okafor'",
      );
      t.same(entities.length, 1, "the record itself");
    },
    "[D] scripts associate and disassociate records": async () => {
      const control = await opened();
      const { entities } = await Xrm.WebApi.retrieveMultipleRecords("contact", "?$top=1");
      const [{ contactid }] = entities;
      const run = (operationName, more) =>
        Xrm.WebApi.execute({
          target: { entityType: "account", id: ACCOUNT },
          relationship: "con_account_contact",
          ...more,
          getMetadata: () => ({ boundParameter: null, operationType: 2, operationName }),
        });
      const count = async () => {
        Xrm.Page.getControl("friends").refresh();
        await apmWorkspace.drawn();
        return names("friends").length;
      };
      const relatedEntities = [{ entityType: "contact", id: contactid }];
      await run("Associate", { relatedEntities });
      await run("Associate", { relatedEntities });
      t.same(await count(), 1, "after it was associated twice");
      await run("Disassociate", { relatedEntityId: contactid });
      t.same(await count(), 0, "after it was disassociated");
      const again = run("Disassociate", { relatedEntityId: contactid });
      await t.rejects(() => again, "con_account_contact", contactid);
      const gone = [{ entityType: "contact", id: ACCOUNT }];
      await t.rejects(() => run("Associate", { relatedEntities: gone }), ACCOUNT);
      const other = [{ entityType: "account", id: ACCOUNT }];
      const associate = () => run("Associate", { relatedEntities: other });
      await t.rejects(associate, "con_account_contact has records of contact, not of account");
      t.check(control.getGrid().getTotalRecordCount() > 0, "the other subgrid");
    },
    "[E] nothing is associated with a record that is deleted meanwhile": async () => {
      await opened();
      const { id } = await Xrm.WebApi.createRecord("account", { name: "Short" });
      await t.forms.open({ entityName: "account", entityId: id });
      await press("friends", "Add Existing Contact");
      await Xrm.WebApi.deleteRecord("account", id);
      await choose("Amara Okafor");
      const { entities } = await Xrm.WebApi.retrieveMultipleRecords("con_account_contact_links");
      t.same(entities, [], "the links");
    },
    "[A] an unsaved record has only Refresh": async () => {
      await opened();
      await t.forms.open({ entityName: "account" });
      t.same([buttons("cases"), buttons("friends")], [["Refresh"], ["Refresh"]], "the commands");
    },
  };
});
