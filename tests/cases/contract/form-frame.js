/**
 * The parts around a form: commands, header, footer, form selector, and the size of the page
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/formcontext-ui
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("form-frame", (t) => {
  const { Apm } = Microsoft;
  const { Navigation } = Xrm;
  const CASE = "ca5e0000-0000-4000-8000-000000000001";
  const drawn = () => apmWorkspace.drawn();
  const shown = (selector) => [
    ...document.querySelectorAll(`[role=tabpanel]:not([hidden]) ${selector}`),
  ];

  /** Opens the form of a case, and returns its form context. */
  const form = async (more = {}) => {
    await Navigation.openForm({ entityName: "incident", entityId: CASE, ...more });
    await drawn();
    return Xrm.Page;
  };

  return {
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
    "[A] a control in the header and that of the field share all but label, visibility and notifications":
      async () => {
        const control = (await form()).getControl("header_prioritycode");
        control.setDisabled(true);
        t.same(control.getDisabled(), true, "disabled");
        control.clearOptions();
        t.same(control.getOptions(), [], "the options");
        control.setNotification("Not now", "n");
        t.same(Xrm.Page.data.isValid(), false, "valid");
      },
    "[D] notifications of a control in the header are its own, and keep the form from being saved":
      async () => {
        const { getControl, getAttribute, data } = await form();
        const header = getControl("header_prioritycode");
        header.setNotification("Too low", "low");
        await drawn();
        const said = () => shown(".keys [role=alert]").map((each) => each.textContent);
        t.same(said(), ["Too low"], "the header");
        t.same(getControl("prioritycode").clearNotification(), false, "what the field cleared");
        getAttribute("title").setValue("Leak");
        t.same(data.isValid(), false, "whether the form is valid");
        await t.rejects(() => data.save(), "Priority: Too low");
        t.same(header.clearNotification("low"), true, "what the header cleared");
        await data.save();
        await drawn();
        t.same(said(), [], "the header");
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
    "[D] a command calls its function with what its parameters name": async () => {
      const seen = [];
      globalThis.apmTake = (...given) => seen.push(given);
      await apmWorkspace.load({
        commands: [
          { table: "contact", label: "Other", function: "apmTake" },
          {
            table: "incident",
            label: "Take",
            function: "apmTake",
            parameters: ["PrimaryControl", "FirstPrimaryItemId", "PrimaryEntityTypeName", "x", 5],
          },
        ],
      });
      const appContext = new Map(Object.entries({ entityName: "incident", entityId: CASE }));
      await t.tab({ appContext });
      await apmWorkspace.drawn();
      const buttons = [
        ...document.querySelectorAll("[data-panel-of='tab-id-1'] [data-action=command]"),
      ];
      t.same(
        buttons.map((each) => each.textContent),
        ["Take"],
        "the buttons",
      );
      buttons[0].click();
      const [[form, ...others]] = seen;
      t.check(form.getAttribute("title").getValue().startsWith("Espresso"), "no form context");
      t.same(others, [CASE, "incident", "x", 5], "the other arguments");
    },
    "[A] drawing the commands again changes nothing": async () => {
      const { ui } = await form();
      await apmWorkspace.drawn();
      const bar = () => document.querySelector("[role=tabpanel]:not([hidden])").innerHTML;
      const before = bar();
      ui.refreshRibbon(true);
      await apmWorkspace.drawn();
      t.same(bar(), before, "the page");
    },
    "[D] a form without a business process flow has no process and no stage": async () => {
      const { process } = (await form()).data;
      for (const name of [
        "getActiveProcess",
        "getActiveStage",
        "getSelectedStage",
        "getInstanceId",
        "getInstanceName",
        "getStatus",
      ]) {
        t.same(process[name](), null, name);
      }
    },
    "[A] the path of a process that is not there is empty": async () => {
      const path = (await form()).data.process.getActivePath();
      t.same([path.getLength(), path.get(), path.get(0), path.get("x")], [0, [], null, null]);
      path.forEach(() => {
        throw new Error("a stage was visited");
      });
    },
    "[A] without a process flow, no handler is called, and a change is invalid": async () => {
      const { process } = (await form()).data;
      const called = () => t.check(false, "a handler was called");
      for (const name of [
        "addOnPreProcessStatusChange",
        "addOnPreStageChange",
        "addOnProcessStatusChange",
        "addOnStageChange",
        "addOnStageSelected",
        "removeOnPreProcessStatusChange",
        "removeOnPreStageChange",
        "removeOnProcessStatusChange",
        "removeOnStageChange",
        "removeOnStageSelected",
      ]) {
        process[name](called);
      }
      const results = [];
      const keep = (result) => results.push(result);
      process.getEnabledProcesses(keep);
      process.getProcessInstances(keep);
      process.setActiveProcess("x", keep);
      process.setActiveProcessInstance("x", keep);
      process.setActiveStage("x", keep);
      process.setStatus("finished", keep);
      process.moveNext(keep);
      process.movePrevious(keep);
      t.same(results, [{}, {}, ...Array(6).fill("invalid")], "the results");
    },
    "[A] the process control is hidden, and there are no quick view forms": async () => {
      const { process, quickForms } = (await form()).ui;
      process.setVisible(true);
      process.setDisplayState("expanded");
      process.reflow();
      t.same([process.getVisible(), process.getDisplayState()], [false, "collapsed"], "its state");
      t.same([quickForms.getLength(), quickForms.get("x")], [0, null], "the quick view forms");
    },
  };
});
