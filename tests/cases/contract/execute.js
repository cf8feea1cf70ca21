/**
 * Xrm.WebApi.execute, executeMultiple and the handlers of actions and functions
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/xrm-webapi/online/execute
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("execute", (t) => {
  const CASE = "ca5e0000-0000-4000-8000-000000000001";
  const ACCOUNT = "acc00000-0000-4000-8000-000000000001";
  const CONTACT = "c0ac0000-0000-4000-8000-000000000009";
  const { WebApi } = Xrm;

  const crud = (operationName, values) => ({
    ...values,
    getMetadata: () => ({
      boundParameter: undefined,
      parameterTypes: {},
      operationType: 2,
      operationName,
    }),
  });

  const retrieve = (entityType, id, columns) =>
    crud("Retrieve", { entityReference: { entityType, id }, columns });

  /** A request with its metadata on the prototype, as the documentation writes it. */
  const approve = (values, metadata) => {
    const Request = function () {
      Object.assign(this, values);
    };
    Request.prototype.getMetadata = () => ({
      boundParameter: "entity",
      parameterTypes: {
        entity: { typeName: "mscrm.incident", structuralProperty: 5 },
        Note: { typeName: "Edm.String", structuralProperty: 1 },
      },
      operationType: 0,
      operationName: "contoso_Approve",
      ...metadata,
    });
    return new Request();
  };
  const target = { entityType: "incident", id: CASE };

  const withHandler = async (handler, act) => {
    apmWorkspace.handle("contoso_Approve", handler);
    try {
      return await act();
    } finally {
      apmWorkspace.handle("contoso_Approve", null);
    }
  };

  return {
    "[D] WhoAmI and RetrieveVersion answer with a Response": async () => {
      const ask = (operationName) =>
        WebApi.execute({
          getMetadata: () => ({
            boundParameter: null,
            parameterTypes: {},
            operationType: 1,
            operationName,
          }),
        });
      const response = await ask("WhoAmI");
      t.check(response instanceof Response, "it is a Response");
      t.same([response.ok, response.status, response.statusText], [true, 200, "OK"], "the status");
      t.check(response.headers.get("content-type").includes("json"), "the content type");
      t.check(response.url.endsWith("/api/data/v9.2/WhoAmI"), response.url);
      const { UserId, BusinessUnitId, OrganizationId } = await response.json();
      const user = Xrm.Utility.getGlobalContext().userSettings.userId;
      t.same(`{${UserId}}`.toLowerCase(), user.toLowerCase(), "the user");
      t.check(BusinessUnitId && OrganizationId, "the ids");
      const version = await (await ask("RetrieveVersion")).json();
      t.same(version.Version, Xrm.Utility.getGlobalContext().getVersion(), "the version");
    },
    "[D] Create, Retrieve, Update and Delete": async () => {
      const created = await WebApi.online.execute(
        crud("Create", { etn: "account", payload: { name: "Made" } }),
      );
      t.same([created.ok, created.status, await created.text()], [true, 204, ""], "the creation");
      const [, id] = /accounts\((.+)\)$/.exec(created.headers.get("OData-EntityId"));
      const payload = { name: "Changed" };
      const updated = await WebApi.execute(crud("Update", { etn: "account", id, payload }));
      t.same(updated.status, 204, "the update");
      const found = await WebApi.execute(retrieve("account", id, ["name"]));
      t.same((await found.json()).name, "Changed", "the name");
      const entityReference = { entityType: "account", id: `{${id.toUpperCase()}}` };
      const deleted = await WebApi.execute(crud("Delete", { entityReference }));
      t.same(deleted.status, 204, "the deletion");
      await t.rejects(() => WebApi.execute(retrieve("account", id, ["name"])), "execute", id);
    },
    "[A] RetrieveMultiple takes query options": async () => {
      const query = "?$select=name&$top=2";
      const response = await WebApi.execute(crud("RetrieveMultiple", { etn: "account", query }));
      t.same((await response.json()).value.length, 2, "how many");
    },
    "[D] Associate and Disassociate": async () => {
      const customer = async () =>
        (await WebApi.retrieveRecord("contact", CONTACT))._parentcustomerid_value;
      const about = {
        target: { entityType: "account", id: ACCOUNT },
        relationship: "contact_customer_accounts",
      };
      const relatedEntities = [{ entityType: "contact", id: CONTACT }];
      const response = await WebApi.execute(crud("Associate", { ...about, relatedEntities }));
      t.same([response.status, await customer()], [204, ACCOUNT], "the account");
      const remove = crud("Disassociate", { ...about, relatedEntityId: CONTACT });
      await WebApi.execute(remove);
      t.same(await customer(), null, "the account");
      await t.rejects(() => WebApi.execute(remove), "contact_customer_accounts", CONTACT);
      const relationship = "contact_customer_account";
      await t.rejects(
        () => WebApi.execute(crud("Associate", { ...about, relationship, relatedEntities })),
        "'contact_customer_accounts'",
      );
    },
    "[S] Disassociate empties a lookup by its navigation property": async () => {
      const contact = { "primarycontactid@odata.bind": `/contacts(${CONTACT})` };
      await WebApi.updateRecord("incident", CASE, contact);
      await WebApi.execute(crud("Disassociate", { target, relationship: "primarycontactid" }));
      const { _primarycontactid_value: found } = await WebApi.retrieveRecord("incident", CASE);
      t.same(found, null, "the contact");
    },
    "[E] a handler gets the parameters and the target of an action": async () => {
      const got = [];
      const handler = async (call) => {
        got.push(call);
        await WebApi.updateRecord("incident", call.target.id, { title: call.parameters.Note });
        return { Approved: true };
      };
      const response = await withHandler(handler, () =>
        WebApi.execute(approve({ entity: target, Note: "Approved", Other: 1, When: undefined })),
      );
      t.same(got, [{ parameters: { Note: "Approved" }, target }], "the call");
      t.same((await response.json()).Approved, true, "the result");
      const { title } = await WebApi.retrieveRecord("incident", CASE, "?$select=title");
      t.same(title, "Approved", "the title");
    },
    "[E] what a handler returns is the body": async () => {
      const unbound = () => approve({ Note: "x" }, { boundParameter: null });
      const ask = (result) =>
        withHandler(
          () => result,
          () => WebApi.execute(unbound()),
        );
      const empty = await ask(undefined);
      t.same([empty.status, await empty.text()], [204, ""], "nothing");
      t.same((await (await ask([1, 2])).json()).value, [1, 2], "a list");
      t.same((await (await ask("x")).json()).value, "x", "a text");
      const own = await ask(new Response("{}", { status: 202 }));
      t.same(own.status, 202, "a Response of the handler");
    },
    "[E] an error of a handler rejects the call": async () => {
      const handler = () => {
        throw new Error("The case is closed.");
      };
      try {
        await withHandler(handler, () => WebApi.execute(approve({ entity: target })));
      } catch ({ errorCode, message }) {
        t.same([errorCode, message], [0x80040265, "The case is closed."], "the error");
        return;
      }
      throw new Error("it did not reject");
    },
    "[E] an operation that no handler answers says how to register one": async () => {
      const sentence = 'apmWorkspace.handle("contoso_Approve", ({ parameters, target }) => result)';
      await t.rejects(() => WebApi.execute(approve({ entity: target })), sentence);
    },
    "[E] a handler of the settings is found by its name; that of a script comes first":
      async () => {
        globalThis.Contoso = { approve: ({ parameters }) => ({ From: "settings", ...parameters }) };
        const handlers = [{ name: "contoso_Approve", function: "Contoso.approve" }];
        await apmWorkspace.load({ handlers });
        const ask = async () =>
          (await Xrm.WebApi.execute(approve({ entity: target, Note: "x" }))).json();
        const { From, Note } = await ask();
        t.same([From, Note], ["settings", "x"], "the result");
        const other = await withHandler(() => ({ From: "script" }), ask);
        t.same(other.From, "script", "the handler");
        delete globalThis.Contoso;
        await t.rejects(ask, "no client script has a function Contoso.approve", "handlers[0]");
      },
    "[E] a handler that is none is refused": async () => {
      t.throws(() => apmWorkspace.handle("", () => {}), "name of an action or a function");
      t.throws(() => apmWorkspace.handle("contoso_Approve", 5), "has to be a function");
    },
    "[A] a request that cannot be read is refused in one sentence": async () => {
      const refuse = (request, ...sentences) =>
        t.rejects(() => WebApi.execute(request), ...sentences);
      await refuse(undefined, "Xrm.WebApi.execute", "getMetadata()");
      await refuse({ getMetadata: () => 5 }, "getMetadata() has to return an object, not 5");
      await refuse(
        { getMetadata: () => ({}) },
        "operationType has to be 0 (action), 1",
        "not null",
      );
      await refuse(approve({ entity: target }, { operationName: "" }), "operationName");
      await refuse(approve({ entity: target }, { parameterTypes: null }), "parameterTypes");
      await refuse(approve({}), "entity, the bound parameter, has to be { entityType, id }");
      await refuse(approve({ entity: target, Note: 5 }), "Note is Edm.String", "not 5");
      await refuse(crud("Creat", {}), "there is no CRUD request 'Creat'; did you mean 'Create'?");
      await refuse(crud("Create", { etn: "accounts", payload: {} }), "logical name, 'account'");
      await refuse(crud("Create", { etn: "account" }), "payload has to be an object");
      await refuse(crud("Delete", {}), "entityReference has to be { entityType, id } of a record");
      const whoAmI = approve({}, { boundParameter: null, operationName: "WhoAmI" });
      await refuse(whoAmI, "WhoAmI is a function; its operationType is 1");
    },
    "[D] executeMultiple runs requests in order, and a list of them wholly or not at all":
      async () => {
        const create = (name) => crud("Create", { etn: "account", payload: { name } });
        const wrong = crud("Create", { etn: "account", payload: { nam: "x" } });
        const names = async () => {
          const options = "?$select=name&$filter=startswith(name,'Batch')&$orderby=name";
          const { entities } = await WebApi.retrieveMultipleRecords("account", options);
          return entities.map(({ name }) => name);
        };
        const responses = await WebApi.executeMultiple([
          create("Batch 1"),
          [create("Batch 2"), create("Batch 3")],
          retrieve("account", ACCOUNT, ["name"]),
        ]);
        t.same(
          responses.map(({ status }) => status),
          [204, 204, 204, 200],
          "the statuses",
        );
        t.same(await names(), ["Batch 1", "Batch 2", "Batch 3"], "the accounts");
        const set = [create("Batch 4"), wrong];
        await t.rejects(() => WebApi.executeMultiple([set]), "executeMultiple", "'nam'");
        t.same((await names()).length, 3, "how many");
        await t.rejects(() => WebApi.executeMultiple(create("x")), "have to be a list");
        await t.rejects(
          () => WebApi.executeMultiple([[approve({ entity: target })]]),
          "a change set takes Create",
        );
      },
  };
});
