/**
 * tab.title
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/tabtitle
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("tab.title", (t) => ({
  "[D] is a string that is not empty": async () => {
    const session = await t.session();
    await t.tab();
    for (const id of session.getAllTabs()) {
      const { title } = session.getTab(id);
      t.check(typeof title === "string" && title.trim(), `the title of ${id} is ${title}`);
    }
  },
  "[D] can be written": async () => {
    const session = await t.session();
    const tab = await t.tab();
    tab.title = "Invoices";
    t.same(tab.title, "Invoices", "the title");
    t.same(session.getTab(tab.tabId).title, "Invoices", "the title by its id");
  },
  "[D] can be written for an anchor tab and in the background": async () => {
    const session = await t.session();
    const anchor = session.getFocusedTab();
    anchor.title = "Case";
    t.same(anchor.title, "Case", "the title of the anchor");
    await t.session();
    anchor.title = "Old case";
    t.same(anchor.title, "Old case", "the title in the background");
  },
  "[D] leaves other titles alone": async () => {
    const session = await t.session();
    const tab = await t.tab();
    const anchor = session.getTab(session.getAllTabs()[0]);
    const before = [session.title, anchor.title];
    tab.title = "Invoices";
    anchor.title = "Case";
    t.same([session.title, tab.title], [before[0], "Invoices"], "session and tab");
  },
  "[A] throws one sentence for anything but a string, and changes nothing": async () => {
    await t.session();
    const tab = await t.tab();
    tab.title = "Before";
    for (const value of [undefined, null, 7, true, {}, ["a"], () => "a"]) {
      const error = t.throws(() => {
        tab.title = value;
      }, "tab.title");
      t.check(!error.message.includes("\n"), "the message has more than one line");
      t.same(tab.title, "Before", "the title");
    }
  },
  "[D] takes any text as it is": async () => {
    await t.session();
    const tab = await t.tab();
    const texts = [
      "",
      " a ",
      "{caller}",
      "<b>&amp;</b>",
      "=x",
      '!{"a":1}',
      "a\nb",
      "Größe 🙂",
      "\0",
    ];
    for (const text of texts) {
      tab.title = text;
      t.same(tab.title, text, "the title");
    }
  },
  "[A] is an own enumerable accessor": async () => {
    await t.session();
    const tab = await t.tab();
    const { get, set, enumerable } = Object.getOwnPropertyDescriptor(tab, "title");
    t.same([typeof get, typeof set], ["function", "function"], "the types of get and set");
    t.same(enumerable, true, "enumerable");
  },
}));
