/**
 * Tables described
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/xrm-utility/getentitymetadata
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

  const { Utility } = Xrm;
  const cases = {
    "[D] a table is described, with the columns that are named": async () => {
      const table = await Utility.getEntityMetadata("incident", ["title", "prioritycode"]);
      t.same(
        [table.LogicalName, table.EntitySetName, table.DisplayName, table.DisplayCollectionName],
        ["incident", "incidents", "Case", "Cases"],
        "the names",
      );
      t.same(
        [table.PrimaryIdAttribute, table.PrimaryNameAttribute, table.IsActivity],
        ["incidentid", "title", false],
        "the columns",
      );
      t.same(table.Attributes.getLength(), 2, "the number of columns");
      const title = table.Attributes.get("title");
      t.same(
        [title.LogicalName, title.DisplayName, title.AttributeType, title.EntityLogicalName],
        ["title", "Case Title", 14, "incident"],
        "a column",
      );
      t.same(title.OptionSet, null, "its options");
      const priority = table.Attributes.get("prioritycode");
      t.same(priority.OptionSet[1], { text: "High", value: 1 }, "an option");
      t.same(priority.attributeDescriptor.OptionSet[0], { Label: "High", Value: 1 }, "the first");
      t.same([priority.AttributeType, priority.AttributeTypeName], [11, "picklist"], "the type");
      t.same(table.Attributes.get("description"), null, "a column that was not named");
    },
    "[A] without names a table is described without columns": async () => {
      const table = await Utility.getEntityMetadata("task");
      t.same([table.Attributes.getLength(), table.IsActivity], [0, true], "the table");
    },
    "[A] what is no table or column is not described": async () => {
      await t.rejects(() => Utility.getEntityMetadata("acount"), "getEntityMetadata", "account");
      const wrong = () => Utility.getEntityMetadata("account", ["nmae"]);
      await t.rejects(wrong, "getEntityMetadata", "nmae", "name");
      await t.rejects(() => Utility.getEntityMetadata("account", "name"), "list of names");
    },
    "[A] what is known of a table is closed by a reset": async () => {
      const metadata = await Utility.getEntityMetadata("incident", ["title"]);
      const title = metadata.Attributes.get("title");
      await apmWorkspace.reset();
      t.throws(() => title.DisplayName, "closed by reset");
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
