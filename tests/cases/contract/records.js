/**
 * Slugs and contexts with records: attributes of the anchor, and queries of the Dataverse
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/resolveslug
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("records", (t) => {
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

  return {
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
    "[D] an id without a record opens the form for a new one, with a warning": async () => {
      const lost = "ca5e0000-0000-4000-8000-00000000dead";
      let session;
      const said = await t.warnings(async () => {
        session = await opened(lost);
      });
      const why = `there is no Case with the id '${lost}'; this is the form for a new Case`;
      t.same(said, [`createSession: entityId: ${why}`], "the warning");
      t.same(apmWorkspace.failures().at(-1).kind, "refused-call", "the failure");
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
    "[S] an environment variable has a value beside its default": async () => {
      const { entities } = await Xrm.WebApi.retrieveMultipleRecords(
        "environmentvariabledefinition",
        "?$select=defaultvalue&$filter=schemaname eq 'apm_ServiceUrl'" +
          "&$expand=environmentvariabledefinition_environmentvariablevalue($select=value)",
      );
      const [first] = entities;
      const values = first.environmentvariabledefinition_environmentvariablevalue;
      t.same(
        [first.defaultvalue, values[0].value],
        ["https://orders.example", "https://orders.contoso.example"],
        "the values",
      );
    },
    "[S] systemuserroles has the roles of the user": async () => {
      const { userId, securityRoles } = Xrm.Utility.getGlobalContext().userSettings;
      const { entities } = await Xrm.WebApi.retrieveMultipleRecords(
        "systemuserroles",
        `?$select=roleid&$filter=systemuserid eq ${userId.replace(/[{}]/g, "")}`,
      );
      const ids = entities.map((each) => each.roleid);
      t.same(ids.sort(), [...securityRoles].sort(), "the ids");
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
});
