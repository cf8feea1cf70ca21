/**
 * Attributes of a form: the values of its record
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/attributes
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("form-attributes", (t) => {
  const { CASE, open, control } = t.forms;
  const ACCOUNT = "acc00000-0000-4000-8000-000000000001";
  const names = (collection) => collection.get().map((each) => each.getName());
  const account = { entityName: "account", entityId: ACCOUNT };

  return {
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
    "[D] data.entity.attributes and ui.controls hold the columns of the form": async () => {
      const { data, ui } = await open();
      t.same(names(data.attributes), [], "what is no column");
      t.check(names(data.entity.attributes).includes("title"), "the title is missing");
      const without = names(data.entity.attributes).filter(
        (name) => !names(ui.controls).includes(name),
      );
      t.same(without, [], "the attributes without a control");
      const title = ui.controls.get("title");
      t.check(title.getAttribute() === data.entity.attributes.get("title"), "its own");
      t.same(title.getName(), "title", "its name");
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
        "is of type function",
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
      const priority = (await open()).getAttribute("prioritycode");
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
    "[D] the limits of numbers: getMin, getMax, getPrecision, setPrecision": async () => {
      const fee = { type: "decimal", label: "Fee", min_value: 0.5, max_value: 20, precision: 3 };
      const columns = { new_fee: fee, new_rate: { type: "decimal" } };
      await apmWorkspace.load({ records: { described: { account: { columns } } } });
      const form = await open(account);
      const limits = (name) => {
        const it = form.getAttribute(name);
        return [it.getMin(), it.getMax(), it.getPrecision()];
      };
      t.same(limits("new_fee"), [0.5, 20, 3], "a decimal with limits");
      t.same(limits("new_rate"), [-100000000000, 100000000000, 2], "one without");
      t.same(limits("numberofemployees"), [0, 1000000000, 0], "a whole number");
      t.same(limits("revenue"), [0, 100000000000000, 2], "an amount");
      t.same(limits("name"), [null, null, null], "a text");
      const attribute = form.getAttribute("new_fee");
      attribute.setPrecision(1);
      t.same(attribute.getPrecision(), 1, "the new precision");
      t.throws(() => attribute.setPrecision(2.5), "the precision has to be a whole number from 0");
      attribute.setValue(99.99);
      t.same(attribute.getValue(), 99.99, "a value outside the range");
      t.same(attribute.isValid(), false, "whether it is valid");
    },
    "[A] a number that the user types is rounded, and one outside its range has a note":
      async () => {
        const columns = { new_fee: { type: "decimal", label: "Fee", max_value: 20 } };
        await apmWorkspace.load({ records: { described: { account: { columns } } } });
        const form = await open(account);
        const seen = [];
        const attribute = form.getAttribute("new_fee");
        attribute.addOnChange(() => seen.push(attribute.getValue()));
        const leave = async (value) => {
          const input = control("new_fee");
          input.value = value;
          input.dispatchEvent(new Event("input", { bubbles: true }));
          input.dispatchEvent(new Event("change", { bubbles: true }));
          await apmWorkspace.drawn();
        };
        await leave("1.239");
        t.same([control("new_fee").value, seen], ["1.24", [1.24]], "rounded");
        await leave("21");
        const note = document.getElementById(control("new_fee").getAttribute("aria-describedby"));
        t.same(note.textContent, "Fee: 21 is too large; at most 20.", "the note");
        await leave("2");
        t.same(control("new_fee").getAttribute("aria-invalid"), null, "after it was corrected");
      },
    "[D] the submit mode of an attribute is the one that was set": async () => {
      const title = (await open()).getAttribute("title");
      t.same(title.getSubmitMode(), "dirty", "as it comes");
      title.setSubmitMode("never");
      t.same(title.getSubmitMode(), "never", "once it was set");
    },
    "[D] choices with several values": async () => {
      const options = { 1: "Monday", 2: "Tuesday", 3: "Friday" };
      const columns = { new_days: { type: "choices", label: "Days", options } };
      await apmWorkspace.load({ records: { described: { account: { columns } } } });
      const days = { new_days: "3,1", name: "Contoso" };
      const { id } = await Xrm.WebApi.createRecord("account", days);
      const read = () => Xrm.WebApi.retrieveRecord("account", id, "?$select=new_days");
      const stored = await read();
      const label = stored["new_days@OData.Community.Display.V1.FormattedValue"];
      t.same([stored.new_days, label], ["1,3", "Monday; Friday"], "the record");
      const form = await t.forms.open({ entityName: "account", entityId: id });
      const attribute = form.getAttribute("new_days");
      const type = "multiselectoptionset";
      t.same(
        [attribute.getAttributeType(), form.getControl("new_days").getControlType()],
        [type, type],
        "the types",
      );
      t.same(
        [attribute.getValue(), attribute.getText()],
        [
          [1, 3],
          ["Monday", "Friday"],
        ],
        "values",
      );
      t.same(
        attribute.getSelectedOption().map(({ value }) => value),
        [1, 3],
        "the options",
      );
      attribute.setValue([3, 2]);
      t.same([attribute.getValue(), attribute.getIsDirty()], [[2, 3], true], "the new value");
      t.throws(() => attribute.setValue([4]), "new_days takes a list of 1 Monday");
      t.throws(() => attribute.setValue(1), "new_days takes a list of 1 Monday");
      await apmWorkspace.drawn();
      const list = t.forms.control("new_days");
      t.same(
        Array.from(list.selectedOptions, ({ text }) => text),
        ["Tuesday", "Friday"],
        "what the page shows",
      );
      list.options[0].selected = true;
      list.options[2].selected = false;
      list.dispatchEvent(new Event("input", { bubbles: true }));
      t.same(attribute.getValue(), [1, 2], "what the user chose");
      await form.data.save();
      t.same((await read()).new_days, "1,2", "what was saved");
      attribute.setValue([]);
      t.same(attribute.getValue(), null, "without an option");
    },
    "[D] a party list has several records, which are activity parties": async () => {
      const entityId = "e4a10000-0000-4000-8000-000000000001";
      const form = await t.forms.open({ entityName: "email", entityId });
      const to = form.getAttribute("to");
      t.same([to.getAttributeType(), to.getIsPartyList()], ["lookup", true], "the type");
      t.same(form.getAttribute("regardingobjectid").getIsPartyList(), false, "another lookup");
      t.same(
        to.getValue().map(({ name, entityType }) => [name, entityType]),
        [["Coffee Machines", "queue"]],
        "the value",
      );
      const amara = "{C0AC0000-0000-4000-8000-000000000001}";
      const sofia = "{C0AC0000-0000-4000-8000-000000000003}";
      const party = (id, name) => ({ id, name, entityType: "contact" });
      to.setValue([party(amara, "Amara Okafor"), party(sofia, "Sofia Marchetti")]);
      t.same([to.getValue().length, to.getIsDirty()], [2, true], "the new value");
      await apmWorkspace.drawn();
      t.same(t.forms.control("to").value, "Amara Okafor; Sofia Marchetti", "what the page shows");
      await form.data.save();
      const { entities } = await Xrm.WebApi.retrieveMultipleRecords(
        "activityparty",
        `?$select=addressused,_partyid_value&$filter=_activityid_value eq ${entityId} and participationtypemask eq 2`,
      );
      t.same(
        entities.map(({ addressused }) => addressused).sort(),
        ["amara.okafor@contoso.example", "sofia.marchetti@fabrikam.example"],
        "the parties",
      );
      t.same(to.getValue()[1].id, sofia, "the value after the save");
      t.check(!("to" in (await Xrm.WebApi.retrieveRecord("email", entityId))), "a column to");
      t.throws(
        () => to.setValue([{ id: amara, name: "x", entityType: "incident" }]),
        "to is a list of account or contact or systemuser or queue, not of 'incident'",
      );
      t.throws(() => to.setValue("Amara"), "to takes a list of objects");
      to.setValue(null);
      await form.data.save();
      t.same(to.getValue(), null, "without parties");
    },
    "[A] names that the user types into a party list are records": async () => {
      const form = await t.forms.open({ entityName: "phonecall" });
      form.getAttribute("subject").setValue("Call back");
      await apmWorkspace.drawn();
      const box = t.forms.control("to");
      box.value = "Greta Köhler; Sofia Marchetti";
      box.dispatchEvent(new Event("input", { bubbles: true }));
      const { name } = form.getAttribute("to").getValue()[0];
      t.same(name, "Greta Köhler", "the first");
      box.value = "Nobody";
      box.dispatchEvent(new Event("input", { bubbles: true }));
      await t.rejects(() => form.data.save(), "Call To: there is no", "called 'Nobody'");
    },
  };
});
