/**
 * formContext
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/clientapi-form-context
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

  const CASE = "ca5e0000-0000-4000-8000-000000000001";
  const ACCOUNT = "acc00000-0000-4000-8000-000000000001";
  const { Apm } = Microsoft;

  /** Starts anew with form scripts: by "<table> <event> <column>", each with its function. */
  const register = (scripts) => {
    globalThis.apmForm = Object.values(scripts);
    const forms = Object.keys(scripts).map((key, at) => {
      const [table, event, column] = key.split(" ");
      globalThis[`apmForm${at}`] = (...given) => globalThis.apmForm[at](...given);
      return { table, event, function: `apmForm${at}`, ...(column && { column }) };
    });
    return apmWorkspace.load({ forms });
  };
  /** Opens a tab with a record's form, and gives its form context. */
  const open = async (parameters = { entityName: "incident", entityId: CASE }) => {
    let form;
    await register({
      [`${parameters.entityName} onload`]: (context) => {
        form = context.getFormContext();
      },
    });
    const appContext = new Map(Object.entries(parameters));
    await Apm.createTab({ templateName: "msdyn_entityrecord", appContext });
    await apmWorkspace.drawn();
    return form;
  };
  const attribute = async (name, parameters) => (await open(parameters)).getAttribute(name);
  const account = { entityName: "account", entityId: ACCOUNT };
  const panel = (form) => document.querySelector(`[data-panel-of="${tabOf(form)}"]`);
  const tabOf = () => Apm.getFocusedSession().getFocusedTab().tabId;
  const control = (name) => document.getElementById(`${tabOf()}-${name}`);

  const cases = {
    "[D] getAttribute takes a name, a number, a function or nothing": async () => {
      const form = await open();
      const all = form.getAttribute();
      t.check(Array.isArray(all) && all.length > 10, `all are ${all}`);
      t.same(form.getAttribute("title").getName(), "title", "the name");
      t.check(form.getAttribute(0) === all[0], "the first of all is another one");
      const lookups = form.getAttribute((each) => each.getAttributeType() === "lookup");
      t.check(
        lookups.some((each) => each.getName() === "customerid"),
        "the customer is no lookup",
      );
      t.same(form.getAttribute("nothing"), null, "an unknown one");
      t.same(form.getAttribute(1000), null, "one past the end");
    },
    "[A] the same attribute, control, tab and section are the same objects": async () => {
      const form = await open();
      const title = form.getAttribute("title");
      t.check(form.getAttribute("title") === title, "attributes differ");
      t.check(form.getControl("title") === title.controls.get(0), "controls differ");
      t.check(form.ui.tabs.get("SUMMARY_TAB") === form.ui.tabs.get(0), "tabs differ");
      t.check(form.getControl("title").getAttribute() === form.getAttribute("title"), "its own");
    },
    "[D] data.entity.attributes is a collection": async () => {
      const { attributes } = (await open()).data.entity;
      const names = [];
      attributes.forEach((each, at) => {
        names.push(`${at} ${each.getName()}`);
      });
      t.same(names[0], "0 title", "the first");
      t.same(attributes.getLength(), names.length, "how many");
      t.same(attributes.get("title").getName(), "title", "one by name");
      t.same(attributes.get(0).getName(), "title", "one by number");
      t.same(attributes.get((each) => each.getName() === "title").length, 1, "those of a function");
      t.same(attributes.get().length, names.length, "all");
    },
    "[D] getValue gives text, numbers, booleans, Dates and lookups": async () => {
      const form = await open();
      const value = (name) => form.getAttribute(name).getValue();
      t.same(value("title"), "Espresso machine leaks from the group head", "text");
      t.same(value("prioritycode"), 1, "a choice");
      t.same(value("isescalated"), false, "a boolean");
      t.check(value("resolveby") instanceof Date, "a time is no Date");
      t.same(value("resolveby").toISOString(), "2026-06-30T17:00:00.000Z", "a time");
      const [customer] = value("customerid");
      const id = `{${ACCOUNT.toUpperCase()}}`;
      t.same(customer, { id, name: "Contoso Coffee", entityType: "account" }, "a lookup");
      t.same(value("parentcaseid"), null, "an empty lookup");
      t.same(value("customersatisfactioncode"), null, "an empty choice");
    },
    "[D] setValue of what getValue gave changes nothing": async () => {
      const form = await open();
      for (const each of form.getAttribute()) each.setValue(each.getValue());
      t.same(
        form.getAttribute((each) => each.getIsDirty()).map((each) => each.getName()),
        [],
        "what is dirty",
      );
      t.same(form.data.getIsDirty(), false, "whether the form is dirty");
    },
    "[D] setValue takes values of the type, and null": async () => {
      const form = await open(account);
      for (const [name, value] of [
        ["name", "Contoso"],
        ["description", "Two\nlines"],
        ["numberofemployees", 12],
        ["revenue", 12.5],
        ["creditonhold", true],
        ["industrycode", null],
        ["name", null],
      ]) {
        form.getAttribute(name).setValue(value);
        t.same(form.getAttribute(name).getValue(), value, name);
      }
      t.check(form.data.getIsDirty() && form.data.entity.getIsDirty(), "the form is not dirty");
    },
    "[A] setValue refuses what the column does not take, and says what it takes": async () => {
      const form = await open(account);
      const set = (name, value) => () => form.getAttribute(name).setValue(value);
      t.throws(set("name", 5), "attribute.setValue: name takes text or null, not 5");
      t.throws(set("numberofemployees", 1.5), "a whole number or null, not 1.5");
      t.throws(set("creditonhold", "yes"), "true, false or null, not 'yes'");
      t.throws(set("industrycode", 99), "one of ", "not 99");
      t.throws(set("primarycontactid", "Amara"), 'a list with one object such as [{"id"');
      const wrong = [{ id: ACCOUNT, entityType: "account", name: "x" }];
      t.throws(set("primarycontactid", wrong), "a lookup of contact, not of 'account'");
      t.throws(
        set("name", () => {}),
        "is a function",
      );
      t.same(form.data.getIsDirty(), false, "whether the form is dirty");
    },
    "[D] a lookup is set with or without braces, and is shown by its name": async () => {
      const form = await open();
      const customer = form.getAttribute("customerid");
      const id = "c0ac0000-0000-4000-8000-000000000001";
      for (const written of [id, `{${id.toUpperCase()}}`]) {
        customer.setValue([{ id: written, name: "Amara Okafor", entityType: "contact" }]);
        t.same(customer.getValue()[0].id, `{${id.toUpperCase()}}`, "the id");
        await apmWorkspace.drawn();
        t.same(control("customerid").textContent, "Amara Okafor", "what is shown");
      }
      await form.data.save();
      const saved = await Xrm.WebApi.retrieveRecord("incident", CASE, "?$select=_customerid_value");
      t.same(saved._customerid_value, id, "what is saved");
    },
    "[D] options: getOptions, getOption, getSelectedOption, getText": async () => {
      const priority = await attribute("prioritycode");
      const options = ["High", "Normal", "Low"].map((text, at) => ({ text, value: at + 1 }));
      t.same(priority.getOptions(), options, "the options");
      t.same(priority.getOption(2), options[1], "one by its number");
      t.same(priority.getOption("Low"), options[2], "one by its label");
      t.same(priority.getOption(9), null, "one that there is not");
      t.same(priority.getSelectedOption(), options[0], "the chosen one");
      t.same(priority.getText(), "High", "its text");
      priority.setValue(null);
      t.same([priority.getSelectedOption(), priority.getText()], [null, ""], "of no choice");
    },
    "[D] a control's options: addOption, removeOption, clearOptions": async () => {
      const form = await open();
      const priority = form.getControl("prioritycode");
      const texts = () => [...control("prioritycode").options].map(({ text }) => text);
      priority.removeOption(2);
      priority.addOption({ text: "At once", value: 4 }, 0);
      priority.addOption({ text: "Some day", value: 5 });
      await apmWorkspace.drawn();
      t.same(texts(), ["---", "At once", "High", "Low", "Some day"], "what is offered");
      t.same(priority.getOptions().length, 4, "how many the control has");
      t.same(form.getAttribute("prioritycode").getOptions().length, 3, "how many the column has");
      priority.clearOptions();
      t.same(priority.getOptions(), [], "the options after all were taken");
      t.throws(() => priority.addOption("x"), '{"text": "...", "value": 1}');
    },
    "[D] what an attribute tells of itself": async () => {
      const form = await open();
      const of = (name, ask) => ask(form.getAttribute(name));
      const types = { title: "string", description: "memo", resolveby: "datetime" };
      Object.assign(types, { prioritycode: "optionset", customerid: "lookup" });
      for (const [name, type] of Object.entries(types)) {
        t.same(
          of(name, (each) => each.getAttributeType()),
          type,
          `the type of ${name}`,
        );
      }
      t.same(
        of("description", (each) => each.getFormat()),
        "textarea",
        "the format",
      );
      t.same(
        of("title", (each) => each.getMaxLength()),
        200,
        "how much fits",
      );
      t.same(
        of("customerid", (each) => each.getIsPartyList()),
        false,
        "whether it is a party list",
      );
      t.same(
        of("title", (each) => each.getUserPrivilege().canUpdate),
        true,
        "the privilege",
      );
      t.check(of("title", (each) => each.getParent()) === form.data.entity, "its parent");
      form.getAttribute("title").setValue("Leak");
      t.check(of("title", (each) => each.getInitialValue()).startsWith("Espresso"), "how it began");
    },
    "[D] a required field is marked and keeps the form from being saved": async () => {
      const form = await open();
      const serial = form.getAttribute("productserialnumber");
      t.same(serial.getRequiredLevel(), "none", "the level");
      serial.setRequiredLevel("required");
      serial.setValue(null);
      await apmWorkspace.drawn();
      const label = document.querySelector(`label[for="${control("productserialnumber").id}"]`);
      t.check(label.classList.contains("required"), "its label has no mark");
      t.same(control("productserialnumber").getAttribute("aria-required"), "true", "aria-required");
      t.same([serial.isValid(), form.data.isValid()], [false, false], "whether they are valid");
      await t.rejects(() => form.data.save(), "Fill in ", ", then save again");
      serial.setRequiredLevel("recommended");
      await form.data.save();
      t.throws(() => serial.setRequiredLevel("must"), "none, recommended, required, not 'must'");
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
    "[D] a control is disabled, hidden, relabelled and focused": async () => {
      const form = await open();
      const title = form.getControl("title");
      t.same([title.getDisabled(), title.getVisible()], [false, true], "how it begins");
      title.setDisabled(true);
      title.setLabel("Subject");
      form.getControl("description").setVisible(false);
      await apmWorkspace.drawn();
      t.check(control("title").disabled, "it can be typed into");
      t.check(!control("description"), "the other is there");
      t.same(document.querySelector(`label[for="${control("title").id}"]`).textContent, "Subject");
      t.same([title.getLabel(), title.getControlType()], ["Subject", "standard"], "what it tells");
      t.check(title.getParent() === form.ui.tabs.get(0).sections.get("DETAILS_SECTION"), "parent");
      for (const name of ["productserialnumber", "isescalated", "customerid", "prioritycode"]) {
        form.getControl(name).setFocus();
        await apmWorkspace.drawn();
        t.check(document.activeElement === control(name), `${name} has no focus`);
      }
    },
    "[D] an error at a field is shown there, and blocks the save": async () => {
      const form = await open();
      const title = form.getControl("title");
      for (const name of ["title", "isescalated", "prioritycode", "customerid"]) {
        form.getControl(name).setNotification(`${name} is wrong`, "mine");
      }
      form.getAttribute("title").setValue("Leak");
      await apmWorkspace.drawn();
      for (const name of ["title", "isescalated", "prioritycode", "customerid"]) {
        const about = document.getElementById(control(name).getAttribute("aria-describedby"));
        t.same(about?.textContent, `${name} is wrong`, `the description of ${name}`);
      }
      t.same(control("title").getAttribute("aria-invalid"), "true", "aria-invalid");
      t.same(form.getAttribute("title").isValid(), false, "whether it is valid");
      await t.rejects(() => form.data.save(), "title is wrong");
      t.same(title.clearNotification("other"), false, "what taking another away gives");
      t.same(title.clearNotification("mine"), true, "what taking it away gives");
      for (const each of form.getControl()) each.clearNotification();
      await form.data.save();
      await apmWorkspace.drawn();
      t.check(!control("title").hasAttribute("aria-invalid"), "it is still wrong");
    },
    "[D] addNotification recommends without blocking": async () => {
      const form = await open();
      const title = form.getControl("title");
      const notificationLevel = "RECOMMENDATION";
      title.addNotification({ messages: ["Shorter?"], notificationLevel, uniqueId: "short" });
      await apmWorkspace.drawn();
      t.check(panel().textContent.includes("Shorter?"), "it is not shown");
      t.check(!control("title").hasAttribute("aria-invalid"), "it is an error");
      t.same(form.data.isValid(), true, "whether the form is valid");
      t.throws(() => title.addNotification({ messages: [] }), "the notification needs messages");
      t.throws(
        () => title.addNotification({ messages: ["x"], notificationLevel: "LOUD" }),
        "ERROR, RECOMMENDATION, not 'LOUD'",
      );
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
    "[A] a table that the sample lacks has a form without attributes": async () => {
      await apmWorkspace.load({
        commands: [{ table: "incident", label: "Take", function: "apmTake" }],
      });
      const input = { templateName: "msdyn_entityrecord" };
      await Apm.createTab({ ...input, appContext: { entityName: "new_trip", entityId: CASE } });
      await apmWorkspace.drawn();
      t.check(!panel().querySelector(".command-bar, form"), "it has a form or commands");
    },
    "[E] what is documented and not emulated says so": async () => {
      const form = await open();
      t.throws(() => form.data.process.getStatus(), "formContext.data.process");
      t.throws(() => form.ui.quickForms.get(), "formContext.ui.quickForms");
      t.throws(() => form.getAttribut("title"), "formContext.getAttribut", "getAttribute");
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
