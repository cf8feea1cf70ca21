/**
 * Controls of a form: its fields on the page
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/controls
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("form-controls", (t) => {
  const { open, panel, control } = t.forms;
  /** Types into a lookup, and returns the names that it offers. */
  const type = (name, text) => {
    // The link to the record of the lookup is cleared first.
    panel().querySelector(`button.cross[data-of$=" ${name}"]`)?.click();
    const box = control(name);
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    return [...(control(name).list?.options ?? [])].map(({ value }) => value);
  };

  return {
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
    "[D] a control has the value that it shows, also while the user types": async () => {
      const form = await open();
      const title = form.getControl("title");
      t.same(title.getValue(), form.getAttribute("title").getValue(), "the value at first");
      control("title").value = "Typed";
      control("title").dispatchEvent(new Event("input", { bubbles: true }));
      t.same(title.getValue(), "Typed", "the value while the user types");
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
    "[D] setShowTime hides the time of a date, and a date alone has the time 00:00": async () => {
      const form = await open();
      const due = form.getControl("resolveby");
      const attribute = form.getAttribute("resolveby");
      attribute.setValue(new Date("2026-07-01T08:30:00Z"));
      await apmWorkspace.drawn();
      t.same([due.getShowTime(), control("resolveby").type], [true, "datetime-local"], "at first");
      due.setShowTime(false);
      await apmWorkspace.drawn();
      const input = control("resolveby");
      t.same([due.getShowTime(), input.type], [false, "date"], "without the time");
      t.same(input.value, "2026-07-01", "the date");
      t.same(attribute.getValue().toISOString(), "2026-07-01T08:30:00.000Z", "the value");
      input.value = "2026-07-05";
      input.dispatchEvent(new Event("input", { bubbles: true }));
      t.same(attribute.getValue().toISOString(), "2026-07-05T00:00:00.000Z", "the new value");
      await form.data.save();
      due.setShowTime(true);
      await apmWorkspace.drawn();
      t.same(control("resolveby").value, "2026-07-05T00:00", "the field with the time");
      t.same(form.getControl("title").getShowTime(), false, "of a text");
    },
    "[D] setIsValid marks a value as invalid, and as valid again": async () => {
      const form = await open();
      const title = form.getAttribute("title");
      title.setIsValid(false, "Too long");
      await apmWorkspace.drawn();
      t.check(panel().textContent.includes("Too long"), "the message is not shown");
      t.same([title.isValid(), form.data.isValid()], [false, false], "whether it is valid");
      title.setValue("Short");
      await t.rejects(() => form.data.save(), "Too long");
      title.setIsValid(true);
      t.same([title.isValid(), form.data.isValid()], [true, true], "whether it is valid again");
      title.setIsValid(false);
      await apmWorkspace.drawn();
      t.check(panel().textContent.includes("The value is not valid."), "there is no message");
    },
    "[A] a notification can inherit its properties": async () => {
      const form = await open();
      const title = form.getControl("title");
      title.addNotification(Object.create({ messages: ["Shorter?"], uniqueId: "short" }));
      await apmWorkspace.drawn();
      t.check(panel().textContent.includes("Shorter?"), "it is not shown");
      t.same(title.clearNotification("short"), true, "whether it had the id");
    },
    "[A] a notification and its actions can be Maps, or objects of classes with private members":
      async () => {
        const form = await open();
        const title = form.getControl("title");
        const called = [];
        class Action {
          #message = "Shorten";
          get message() {
            return this.#message;
          }
          actions() {
            called.push("class");
          }
        }
        const action = new Map([
          ["message", "Keep it"],
          ["actions", [() => called.push("map")]],
        ]);
        const note = { messages: ["Shorter?"], uniqueId: "short", actions: [new Action(), action] };
        title.addNotification(new Map(Object.entries(note)));
        await apmWorkspace.drawn();
        const buttons = [...panel().querySelectorAll(".note button")];
        t.same(
          buttons.map((each) => each.textContent),
          ["Shorten", "Keep it"],
          "the buttons",
        );
        for (const each of buttons) each.click();
        t.same(called, ["class", "map"], "what was called");
        t.same(title.clearNotification("short"), true, "whether it had the id");
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
    "[D] a lookup tells the tables it may point to": async () => {
      const form = await open();
      t.same(form.getControl("customerid").getEntityTypes(), ["account", "contact"], "the tables");
    },
    "[D] the actions of a notification are buttons that call its functions": async () => {
      const form = await open();
      const title = form.getControl("title");
      const apply = () => {
        form.getAttribute("title").setValue("Short");
        title.clearNotification("short");
      };
      const called = [];
      title.addNotification({
        messages: ["Shorter?"],
        notificationLevel: "RECOMMENDATION",
        uniqueId: "short",
        actions: [
          { message: "Shorten the title", actions: [() => called.push("first"), apply] },
          { message: "Keep it", actions: () => called.push("keep") },
        ],
      });
      await apmWorkspace.drawn();
      const button = (name) =>
        [...panel().querySelectorAll(".note button")].find((each) => each.textContent === name);
      button("Keep it").click();
      t.same(called, ["keep"], "what was called");
      button("Shorten the title").click();
      await apmWorkspace.drawn();
      t.same(called, ["keep", "first"], "what was called then");
      t.same(control("title").value, "Short", "the title");
      t.check(!panel().textContent.includes("Shorter?"), "the notification is still shown");
    },
    "[D] PreSearch handlers filter the list of a lookup": async () => {
      const form = await open();
      const customer = form.getControl("customerid");
      const city = (name) =>
        `<filter><condition attribute="address1_city" operator="eq" value="${name}"/></filter>`;
      let wanted = "Redmond";
      const filter = (context) => {
        t.check(context.getEventSource() === customer, "the source is another one");
        customer.addCustomFilter(city(wanted), "account");
      };
      customer.addPreSearch(filter);
      t.same(type("customerid", "Co"), ["Contoso Coffee"], "what is offered");
      wanted = "Bellevue";
      t.same(type("customerid", "Con"), ["Contoso Coffee Café 12"], "what is offered then");
      customer.removePreSearch(filter);
      customer.clearCustomFilter();
      t.same(type("customerid", "Cont").length, 2, "how many without a filter");
    },
    "[D] a custom view and the default view restrict the list of a lookup": async () => {
      const form = await open();
      const customer = form.getControl("customerid");
      const id = "{0A1B2C3D-1111-4222-8333-444455556666}";
      const view = (value) => `<fetch><entity name="account"><attribute name="name"/>
        <order attribute="name" descending="true"/>
        <filter><condition attribute="address1_country" operator="eq" value="${value}"/></filter>
      </entity></fetch>`;
      customer.addCustomView(id, "account", "Germany", view("Germany"), "<grid/>", true);
      t.same(customer.getDefaultView(), id, "the default view");
      t.same(type("customerid", "tr"), ["Northwind Traders"], "what is offered");
      t.same(type("customerid", "co"), [], "what is offered of other countries");
    },
    "[O] a lookup offers the records of a view that a script has read": async () => {
      const form = await open();
      const customer = form.getControl("customerid");
      const options =
        "?$select=name,fetchxml,layoutxml&$filter=returnedtypecode eq 'account' and isdefault eq true";
      const { entities } = await Xrm.WebApi.retrieveMultipleRecords("savedquery", options);
      const { name, fetchxml, layoutxml } = entities[0];
      customer.addCustomView("{1}", "account", name, fetchxml, layoutxml, true);
      t.same(customer.getDefaultView(), "{1}", "the default view");
      t.same(type("customerid", "Northwind"), ["Northwind Traders"], "what is offered");
    },
    "[A] a filter that cannot be used is refused by name": async () => {
      const form = await open();
      const customer = form.getControl("customerid");
      const wrong = '<filter><condition attribute="nmae" operator="null"/></filter>';
      t.throws(
        () => customer.addCustomFilter(wrong, "account"),
        "control.addCustomFilter: FetchXML: there is no column 'nmae' in account; did you mean 'name'?",
      );
      t.throws(() => customer.addCustomFilter("<filter/>", "task"), "not of 'task'");
      t.throws(() => form.getControl("title").addCustomFilter("<filter/>"), "title is no lookup");
    },
    "[A] a view that cannot be used causes a warning in the console, and the script continues":
      async () => {
        const form = await open();
        const customer = form.getControl("customerid");
        const wrong = '<fetch><entity name="account"><attribute name="nmae"/></entity></fetch>';
        const said = await t.warnings(() => {
          customer.addCustomView("{1}", "account", "Mine", wrong, "<grid/>", true);
          customer.setDefaultView("x");
        });
        t.same(said.length, 2, "the messages");
        t.check(said[0].includes("there is no column 'nmae' in account"), said[0]);
        t.check(said[1].includes("customerid has no view 'x'"), said[1]);
        t.same(customer.getDefaultView(), "{1}", "the default view");
        t.same(type("customerid", "Northwind"), ["Northwind Traders"], "what is offered");
      },
    "[D] a lookup offers records of the tables that a script chooses": async () => {
      const form = await open();
      const customer = form.getControl("customerid");
      customer.setEntityTypes(["contact"]);
      t.same(customer.getEntityTypes(), ["contact"], "the tables");
      t.same(type("customerid", "Northwind"), [], "accounts that are offered");
      t.throws(() => customer.setEntityTypes("contact"), "have to be a list of names");
    },
    "[D] a handler is called before the link of a lookup opens its record": async () => {
      const form = await open();
      const customer = form.getControl("customerid");
      const tags = [];
      const onTag = (context) => {
        tags.push(context.getEventArgs().getTagValue());
        t.check(context.getEventSource() === customer, "the source is another one");
        context.getEventArgs().preventDefault();
      };
      customer.addOnLookupTagClick(onTag);
      const [record] = form.getAttribute("customerid").getValue();
      const link = () => document.querySelector('[data-lookup$=" customerid"]');
      await apmWorkspace.drawn();
      const before = Microsoft.Apm.getAllSessions().length;
      link().click();
      t.same(tags, [{ ...record, fieldName: "customerid" }], "the record");
      t.same(Microsoft.Apm.getAllSessions().length, before, "the sessions");
      customer.removeOnLookupTagClick(onTag);
      link().click();
      t.same(tags.length, 1, "the calls");
    },
    "[D] an attribute has its control in the header too": async () => {
      const controls = (await open()).getAttribute("prioritycode").controls;
      t.same(
        controls.get().map((each) => each.getName()),
        ["prioritycode", "header_prioritycode"],
        "the names",
      );
      t.same(controls.get("header_prioritycode").getName(), "header_prioritycode", "by name");
    },
    "[D] statecode cannot be set by a script": async () => {
      const state = (await open()).getAttribute("statecode");
      const said = await t.warnings(() => state.setValue(1));
      t.check(said[0]?.includes("Xrm.WebApi.updateRecord"), `the warning is "${said[0]}"`);
      t.same([state.getValue(), state.getIsDirty()], [0, false], "its value");
    },
  };
});
