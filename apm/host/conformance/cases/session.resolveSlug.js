/**
 * session.resolveSlug
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/resolveslug
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.resolveSlug", (t) => {
  const { Apm } = Microsoft;
  /** Opens a session with these context variables. */
  const knowing = async (values) => {
    const session = await t.session();
    await session.updateContext(values);
    return session;
  };

  return {
    "[D] gives the value of a slug as a primitive string": async () => {
      const session = await knowing({ caller: "Kim", calls: 3 });
      t.same(session.resolveSlug("{caller}"), "Kim", "the text");
      for (const text of ["{caller}", "{calls}", "{unknown}", "plain"]) {
        t.same(typeof session.resolveSlug(text), "string", `the type of ${text}`);
      }
    },
    "[D] replaces the slugs in any text": async () => {
      const session = await knowing({ caller: "Kim", queue: "Gold" });
      t.same(
        session.resolveSlug("{caller} in {queue}, {caller}!"),
        "Kim in Gold, Kim!",
        "the text",
      );
      t.same(session.resolveSlug("{caller}{queue}"), "KimGold", "two slugs side by side");
      t.same(session.resolveSlug("no slug"), "no slug", "a text without any");
      t.same(session.resolveSlug(""), "", "the empty text");
    },
    "[D] knows the table and the record of the anchor": async () => {
      const record = "ca5e0000-0000-4000-8000-000000000001";
      const pairs = [
        ["entityName", "incident"],
        ["entityId", record],
      ];
      const session = await t.session({
        sessionContext: new Map([["parametersStr", JSON.stringify(pairs)]]),
      });
      const text = session.resolveSlug("{anchor.entityName}/{anchor.entityId}");
      t.same(text, `incident/${record}`, "the text");
    },
    "[A] gives nothing for an unknown and for an empty variable": async () => {
      const session = await knowing({ empty: "" });
      t.same(session.resolveSlug("{unknown}"), "", "an unknown one");
      t.same(session.resolveSlug("{empty}"), "", "an empty one");
      t.same(session.resolveSlug("{anchor.unknown}"), "", "an unknown one of the anchor");
      t.same(session.resolveSlug("{toString}{__proto__}"), "", "names that objects have");
    },
    "[A] keeps the text around an empty slug": async () => {
      const session = await t.session();
      t.same(session.resolveSlug("Case - {unknown}"), "Case - ", "the text");
    },
    "[A] never reads a value as a slug again": async () => {
      const session = await knowing({ a: "{b}", b: "no", c: "{", d: "b}" });
      t.same(session.resolveSlug("{a}"), "{b}", "a value that looks like a slug");
      t.same(session.resolveSlug("{c}{d}"), "{b}", "two values that make up one");
      t.same(session.resolveSlug("{{a}}"), "{{b}}", "a value between braces");
    },
    "[A] takes an unbalanced brace for plain text": async () => {
      const session = await knowing({ a: "1" });
      for (const text of ["{a", "a}", "{", "}", "}{", "{a {b"]) {
        t.same(session.resolveSlug(text), text, "the text");
      }
      t.same(session.resolveSlug("{ {a}"), "{ 1", "a brace in front of a slug");
      t.same(session.resolveSlug("{a}}"), "1}", "a brace behind a slug");
    },
    "[A] takes braces without a name in them for plain text": async () => {
      const session = await knowing({ _a: "1", "1a": "no", "": "no", $b: "2" });
      for (const text of ["{}", "{1a}", "{ }", "{-a}", '{"a":1}']) {
        t.same(session.resolveSlug(text), text, "the text");
      }
      t.same(session.resolveSlug("{_a}"), "1", "a name that starts with _");
    },
    "[D] reads the context of its own session": async () => {
      const kim = await knowing({ caller: "Kim" });
      const lee = await knowing({ caller: "Lee" });
      t.same(
        [kim, lee].map((each) => each.resolveSlug("{caller}")),
        ["Kim", "Lee"],
        "the texts",
      );
      const home = Apm.getSession(Apm.getAllSessions()[0]);
      t.same(home.resolveSlug("{caller}"), "", "the text in Home");
    },
  };
});
