/**
 * Forms of solutions: tabs, sections, controls, header, footer, quick views, web resources, several forms
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/formcontext-ui-tabs
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("form-layouts", (t) => {
  const { CASE, open, panel, control, failures } = t.forms;
  const [FIRST, SECOND, CARD] = ["1", "2", "3"].map(
    (at) => `f0a70000-0000-4000-8000-00000000000${at}`,
  );

  const section = (name, rows, more) => ({ name, label: name, rows, ...more });
  const tab = (name, sections, more) => ({ name, columns: [{ sections }], ...more });
  const form = (id, name, tabs, more) => ({
    id,
    table: "incident",
    name,
    type: "main",
    tabs,
    ...more,
  });
  const map = {
    name: "WebResource_map",
    kind: "webresource",
    label: "Map",
    rowspan: 4,
    parameters: { Url: "msdyn_kbsearchpagehost.html", Data: "zoom=3", PassParameters: "true" },
  };
  const quick = {
    name: "quick_customer",
    kind: "quickform",
    column: "customerid",
    label: "About the customer",
    quick_forms: { account: CARD },
  };
  const layouts = [
    form(
      FIRST,
      "Contoso case",
      [
        tab(
          "summary",
          [
            section("case", [
              [{ name: "title", label: "Subject" }],
              [{ name: "customerid", is_disabled: true }],
              [quick],
            ]),
            section("secret", [[{ name: "description" }]], { is_hidden: true }),
          ],
          { label: "Summary" },
        ),
        tab("more", [section("origin", [[{ name: "title1", column: "title" }], [map]])]),
        tab("timeline", [section("notes", [[{ name: "notes", kind: "timelinewall" }]])]),
      ],
      {
        header: [{ name: "header_prioritycode", column: "prioritycode", label: "Urgency" }],
        footer: [{ name: "footer_statuscode", column: "statuscode" }],
        hidden: ["isescalated"],
      },
    ),
    form(SECOND, "Short case", [tab("only", [section("only", [[{ name: "title" }]])])]),
    {
      ...form(CARD, "Account card", [tab("card", [section("card", [[{ name: "name" }]])])]),
      table: "account",
      type: "quick",
    },
  ];
  const opened = async (more = {}, settings = {}) => {
    await apmWorkspace.load({ layouts, ...settings });
    return open({ entityName: "incident", entityId: CASE, ...more });
  };
  const names = (items) => items.get().map((each) => each.getName());
  const tabs = () => [...panel().querySelectorAll("[role=tab]")];

  return {
    "[D] tabs, sections and controls have the names of the form": async () => {
      const { ui, getControl } = await opened();
      t.same(names(ui.tabs), ["summary", "more", "timeline"], "tabs");
      t.same(names(ui.tabs.get("summary").sections), ["case", "secret"], "sections");
      const inCase = ui.tabs.get("summary").sections.get("case");
      t.same(names(inCase.controls), ["title", "customerid", "quick_customer"], "controls");
      t.check(getControl("title1").getParent().getParent() === ui.tabs.get("more"), "parents");
      t.same([inCase.getLabel(), ui.tabs.get("summary").getLabel()], ["case", "Summary"], "labels");
      t.same(ui.tabs.get("summary").sections.get("secret").getVisible(), false, "hidden");
      t.same(
        [getControl("title").getLabel(), getControl("title1").getLabel()],
        ["Subject", "Case Title"],
      );
    },
    "[D] attributes are the columns that the form binds": async () => {
      const { getAttribute, getControl } = await opened();
      const found = getAttribute().map((each) => each.getName());
      const bound = [
        "title",
        "customerid",
        "description",
        "prioritycode",
        "statuscode",
        "isescalated",
      ];
      t.same(found, bound, "attributes");
      t.same(getAttribute("resolveby"), null, "a column that the form does not bind");
      t.same(getControl("isescalated"), null, "a column without a control");
      t.same(getAttribute("isescalated").controls.getLength(), 0, "its controls");
      t.same(names(getAttribute("title").controls), ["title", "title1"], "controls of a column");
      const around = ["header_prioritycode", "footer_statuscode"];
      t.same(
        around.map((name) => getControl(name).getName()),
        around,
        "header and footer",
      );
      t.same(getControl("header_prioritycode").getParent(), null, "the parent in the header");
      t.same(getControl("customerid").getDisabled(), true, "what the form disables");
    },
    "[A] the tab that is shown is expanded, the others are collapsed": async () => {
      const { ui } = await opened();
      const states = () => ui.tabs.get().map((each) => each.getDisplayState());
      t.same(states(), ["expanded", "collapsed", "collapsed"], "at first");
      const heard = [];
      for (const each of ui.tabs.get()) {
        each.addTabStateChange((context) => {
          const source = context.getEventSource();
          heard.push(`${source.getName()} ${source.getDisplayState()}`);
        });
      }
      ui.tabs.get("more").setDisplayState("expanded");
      t.same(states(), ["collapsed", "expanded", "collapsed"], "after setDisplayState");
      await apmWorkspace.drawn();
      tabs()[0].click();
      await apmWorkspace.drawn();
      t.same(states(), ["expanded", "collapsed", "collapsed"], "after a click");
      t.same(heard.slice(0, 2), ["summary collapsed", "more expanded"], "events of the script");
      t.same(heard.slice(2), ["more collapsed", "summary expanded"], "events of the click");
      t.check(control("title") && !control("title1"), "elements of another tab");
    },
    "[D] a tab takes the keyboard focus, and so does a control in another tab": async () => {
      const { ui, getControl } = await opened();
      ui.tabs.get("timeline").setFocus();
      await apmWorkspace.drawn();
      t.check(document.activeElement === tabs()[2], "the tab has no focus");
      getControl("title1").setFocus();
      await apmWorkspace.drawn();
      t.check(document.activeElement === control("title1"), "the control has no focus");
      t.same(
        tabs().map((each) => each.ariaSelected),
        ["false", "true", "false"],
        "selected",
      );
      ui.tabs.get("more").setVisible(false);
      await apmWorkspace.drawn();
      t.same(
        tabs().map((each) => each.textContent),
        ["Summary", "timeline"],
        "visible tabs",
      );
    },
    "[D] header, footer and the row of tabs are hidden": async () => {
      const { ui } = await opened();
      ui.footerSection.setVisible(false);
      ui.headerSection.setTabNavigatorVisible(false);
      await apmWorkspace.drawn();
      t.check(!panel().querySelector("footer, [role=tablist]"), "still there");
      t.check(control("title"), "the tab itself is gone");
    },
    "[D] the form selector has the forms of the table": async () => {
      const { ui } = await opened({ formId: `{${SECOND}}` });
      const { formSelector } = ui;
      const items = formSelector.items.get().map((each) => [each.getId(), each.getLabel()]);
      t.same(
        items,
        [
          [FIRST, "Contoso case"],
          [SECOND, "Short case"],
        ],
        "items",
      );
      t.same(formSelector.getCurrentItem().getLabel(), "Short case", "the current one");
      t.same(names(ui.tabs), ["only"], "its tabs");
      formSelector.items.get(FIRST).navigate();
      await apmWorkspace.drawn();
      t.same(names(Xrm.Page.ui.tabs), ["summary", "more", "timeline"], "after navigate");
    },
    "[D] the form selector asks before unsaved changes are lost": async () => {
      const { ui, getAttribute } = await opened({ formId: FIRST });
      getAttribute("title").setValue("Mine");
      ui.formSelector.items.get(FIRST).navigate();
      t.same(document.querySelectorAll("dialog").length, 0, "dialogs about the form that is shown");
      ui.formSelector.items.get(SECOND).navigate();
      await apmWorkspace.drawn();
      const [discard] = document.querySelectorAll("dialog button");
      t.same(getAttribute("title").getValue(), "Mine", "while the user is asked");
      discard.click();
      await apmWorkspace.drawn();
      t.same(names(Xrm.Page.ui.tabs), ["only"], "the tabs afterwards");
    },
    "[A] an unknown form is the default form, with a warning": async () => {
      const formId = "f0a70000-0000-4000-8000-00000000000f";
      const said = await t.warnings(() => opened({ formId }));
      t.same(names(Xrm.Page.ui.tabs), ["summary", "more", "timeline"], "the tabs");
      t.same(said.length, 1, "the number of warnings");
      t.check(said[0].includes(`formId: incident has no form '${formId}'`), said[0]);
    },
    "[D] a quick view has the columns of the record of its lookup": async () => {
      const { ui, getControl } = await opened();
      const view = ui.quickForms.get("quick_customer");
      t.check(view === getControl("quick_customer"), "it is another object");
      t.same(
        [view.getControlType(), view.isLoaded(), view.getDisabled()],
        ["quickform", true, true],
      );
      const name = view.getControl("name");
      t.same(name.getAttribute().getValue(), "Contoso Coffee", "the value of a column");
      t.same(view.getControl().length, 1, "all controls");
      t.check(panel().textContent.includes("Contoso Coffee"), "the value is not shown");
      name.setVisible(false);
      view.setDisabled(false);
      view.refresh();
      t.same(view.getControl("name").getVisible(), true, "after a refresh");
    },
    "[D] a web resource is a frame with its data and the record": async () => {
      const { ui, getControl } = await opened();
      const frame = getControl("WebResource_map");
      t.same([frame.getControlType(), frame.getObject()], ["webresource", null], "not shown yet");
      ui.tabs.get("more").setFocus();
      const shown = await frame.getContentWindow();
      t.check([...document.querySelectorAll("iframe")].includes(frame.getObject()), "no frame");
      t.check(shown === frame.getObject().contentWindow, "another window");
      const given = new URLSearchParams(shown.location.search);
      t.same(given.get("data"), "zoom=3", "data");
      t.same([given.get("typename"), given.get("id")], ["incident", `{${CASE.toUpperCase()}}`]);
      t.same(frame.getSrc(), frame.getInitialUrl(), "its address");
      frame.setSrc("WebResources/msdyn_kbsearchpagehost.html?x=1");
      t.check(frame.getObject().src.endsWith("?x=1"), "the other address");
    },
    "[E] the window of a frame that is empty, or leaves the page before it has loaded, is no endless wait":
      async () => {
        const { ui, getControl } = await opened();
        const frame = getControl("WebResource_map");
        ui.tabs.get("more").setFocus();
        frame.setSrc("about:blank");
        t.check((await frame.getContentWindow()) !== null, "it has no window");
        t.check((await frame.getContentWindow()) !== null, "it has no window any more");
        frame.setSrc("WebResources/msdyn_kbsearchpagehost.html?x=2");
        const shown = frame.getContentWindow();
        await apmWorkspace.reset();
        t.same(await shown, null, "the window of a form that is closed");
      },
    "[O] a web resource gets the languages of the user and of the organization": async () => {
      const { getControl } = await opened({}, { language: { user: 1036, base: 1031 } });
      const given = new URLSearchParams(getControl("WebResource_map").getSrc().split("?")[1]);
      t.same([given.get("userlcid"), given.get("orglcid")], ["1036", "1031"], "both");
    },
    "[D] controls of all kinds have a name, a label, a place and can be hidden": async () => {
      const { ui, getControl } = await opened();
      for (const name of ["WebResource_map", "quick_customer", "notes"]) {
        const each = getControl(name);
        each.setLabel("Mine");
        each.setVisible(false);
        t.same([each.getName(), each.getLabel(), each.getVisible()], [name, "Mine", false], name);
        t.check(each.getParent().controls.get(name) === each, `${name} has another place`);
        each.setVisible(true);
        each.setFocus();
        const shown = ui.tabs.get().find((tab) => tab.getDisplayState() === "expanded");
        t.check(each.getParent().getParent() === shown, `the tab of ${name} is not shown`);
      }
    },
    "[D] other controls have a name, a label and can be hidden": async () => {
      const { ui, getControl } = await opened();
      ui.tabs.get("timeline").setFocus();
      const notes = getControl("notes");
      t.same([notes.getName(), notes.getControlType()], ["notes", "timelinewall"], "it");
      notes.setLabel("History");
      notes.refresh();
      t.same([notes.getLabel(), notes.getVisible()], ["History", true], "its label");
      await apmWorkspace.drawn();
      t.check(panel().querySelector("[aria-label=History]"), "not shown");
      notes.setVisible(false);
      await apmWorkspace.drawn();
      t.check(!panel().querySelector("[aria-label=History]"), "still shown");
      t.same(failures(), [], "failures");
    },
    "[D] a timeline reads its entries again when it is refreshed": async () => {
      const { ui, data, getControl } = await opened();
      ui.tabs.get("timeline").setFocus();
      const entries = () => panel().querySelectorAll("ol > li").length;
      await apmWorkspace.drawn();
      const before = entries();
      await Xrm.WebApi.createRecord("annotation", {
        notetext: "Called back.",
        "objectid_incident@odata.bind": `/incidents(${data.entity.getId()})`,
      });
      await apmWorkspace.drawn();
      t.same(entries(), before, "before");
      getControl("notes").refresh();
      await apmWorkspace.drawn();
      t.same(entries(), before + 1, "after");
    },
    "[D] every control can be disabled, as scripts do with all controls of a form": async () => {
      const { ui, getControl } = await opened();
      for (const each of ui.controls.get()) each.setDisabled(true);
      for (const name of ["WebResource_map", "notes"]) {
        t.same(getControl(name).getDisabled(), true, `${name}, disabled`);
        getControl(name).setDisabled(false);
        t.same(getControl(name).getDisabled(), false, `${name}, enabled`);
      }
    },
    "[D] a quick create form is the form of that type": async () => {
      const short = section("short", [[{ name: "title" }]]);
      const quickCreate = form(
        "f0a70000-0000-4000-8000-000000000004",
        "Quick case",
        [tab("tab_1", [short])],
        {
          type: "quickCreate",
        },
      );
      await apmWorkspace.load({ layouts: [...layouts, quickCreate] });
      Xrm.Navigation.openForm({ entityName: "incident", useQuickCreateForm: true });
      await apmWorkspace.drawn();
      const dialog = document.querySelector("dialog");
      t.same(dialog.querySelectorAll("[name]").length, 1, "the number of fields");
      t.check(!dialog.querySelector("[role=tablist]"), "it has a row of tabs");
    },
    "[A] a form that is open in another form opens in a tab of its own": async () => {
      await opened();
      const { formSelector } = (
        await open({ entityName: "incident", entityId: CASE, formId: SECOND })
      ).ui;
      t.same(formSelector.getCurrentItem().getId(), SECOND, "the other form");
      await open({ entityName: "incident", entityId: CASE, formId: SECOND });
      t.same(Microsoft.Apm.getFocusedSession().getAllTabs().length, 2, "the number of tabs");
    },
    "[A] a name that the form does not have is null": async () => {
      const { ui, getControl } = await opened();
      const found = [ui.tabs.get("SUMMARY_TAB"), ui.quickForms.get("x"), getControl("resolveby")];
      t.same(found, [null, null, null], "what is found");
    },
  };
});
