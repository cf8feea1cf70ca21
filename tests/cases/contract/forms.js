/**
 * formContext: the record of a form, its notifications, tabs and sections
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/clientapi-form-context
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("forms", (t) => {
  const { CASE, open, panel } = t.forms;
  const { Apm } = Microsoft;

  return {
    "[D] the record: id, name, reference, type of the form": async () => {
      const { data, ui } = await open();
      const id = `{${CASE.toUpperCase()}}`;
      t.same([data.entity.getId(), data.entity.getEntityName()], [id, "incident"], "the record");
      const reference = data.entity.getEntityReference();
      t.same(reference.name, data.entity.getPrimaryAttributeValue(), "its name");
      t.same([reference.id, reference.entityType], [id, "incident"], "its reference");
      t.same(data.entity.getDataXml(), "<incident></incident>", "its XML");
      t.same([ui.getFormType(), data.entity.getIsDirty()], [2, false], "the form");
      const fresh = await open({ entityName: "incident" });
      t.same([fresh.data.entity.getId(), fresh.ui.getFormType()], ["", 1], "a new one's");
    },
    "[D] the record's table has a name for a record and one for many": async () => {
      const { entity } = (await open()).data;
      t.same([entity.getEntityName(), entity.getEntitySetName()], ["incident", "incidents"], "it");
    },
    "[D] a record lacks what is required until it has it": async () => {
      const { entity } = (await open()).data;
      t.same(entity.isValid(), true, "as it comes");
      entity.attributes.get("title").setValue(null);
      t.same(entity.isValid(), false, "without its title");
    },
    "[D] form notifications come and go": async () => {
      const form = await open();
      t.same(form.ui.setFormNotification("Careful", "WARNING", "a"), true, "what showing gives");
      form.ui.setFormNotification("Very careful", "ERROR", "a");
      form.ui.setFormNotification("By the way", "INFO", "b");
      await apmWorkspace.drawn();
      const notes = [...panel().querySelectorAll(".form-note")].map((each) => each.textContent);
      t.same(notes, ["Very careful", "By the way"], "the notes");
      t.same(form.ui.clearFormNotification("a"), true, "what taking one away gives");
      t.same(form.ui.clearFormNotification("a"), false, "what taking it away again gives");
      t.throws(() => form.ui.setFormNotification("x", "LOUD", "c"), "ERROR, WARNING, INFO");
    },
    "[D] tabs and sections: names, labels, visibility": async () => {
      const form = await open();
      const tab = form.ui.tabs.get("SUMMARY_TAB");
      t.same([tab.getName(), tab.getLabel()], ["SUMMARY_TAB", "Summary"], "the tab");
      const names = tab.sections.get().map((each) => each.getName());
      t.same(names, ["DETAILS_SECTION", "RELATED_SECTION"], "the sections");
      const details = tab.sections.get("DETAILS_SECTION");
      t.check(details.controls.getLength() > 10, "it has no controls");
      t.check(details.getParent() === tab && tab.getParent() === form.ui, "their parents");
      details.setVisible(false);
      await apmWorkspace.drawn();
      t.check(!panel().querySelector("form") && panel().querySelector(".side"), "not hidden");
      t.same([details.getVisible(), tab.getVisible()], [false, true], "whether they are seen");
      details.setVisible(true);
      details.setLabel("About the case");
      tab.setLabel("All of it");
      await apmWorkspace.drawn();
      const headings = [...panel().querySelectorAll(".record > h2, form > h3")];
      t.same(
        headings.map((each) => each.textContent),
        ["All of it", "About the case"],
        "labels",
      );
      tab.setVisible(false);
      await apmWorkspace.drawn();
      t.check(!panel().querySelector("form, .side"), "the tab is seen");
    },
    "[D] a section has a label, which can be changed": async () => {
      const section = (await open()).ui.tabs.get(0).sections.get(0);
      const label = section.getLabel();
      t.check(typeof label === "string" && label !== "Mine", label);
      section.setLabel("Mine");
      t.same(section.getLabel(), "Mine", "the label");
    },
    "[D] setDisplayState collapses and expands, and calls the functions for that": async () => {
      const form = await open();
      const tab = form.ui.tabs.get(0);
      const states = [];
      tab.addTabStateChange((context) => {
        states.push(context.getEventSource().getDisplayState());
      });
      for (const state of ["collapsed", "collapsed", "expanded", "collapsed"]) {
        tab.setDisplayState(state);
        await apmWorkspace.drawn();
      }
      t.check(!panel().querySelector("form"), "it is not collapsed");
      tab.setFocus();
      await apmWorkspace.drawn();
      t.check(panel().querySelector("form"), "it is not expanded");
      t.same(states, ["collapsed", "expanded", "collapsed", "expanded"], "the states");
      t.throws(() => tab.setDisplayState("open"), "expanded or collapsed, not 'open'");
    },
    "[A] a table that the sample lacks has a form without attributes": async () => {
      await apmWorkspace.load({
        commands: [{ table: "incident", label: "Take", function: "apmTake" }],
      });
      const input = { templateName: "msdyn_entityrecord" };
      const appContext = { entityName: "new_trip", entityId: CASE };
      const [said] = await t.warnings(() => Apm.createTab({ ...input, appContext }));
      t.check(said.startsWith("createTab: entityName: there is no table 'new_trip'"), said);
      await apmWorkspace.drawn();
      t.check(!panel().querySelector(".command-bar, form"), "it has a form or commands");
    },
    "[E] an item that a form does not have is null, and noted with what there is": async () => {
      const form = await open();
      const { info } = console;
      const notes = [];
      console.info = (text) => notes.push(text);
      try {
        for (let times = 0; times < 2; times += 1) {
          t.same(form.ui.tabs.get("tab_2"), null, "the tab");
          t.same(form.ui.tabs.get(0).sections.get("x"), null, "the section");
          t.same(form.getAttribute("tilte"), null, "the attribute");
          t.same(form.getControl("new_map"), null, "the control");
          t.same(form.ui.tabs.get(9), null, "an index");
        }
      } finally {
        console.info = info;
      }
      t.same(notes.length, 4, "the number of notes");
      t.same(notes[0], "The form has no tab tab_2; it has: SUMMARY_TAB.", "the first");
      t.check(notes[1].startsWith("The tab SUMMARY_TAB has no section x; it has: "), notes[1]);
      t.same(notes[2], "The form has no attribute tilte; did you mean 'title'?", "the third");
      t.check(notes[3].startsWith("The form has no control new_map; it has: "), notes[3]);
    },
    "[D] setFormEntityName changes the name of the table in the header; a blank one hides it":
      async () => {
        const form = await open();
        const kind = () => panel().querySelector(".page-kind").textContent;
        t.same(kind(), "Case · Information", "at first");
        form.ui.setFormEntityName("Ticket");
        await apmWorkspace.drawn();
        t.same(kind(), "Ticket · Information", "the name");
        form.ui.setFormEntityName(" ");
        await apmWorkspace.drawn();
        t.same(kind(), "Information", "without the name");
      },
    "[E] what is documented and not emulated says so": async () => {
      const form = await open();
      t.throws(() => form.ui.tabs.get(0).getContentType(), "formTab.getContentType");
    },
  };
});
