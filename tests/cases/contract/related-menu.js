/**
 * The menu of related records of a form: its items for scripts, and the tab that an item opens
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/formcontext-ui-navigation
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("related-menu", (t) => {
  const { panel } = t.forms;
  const ACCOUNT = "acc00000-0000-4000-8000-000000000002";
  const section = { name: "details", rows: [[{ name: "name" }]] };
  const layout = {
    id: "f0a70000-0000-4000-8000-00000000000a",
    table: "account",
    name: "Account",
    type: "main",
    tabs: [{ name: "summary", label: "Summary", columns: [{ sections: [section] }] }],
    navigation: [
      { relationship: "incident_customer_accounts", id: "navService", label: "Tickets" },
      { relationship: "account_parent_account", is_shown: false },
    ],
  };
  const described = t.forms.friends({ label: "Friends", group: "Sales" });
  /** Opens the form of an account; `commands` are in the form of `workspace.json`. */
  const opened = async (parameters = { entityId: ACCOUNT }, commands = []) => {
    const solution = { commands, layouts: [layout], records: { described } };
    await apmWorkspace.load({ solutions: [solution] });
    await t.forms.open({ entityName: "account", ...parameters });
    return Xrm.Page.ui;
  };
  const tabs = () => [...panel().querySelectorAll(".form-tabs [role=tab]")];
  const labels = () => tabs().map((each) => each.textContent);
  const shown = () => tabs().find((each) => each.ariaSelected === "true").textContent;
  const entries = () =>
    [...panel().querySelectorAll(".form-tabs [role=menuitem]")].map((each) => each.textContent);
  const box = (name) => panel().querySelector(`.control[aria-label="${name}"]`);
  const rows = (name) =>
    [...box(name).querySelectorAll("tbody button")].map((each) => each.textContent);
  const press = async (name, label) => {
    const all = [...box(name).querySelectorAll(".command-row button")];
    all.find((each) => each.textContent === label).click();
    await apmWorkspace.drawn();
  };

  return {
    "[D] the items have names and labels, and are found by them": async () => {
      const { items } = (await opened()).navigation;
      const found = items.get().map((each) => [each.getId(), each.getLabel(), each.getVisible()]);
      t.same(
        found,
        [
          ["navContacts", "Contacts", true],
          ["nav_con_account_contact", "Friends", true],
          ["navService", "Tickets", true],
        ],
        "the items",
      );
      t.same(items.getLength(), 3, "their number");
      t.same(items.get(2).getId(), "navService", "the third one");
      t.same(items.get("navSubAccts"), null, "an item that the form does not show");
      const [labelled] = items.get((each) => each.getLabel() === "Friends");
      t.same(labelled.getId(), "nav_con_account_contact", "the one with a label");
      const seen = [];
      items.forEach((each, at) => {
        seen.push(`${at} ${each.getId()}`);
      });
      t.same(seen, ["0 navContacts", "1 nav_con_account_contact", "2 navService"], "forEach");
    },
    "[E] the menu has them by group": async () => {
      await opened();
      const groups = [...panel().querySelectorAll(".form-tabs [role=group]")];
      t.same(
        groups.map((each) => each.ariaLabel),
        ["Related - Common", "Related - Sales", "Related - Service"],
        "the groups",
      );
      t.same(entries(), ["Contacts", "Friends", "Tickets"], "the entries");
    },
    "[D] setVisible and setLabel change the menu": async () => {
      const { items } = (await opened()).navigation;
      items.get("navContacts").setVisible(false);
      items.get("navService").setLabel("Requests");
      await apmWorkspace.drawn();
      t.same(items.get("navContacts").getVisible(), false, "getVisible");
      t.same(items.get("navService").getLabel(), "Requests", "getLabel");
      t.same(entries(), ["Friends", "Requests"], "the entries");
      items.get("navContacts").setVisible(true);
      await apmWorkspace.drawn();
      t.same(entries(), ["Contacts", "Friends", "Requests"], "the entries afterwards");
    },
    "[S] setFocus opens the tab with the records; a tab of the form is shown again by its own":
      async () => {
        const { navigation, tabs: own } = await opened();
        navigation.items.get("navContacts").setFocus();
        await apmWorkspace.drawn();
        t.same([labels(), shown()], [["Summary", "Contacts"], "Contacts"], "the tabs");
        t.same(rows("Contacts"), ["Kenji Watanabe", "Sofia Marchetti"], "the rows");
        t.check(document.activeElement === tabs()[1], "the tab has no focus");
        own.get("summary").setFocus();
        await apmWorkspace.drawn();
        t.same([labels(), shown()], [["Summary", "Contacts"], "Summary"], "the tabs afterwards");
      },
    "[A] the tab is no tab of the form, its list no control": async () => {
      const { navigation, tabs: own, controls } = await opened();
      navigation.items.get("navContacts").setFocus();
      await apmWorkspace.drawn();
      t.same(own.getLength(), 1, "the number of tabs");
      t.same(own.get("summary").getDisplayState(), "collapsed", "the tab of the form");
      t.same([own.get("navContacts"), controls.get("navContacts")], [null, null], "by its name");
    },
    "[A] another item replaces the tab, and a hidden item has none": async () => {
      const { items } = (await opened()).navigation;
      items.get("navContacts").setFocus();
      items.get("navService").setFocus();
      await apmWorkspace.drawn();
      t.same([labels(), shown()], [["Summary", "Tickets"], "Tickets"], "the tabs");
      items.get("navService").setVisible(false);
      await apmWorkspace.drawn();
      t.same([labels(), shown()], [["Summary"], "Summary"], "the tabs without it");
      items.get("navService").setFocus();
      await apmWorkspace.drawn();
      t.same(labels(), ["Summary"], "the tabs after setFocus");
    },
    "[D] the handlers of the tabs of the form are called": async () => {
      const { navigation, tabs: own } = await opened();
      const heard = [];
      const summary = own.get("summary");
      summary.addTabStateChange((context) => {
        heard.push(context.getEventSource().getDisplayState());
      });
      navigation.items.get("navContacts").setFocus();
      await apmWorkspace.drawn();
      t.same(heard, ["collapsed"], "when the records are shown");
      summary.setFocus();
      await apmWorkspace.drawn();
      t.same(heard, ["collapsed", "expanded"], "when the tab is shown again");
    },
    "[A] the form of a new record has the items, but no menu": async () => {
      const { items } = (await opened({})).navigation;
      t.same(items.getLength(), 3, "the items");
      items.get("navContacts").setFocus();
      await apmWorkspace.drawn();
      t.same([entries(), labels()], [[], ["Summary"]], "the page");
    },
    "[S] a command gets the list as its selected control": async () => {
      let given;
      globalThis.apmOnGrid = (...all) => (given = all);
      const action = { function: "apmOnGrid", parameters: ["PrimaryControl", "SelectedControl"] };
      const command = { table: "contact", label: "Call", where: "subgrid", actions: [action] };
      const { items } = (await opened({ entityId: ACCOUNT }, [command])).navigation;
      items.get("navContacts").setFocus();
      await apmWorkspace.drawn();
      await press("Contacts", "Call");
      const [form, list] = given;
      t.check(form === Xrm.Page, "another form");
      t.same([list.getEntityName(), list.getGridType()], ["contact", 2], "the list");
      t.same(list.getGrid().getTotalRecordCount(), rows("Contacts").length, "the rows");
      t.same(list.getName(), "navContacts", "its name");
    },
    "[A] a command of lists of related records is not on subgrids": async () => {
      const command = { table: "contact", label: "Call", where: "associated", actions: [] };
      const people = {
        name: "people",
        kind: "subgrid",
        label: "people",
        parameters: {
          TargetEntityType: "contact",
          RelationshipName: "contact_customer_accounts",
        },
      };
      const rows = [[{ name: "name" }], [people]];
      const tab = { name: "summary", columns: [{ sections: [{ name: "details", rows }] }] };
      const both = { ...layout, tabs: [tab] };
      await apmWorkspace.load({ solutions: [{ commands: [command], layouts: [both] }] });
      await t.forms.open({ entityName: "account", entityId: ACCOUNT });
      const has = (name) =>
        [...box(name).querySelectorAll(".command-row button")].some(
          (each) => each.textContent === "Call",
        );
      t.same(has("people"), false, "on the subgrid");
      Xrm.Page.ui.navigation.items.get("navContacts").setFocus();
      await apmWorkspace.drawn();
      t.same(has("Contacts"), true, "in the tab");
    },
    "[D] existing records are associated with the record": async () => {
      const { items } = (await opened()).navigation;
      items.get("nav_con_account_contact").setFocus();
      await apmWorkspace.drawn();
      t.same(rows("Friends"), [], "the rows");
      await press("Friends", "Add Existing Contact");
      document.querySelector("dialog fieldset input").click();
      await apmWorkspace.drawn();
      document.querySelector("dialog .dialog-buttons button").click();
      await apmWorkspace.drawn();
      t.same(rows("Friends").length, 1, "the rows afterwards");
    },
  };
});
