/**
 * apmWorkspace.runScript
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("scripts", (t) => {
  const { Apm } = Microsoft;
  const run = (text, name) => apmWorkspace.runScript(text, name);

  return {
    "[E] runScript() resolves to the script's last value": async () => {
      t.same(await run("const a = 20; a + 1"), 21, "the value");
      t.same(await run("const a = 20; a + 2"), 22, "the value of the second run");
      t.same(await run("var nothing;"), undefined, "what a script without a value gives");
    },
    "[E] it waits for a promise": async () => {
      t.same(await run("Promise.resolve('late')"), "late", "the value");
    },
    "[E] the script runs in the global scope, after the call has returned": async () => {
      const value = run("globalThis.apmRan = true; Microsoft.Apm.getAllSessions().length");
      t.check(!globalThis.apmRan, "it ran at once");
      t.same(await value, 1, "the value");
      t.check(globalThis.apmRan, "it did not run");
      delete globalThis.apmRan;
    },
    "[E] it rejects with file, line and column (reports)": async () => {
      const error = await run("\n  throw new Error('mine');", "greet.js").catch((reason) => reason);
      // Browsers differ in the column: of "new" or of what follows it.
      t.check(/^greet\.js, line 2, column \d+: mine$/.test(error.message), error.message);
      t.same(error.cause?.message, "mine", "the message of its cause");
    },
    "[E] an error of syntax in its midst is the script's, too (reports)": async () => {
      const text = "var a;\nlet x = {\n  a: 1\n  b: 2 };\nvar z;";
      const problem = await apmWorkspace.runScript(text, "mine.js").catch((error) => error);
      // Safari gives no place.
      const start = t.knowsText ? "mine.js, line 4, column 3: " : "mine.js: ";
      t.check(problem.message.startsWith(start), problem.message);
    },
    "[E] what was thrown can be an object whose properties throw (reports)": async () => {
      const text = "throw new Proxy({}, { get() { throw new Error('mine'); } })";
      const error = await run(text, "greet.js").catch((reason) => reason);
      t.check(error.message.endsWith("what was thrown has no text"), error.message);
    },
    "[E] a failed script leaves the workspace as it was (reports)": async () => {
      const session = await t.session();
      await run("Microsoft.Apm.getFocusedSession().title = 'Named'; oops()").catch(() => {});
      t.same(session.title, "Named", "the title");
      t.same(Apm.getAllSessions().length, 2, "the number of sessions");
      await t.session();
    },
    "[E] what is not text is refused": async () => {
      const message = await run(5).catch((error) => error.message);
      t.check(message.includes("has to be the text of a script"), `the message is "${message}"`);
    },
  };
});
