/**
 * Controls of a form: its fields on the page
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/controls
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("form-controls", (t) => {
  const { open, panel, control } = t.forms;

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
    "[A] filters of a lookup are taken and change nothing": async () => {
      const customer = (await open()).getControl("customerid");
      let called = 0;
      const filter = () => {
        called += 1;
        customer.addCustomFilter("<filter/>", "account");
      };
      customer.addPreSearch(filter);
      customer.removePreSearch(filter);
      customer.addCustomFilter("<filter/>", "account");
      await apmWorkspace.drawn();
      t.same(called, 0, "how often the function was called");
    },
  };
});
