/**
 * session.title
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/sessiontitle
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.title", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] is a string that is not empty, for Home too": async () => {
      await t.session();
      for (const id of Apm.getAllSessions()) {
        const { title } = Apm.getSession(id);
        t.check(typeof title === "string" && title.trim(), `the title of ${id} is ${title}`);
      }
    },
    "[D] can be written": async () => {
      const session = await t.session();
      session.title = "Printer on fire";
      t.same(session.title, "Printer on fire", "the title");
      t.same(Apm.getSession(session.sessionId).title, "Printer on fire", "the title by its id");
    },
    "[D] can be written while another session is focused": async () => {
      const session = await t.session({ isFocused: false });
      session.title = "Printer on fire";
      t.same(session.title, "Printer on fire", "the title");
    },
    "[D] of Home stays as it is when it is assigned (warns)": async () => {
      const home = Apm.getSession(Apm.getAllSessions()[0]);
      const before = home.title;
      home.title = "Printer on fire";
      t.same(home.title, before, "the title");
    },
    "[A] leaves the anchor tab's title and all other titles alone": async () => {
      const other = await t.session();
      const session = await t.session();
      const tab = await t.tab();
      const titles = () => [
        other.title,
        ...session.getAllTabs().map((id) => session.getTab(id).title),
        Apm.getSession(Apm.getAllSessions()[0]).title,
      ];
      const before = titles();
      session.title = "Printer on fire";
      t.same(titles(), before, "the other titles");
      t.check(tab.title !== "Printer on fire", "the tab took the title");
    },
    "[A] throws one sentence for anything but a string, and changes nothing": async () => {
      const session = await t.session();
      session.title = "Before";
      for (const value of [undefined, null, 7, true, {}, ["a"], () => "a"]) {
        const error = t.throws(() => {
          session.title = value;
        }, "session.title");
        t.check(!error.message.includes("\n"), "the message has more than one line");
        t.same(session.title, "Before", "the title");
      }
    },
    "[D] takes any text as it is": async () => {
      const session = await t.session();
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
        session.title = text;
        t.same(session.title, text, "the title");
      }
    },
    "[A] is an own enumerable accessor": async () => {
      const session = await t.session();
      const { get, set, enumerable } = Object.getOwnPropertyDescriptor(session, "title");
      t.same([typeof get, typeof set], ["function", "function"], "the types of get and set");
      t.same(enumerable, true, "enumerable");
    },
  };
});
