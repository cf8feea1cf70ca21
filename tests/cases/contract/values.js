/**
 * Values that are difficult to pass to Python and back
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/updatecontext
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("values", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] any text is a title: half a surrogate pair, line ends, a megabyte": async () => {
      const session = await t.session();
      const tab = await t.tab();
      for (const title of ["\ud83d", "a\ude42b", "\u2028\r\n", "\ufeff", "x".repeat(1_000_000)]) {
        for (const item of [session, tab]) {
          item.title = title;
          t.check(
            item.title === title,
            `the title ${JSON.stringify(title).slice(0, 30)} is another`,
          );
        }
        await apmWorkspace.drawn();
      }
    },
    "[D] any text is a value of the context": async () => {
      const session = await t.session();
      const context = await session.getContext();
      for (const text of ["\ud83d", "a\ude42b", "\u2028\r\n", "\0", "=x", "undefined", "null"]) {
        await context.set("text", text);
        t.same(context.get("text"), text, "the value");
        t.same(context.parameters.text, text, "the parameter");
        t.same(session.resolveSlug("{text}"), text, "the slug");
      }
    },
    "[D] any text is a name in the context": async () => {
      const session = await t.session();
      const names = ["__proto__", "constructor", "toString", "a b", "ä", "\ud83d", "0"];
      await session.updateContext(new Map(names.map((name, at) => [name, at])));
      const context = await session.getContext();
      for (const [at, name] of names.entries()) {
        t.same(context.get(name), at, `the value of ${name}`);
        t.check(Object.hasOwn(context.parameters, name), `the parameters lack ${name}`);
      }
    },
    "[D] numbers stay as they are": async () => {
      const session = await t.session();
      const context = await session.getContext();
      const numbers = [0, 1.5, -2, 1e21, 1e-7, 2 ** 53, Number.MAX_VALUE, Number.MIN_VALUE];
      for (const number of numbers) {
        await context.set("number", number);
        t.check(context.get("number") === number, `${number} is ${context.get("number")}`);
        t.check(context.parameters.number === number, `the parameter is another than ${number}`);
      }
    },
    "[A] a number beyond all others, in a JSON string, does not stop the context": async () => {
      const session = await t.session();
      const context = await session.getContext();
      await context.set("caller", "Kim");
      await session.updateContext('{"big":1e999}').catch(() => {});
      t.same(context.get("caller"), "Kim", "the value");
      t.same(context.parameters.caller, "Kim", "the parameter");
      t.same(typeof context.get("big") === "string", false, "the number being text");
    },
    "[A] ids that look like others name nothing": async () => {
      const { length } = Apm.getAllSessions();
      const said = await t.warnings(() => {
        const ids = [
          "__proto__",
          "constructor",
          "session-id-00",
          "SESSION-ID-0",
          "tab-id-0",
          "\ud83d",
        ];
        for (const id of ids) t.same(Apm.getSession(id), null, `the session ${JSON.stringify(id)}`);
      });
      t.same(said.length, 6, "the number of warnings");
      t.same(Apm.getAllSessions().length, length, "the number of sessions");
    },
    "[A] template names of any text reject": async () => {
      await t.session();
      for (const templateName of ["\ud83d", "__proto__", "a\nb", "x".repeat(100_000), "\0"]) {
        const { message } = await t.rejects(() => Apm.createTab({ templateName }), "createTab");
        t.check(message.length < 2000, "the message is as long as the name");
      }
      await t.rejects(() => Apm.createSession({ templateName: "\ud83d" }), "createSession");
    },
  };
});
