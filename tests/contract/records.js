/**
 * Slugs and contexts with records: the anchor's attributes, and questions to the Dataverse
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/resolveslug
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
  const opened = (id) =>
    t.session({
      sessionContext: {
        parametersStr: JSON.stringify([
          ["entityName", "incident"],
          ["entityId", id],
        ]),
        quote: "it's ' or 1 eq 1",
      },
    });
  const FORMATTED = "@OData.Community.Display.V1.FormattedValue";
  const cases = {
    "[D] a context knows the anchor record, in Web API naming": async () => {
      const session = await opened(CASE);
      const { parameters } = await session.getContext();
      t.same(parameters["anchor.incidentid"], CASE, "the id");
      t.same(parameters["anchor.entityName"], "incident", "the table");
      t.check(parameters["anchor.title"].includes("Espresso"), "the title is another");
      t.same(typeof parameters["anchor.prioritycode"], "number", "the type of the priority");
    },
    "[D] slugs give attributes with annotations": async () => {
      const session = await opened(`{${CASE.toUpperCase()}}`);
      const { parameters } = await session.getContext();
      const customer = session.resolveSlug(`{anchor._customerid_value${FORMATTED}}`);
      t.check(customer.length > 0 && customer !== parameters["anchor._customerid_value"], customer);
      const table = "{anchor._customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname}";
      t.check(["account", "contact"].includes(session.resolveSlug(table)), "no table");
      t.same(session.resolveSlug(`{anchor.prioritycode${FORMATTED}}`), "High", "the priority");
    },
    "[D] an id without a record opens the form for a new one": async () => {
      const session = await opened("ca5e0000-0000-4000-8000-00000000dead");
      t.same(session.title, "New Case", "the title");
      t.same(session.resolveSlug("[{anchor.title}]"), "[]", "its title");
    },
    "[D] an OData slug gives an attribute of the first record": async () => {
      const session = await opened(CASE);
      const slug =
        "{$odata.incident.title.?$filter=incidentid eq '{anchor.entityId}'&$select=title}";
      t.same(session.resolveSlug(`Case: ${slug}!`), `Case: ${session.title}!`, "the text");
      const other = slug
        .replace("$odata", "$Odata")
        .replace("'{anchor.entityId}'", "{anchor.entityId}");
      t.same(session.resolveSlug(other), session.title, "the same in another casing, unquoted");
    },
    "[D] the value of an inner slug is a literal, never a piece of the filter": async () => {
      const session = await opened(CASE);
      const slug = "{$odata.incident.title.?$filter=title eq '{quote}'}";
      t.same(session.resolveSlug(slug), "", "what it finds");
    },
    "[A] a question may stand within a question, and a brace in quotes is text": async () => {
      const session = await opened(CASE);
      const inner =
        "{$odata.incident._customerid_value.?$filter=incidentid eq {anchor.incidentid}}";
      const slug = `{$odata.account.name.?$filter=accountid eq ${inner} and name ne '}'}`;
      const customer = session.resolveSlug(`{anchor._customerid_value${FORMATTED}}`);
      t.same(session.resolveSlug(`[${slug}]`), `[${customer}]`, "the customer");
    },
    "[A] an empty filter is refused": async () => {
      const session = await opened(CASE);
      const said = await t.warnings(() => {
        t.same(session.resolveSlug("[{$odata.incident.title.?$filter=}]"), "[]", "the text");
      });
      t.check(said.length === 1 && said[0].includes("$filter is empty"), JSON.stringify(said));
    },
    "[A] an empty inner slug finds nothing": async () => {
      const session = await opened(CASE);
      const slug = "{$odata.incident.title.?$filter=_customerid_value eq '{unknown}'}";
      t.same(session.resolveSlug(slug), "", "what it finds");
    },
    "[A] a question that cannot be answered counts as empty and says why (warns)": async () => {
      const session = await opened(CASE);
      const said = await t.warnings(() => {
        t.same(session.resolveSlug("[{$odata.incidnet.title}]"), "[]", "the text");
      });
      t.check(said.length === 1 && said[0].includes("incident"), JSON.stringify(said));
      t.same(session.resolveSlug("[{$odata.incident.titel}]"), "[]", "the text");
    },
    "[D] a context is filled when the session starts, from the record as it is then": async () => {
      const first = await opened(CASE);
      const context = await first.getContext();
      await context.set("anchor.title", "Mine");
      const second = await opened(CASE);
      t.check(!second.title.includes("Mine"), "one session's context reached the other");
      t.same(first.resolveSlug("{anchor.title}"), "Mine", "the title in the first");
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
