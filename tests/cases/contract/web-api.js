/**
 * Xrm.WebApi on the sample records
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/xrm-webapi
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("web-api", (t) => {
  const CASE = "ca5e0000-0000-4000-8000-000000000001";
  const FORMATTED = "@OData.Community.Display.V1.FormattedValue";
  const { WebApi } = Xrm;

  return {
    "[D] retrieveRecord gives a record with formatted values and lookups": async () => {
      const found = await WebApi.retrieveRecord("incident", `{${CASE}}`);
      t.same(found.incidentid, CASE, "the id");
      t.same(found[`prioritycode${FORMATTED}`], "High", "the priority in words");
      const table = found["_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname"];
      t.check(["account", "contact"].includes(table), `the customer is of ${table}`);
      t.check(found[`_customerid_value${FORMATTED}`], "the customer has no name");
    },
    "[D] retrieveRecord takes $select and $expand of one level": async () => {
      const options = "?$select=title&$expand=primarycontactid($select=fullname)";
      const found = await WebApi.retrieveRecord("incident", CASE, options);
      t.check(found.title && !("ticketnumber" in found), JSON.stringify(found));
      t.check(found.primarycontactid.fullname, JSON.stringify(found.primarycontactid));
    },
    "[D] retrieveMultipleRecords filters, orders and takes the top": async () => {
      const options = "?$select=title&$filter=prioritycode eq 1&$orderby=title desc&$top=2";
      const { entities } = await WebApi.retrieveMultipleRecords("incident", options);
      t.same(entities.length, 2, "how many");
      const titles = entities.map(({ title }) => title);
      t.same(titles, [...titles].sort().reverse(), "the order");
      const { entities: all } = await WebApi.retrieveMultipleRecords("account");
      t.check(all.length > 2, `there are ${all.length} accounts`);
    },
    "[D] retrieveMultipleRecords gives pages, whose nextLink leads on": async () => {
      const titles = [];
      let options = "?$select=title&$orderby=title";
      for (let page; options; options = page.nextLink?.replace(/^[^?]*/, "")) {
        page = await WebApi.retrieveMultipleRecords("incident", options, 5);
        t.check(page.entities.length <= 5, `${page.entities.length} records in a page of 5`);
        titles.push(...page.entities.map(({ title }) => title));
      }
      const { entities } = await WebApi.retrieveMultipleRecords("incident", "?$orderby=title");
      t.same(
        titles,
        entities.map(({ title }) => title),
        "the titles",
      );
    },
    "[A] a nextLink is taken whole, too, and by a browser's reading": async () => {
      const options = "?$select=name&$filter=name ne 'R & D'";
      const { nextLink } = await WebApi.retrieveMultipleRecords("account", options, 4);
      for (const given of [nextLink, new URL(nextLink).href, new URL(nextLink).search]) {
        const { entities } = await WebApi.retrieveMultipleRecords("account", given, 4);
        t.same(entities.length, 2, `how many ${given} gives`);
      }
      const top = await WebApi.retrieveMultipleRecords("account", "?$top=3", 2);
      t.check(top.entities.length === 3 && !("nextLink" in top), JSON.stringify(top));
      for (const size of [0, -1, 1.5, "2"]) {
        const act = () => WebApi.retrieveMultipleRecords("account", "", size);
        await t.rejects(act, "maxPageSize", "whole number");
      }
    },
    "[A] an argument that is missing is named": async () => {
      await t.rejects(() => WebApi.retrieveRecord(), "retrieveRecord", "logical name is missing");
      await t.rejects(() => WebApi.retrieveRecord("", CASE), "logical name is missing");
      await t.rejects(() => WebApi.retrieveRecord(5, CASE), "logical name has to be text, not 5");
      await t.rejects(() => WebApi.retrieveRecord("incident", null), "id is missing");
      await t.rejects(() => WebApi.retrieveMultipleRecords(), "logical name is missing");
      await t.rejects(() => WebApi.createRecord("incident"), "the data is missing");
      await t.rejects(() => WebApi.updateRecord("incident", CASE), "the data is missing");
      await t.rejects(() => WebApi.deleteRecord("incident", {}), "id has to be text");
    },
    "[D] retrieveMultipleRecords takes FetchXML, as it is or encoded": async () => {
      const fetchXml = `<fetch mapping="logical">
        <entity name="incident">
          <attribute name="title" />
          <attribute name="parentcaseid" />
          <order attribute="title" />
          <filter type="and">
            <condition attribute="statecode" operator="eq" value="0" />
            <condition attribute="title" operator="like" value="%e%" />
          </filter>
          <link-entity name="account" from="accountid" to="customerid" alias="customer">
            <attribute name="name" />
          </link-entity>
        </entity>
      </fetch>`;
      for (const given of [fetchXml, encodeURIComponent(fetchXml)]) {
        const options = `?fetchXml=${given}`;
        const { entities, ...rest } = await WebApi.retrieveMultipleRecords("incident", options);
        t.check(entities.length > 1, `${entities.length} cases`);
        t.same(rest, {}, "what else there is");
        const [first] = entities;
        t.check(first["customer.name"] && first.incidentid, JSON.stringify(first));
        t.check(!("_parentcaseid_value" in first), "a missing value is left out");
        const titles = entities.map(({ title }) => title.toLowerCase());
        t.same(titles, [...titles].sort(), "the order");
      }
    },
    "[D] FetchXML has pages, and a paging cookie for the next one": async () => {
      const xml = (page, cookie) =>
        `<fetch count="5" page="${page}" ${cookie}><entity name="incident">
        <attribute name="title"/><order attribute="title"/></entity></fetch>`;
      const escaped = (text) => text.replace(/[<>&"]/g, (each) => `&#${each.charCodeAt(0)};`);
      const titles = [];
      let cookie = "";
      for (let page = 1; cookie !== undefined; page += 1) {
        const options = `?fetchXml=${encodeURIComponent(xml(page, cookie))}`;
        const found = await WebApi.retrieveMultipleRecords("incident", options);
        titles.push(...found.entities.map(({ title }) => title));
        if (!found.fetchXmlPagingCookie) break;
        const outer = new DOMParser().parseFromString(found.fetchXmlPagingCookie, "text/xml");
        const inner = outer.documentElement.getAttribute("pagingcookie");
        cookie = `paging-cookie="${escaped(decodeURIComponent(decodeURIComponent(inner)))}"`;
      }
      const { entities } = await WebApi.retrieveMultipleRecords("incident", "?$orderby=title");
      t.same(
        titles,
        entities.map(({ title }) => title),
        "the titles",
      );
    },
    "[D] FetchXML counts, sums and groups": async () => {
      const options = `?fetchXml=<fetch aggregate="true"><entity name="account">
        <attribute name="revenue" alias="total" aggregate="sum"/>
        <attribute name="accountid" alias="number" aggregate="count"/></entity></fetch>`;
      const { entities } = await WebApi.retrieveMultipleRecords("account", options);
      t.same(entities.length, 1, "how many rows");
      t.same(entities[0].number, 6, "the number");
      t.same(entities[0][`total${FORMATTED}`][0], "$", "the sum in words");
    },
    "[A] FetchXML that cannot be read is refused in one sentence": async () => {
      const ask = (xml, table = "account") =>
        WebApi.retrieveMultipleRecords(table, `?fetchXml=${xml}`);
      await t.rejects(() => ask("<fetch>"), "FetchXML: the text is no XML");
      await t.rejects(
        () => ask("<fetch><entity name='contact'/></fetch>"),
        "'contact'",
        "'account'",
      );
      const filter = "<filter><condition attribute='name' operator='sounds' value='x'/></filter>";
      const xml = `<fetch><entity name='account'>${filter}</entity></fetch>`;
      await t.rejects(() => ask(xml), "the operator 'sounds' is not part of this emulator");
    },
    "[D] query functions of the Web API stand for conditions": async () => {
      const mine = "?$filter=Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')";
      const { id } = await WebApi.createRecord("account", { name: "Mine" });
      const { entities } = await WebApi.retrieveMultipleRecords("account", mine);
      t.check(
        entities.some(({ accountid }) => accountid === id),
        "the new one is not the user's",
      );
    },
    "[D] createRecord, updateRecord and deleteRecord": async () => {
      const data = {
        title: "Kettle hums",
        "customerid_account@odata.bind": "/accounts(acc00000-0000-4000-8000-000000000001)",
      };
      const { id, entityType } = await WebApi.createRecord("incident", data);
      t.same(entityType, "incident", "the table");
      await WebApi.updateRecord("incident", id, { title: "Kettle sings" });
      const { title } = await WebApi.retrieveRecord("incident", id, "?$select=title");
      t.same(title, "Kettle sings", "the title");
      await WebApi.deleteRecord("incident", id);
      await t.rejects(() => WebApi.retrieveRecord("incident", id), "Xrm.WebApi.retrieveRecord", id);
    },
    "[A] only own properties of an object are values of a record": async () => {
      class Account {
        name = "Lamp";
        get label() {
          return `Account ${this.name}`;
        }
      }
      const { id } = await WebApi.createRecord("account", new Account());
      await WebApi.updateRecord("account", id, Object.create({ label: "x" }));
      const { name } = await WebApi.retrieveRecord("account", id, "?$select=name");
      t.same(name, "Lamp", "the name");
    },
    "[D] a record has who made it, who owns it, its version and its currency": async () => {
      const { id } = await WebApi.createRecord("account", { name: "Made", revenue: 5 });
      const select =
        "?$select=_createdby_value,_modifiedby_value,_owninguser_value,_owningteam_value,versionnumber,revenue_base";
      const expand =
        "&$expand=ownerid,owninguser($select=fullname),owningbusinessunit($select=name)";
      const found = await WebApi.retrieveRecord("account", id, select + expand);
      const me = Xrm.Utility.getGlobalContext().userSettings.userId.slice(1, -1).toLowerCase();
      const people = ["createdby", "modifiedby", "owninguser"].map(
        (name) => found[`_${name}_value`],
      );
      t.same(people, [me, me, me], "the user");
      t.same(found._owningteam_value, null, "the team");
      t.same(found.ownerid, { ownerid: me }, "the owner");
      t.check(found.owninguser.fullname && found.owningbusinessunit.name, "the names");
      t.same(found["@odata.etag"], `W/"${found.versionnumber}"`, "the version");
      t.same(found.revenue_base, 5, "the amount in the base currency");
      const options = "?$expand=ownerid($select=fullname)";
      await t.rejects(
        () => WebApi.retrieveRecord("account", id, options),
        "fullname",
        "owninguser",
      );
    },
    "[O] texts are converted to the type of the column, or refused": async () => {
      const data = { name: "Text", revenue: "12.5", industrycode: "7", creditonhold: "true" };
      const { id } = await WebApi.createRecord("account", data);
      await WebApi.updateRecord("account", id, { numberofemployees: "12", statecode: "1" });
      const select = "?$select=revenue,industrycode,creditonhold,numberofemployees,statecode";
      const found = await WebApi.retrieveRecord("account", id, select);
      const names = select.slice("?$select=".length).split(",");
      const values = names.map((name) => found[name]);
      t.same(values, [12.5, 7, true, 12, 1], "the values");
      const wrong = (values, type) =>
        t.rejects(() => WebApi.updateRecord("account", id, values), "Cannot convert", type);
      await wrong({ industrycode: "Consulting" }, "'Edm.Int32'");
      await wrong({ creditonhold: 1 }, "'Edm.Boolean'");
    },
    "[D] createRecord creates related records with the record": async () => {
      const { id } = await WebApi.createRecord("account", {
        name: "Deep",
        primarycontactid: { firstname: "Ada", lastname: "Lovelace" },
        Account_Tasks: [{ subject: "Call" }, { subject: "Write" }],
      });
      const options = "?$expand=primarycontactid($select=fullname),Account_Tasks($orderby=subject)";
      const found = await WebApi.retrieveRecord("account", id, options);
      t.same(found.primarycontactid.fullname, "Ada Lovelace", "the contact");
      const subjects = found.Account_Tasks.map(({ subject }) => subject);
      t.same(subjects, ["Call", "Write"], "the tasks");
      const wrong = { name: "No", primarycontactid: { lastnam: "x" } };
      await t.rejects(() => WebApi.createRecord("account", wrong), "lastnam", "lastname");
      const none = await WebApi.retrieveMultipleRecords("account", "?$filter=name eq 'No'");
      t.same(none.entities, [], "what was created");
    },
    "[D] tables have logical names, addresses have entity set names": async () => {
      const sentences = ["'accounts'", "logical name, 'account'"];
      await t.rejects(() => WebApi.retrieveMultipleRecords("accounts"), ...sentences);
      await t.rejects(() => WebApi.retrieveRecord("accounts", CASE), ...sentences);
      await t.rejects(() => WebApi.createRecord("accounts", {}), ...sentences);
      const bind = (name, address) =>
        WebApi.updateRecord("incident", CASE, { [`${name}@odata.bind`]: address });
      const contact = "c0ac0000-0000-4000-8000-000000000009";
      const singular = `/contact(${contact})`;
      await t.rejects(() => bind("primarycontactid", singular), `/contacts(${contact})`);
      const right = `/contacts(${contact})`;
      await t.rejects(() => bind("PrimaryContactId", right), "write primarycontactid@odata.bind");
      await bind("primarycontactid", right);
    },
    "[D] filters ask for related records with any and all": async () => {
      const ask = async (filter) => {
        const options = `?$select=title&$filter=${filter}`;
        return (await WebApi.retrieveMultipleRecords("incident", options)).entities.length;
      };
      const having = await ask("Incident_Tasks/any()");
      t.check(having > 0 && having < 12, `${having} cases have tasks`);
      t.same(await ask("not Incident_Tasks/any()"), 12 - having, "those without");
      const open = await ask("Incident_Tasks/any(x:x/statecode eq 0)");
      t.check(open > 0 && open <= having, `${open} cases have open tasks`);
      await t.rejects(() => ask("Incident_Tasks/any(statecode eq 0)"), "any(t:t/statecode eq 0)");
      await t.rejects(() => ask("incident_tasks/any(x:x/statecode eq 0)"), "'Incident_Tasks'");
    },
    "[D] $apply groups, and $count counts": async () => {
      const options = "?$apply=groupby((statecode),aggregate($count as number))";
      const { entities } = await WebApi.retrieveMultipleRecords("incident", options);
      const total = entities.reduce((sum, { number }) => sum + number, 0);
      t.same(total, 12, "the number of all cases");
      t.check(entities.length > 1 && entities[0][`statecode${FORMATTED}`], "the groups");
    },
    "[A] what is refused is named and changes nothing": async () => {
      await t.rejects(() => WebApi.retrieveRecord("incidnet", CASE), "incidnet", "incident");
      await t.rejects(
        () => WebApi.updateRecord("incident", CASE, { titel: "x" }),
        "titel",
        "title",
      );
      await t.rejects(
        () => WebApi.updateRecord("incident", CASE, { title: "x", prioritycode: 9 }),
        "9",
      );
      await t.rejects(() => WebApi.createRecord("incident", 7), "createRecord");
      const { title } = await WebApi.retrieveRecord("incident", CASE, "?$select=title");
      t.check(title.includes("Espresso"), `the title is ${title}`);
    },
    "[E] a reset brings the records back": async () => {
      await WebApi.updateRecord("incident", CASE, { title: "Another" });
      await apmWorkspace.reset();
      const { title } = await Xrm.WebApi.retrieveRecord("incident", CASE, "?$select=title");
      t.check(title.includes("Espresso"), `the title is ${title}`);
    },
    "[E] it answers users without a role of the app profile manager": async () => {
      await apmWorkspace.load({ user: { roles: [] } });
      const { entities } = await Xrm.WebApi.retrieveMultipleRecords("account", "?$top=1");
      t.same(entities.length, 1, "how many");
    },
    "[E] an Xrm of the page's own is left alone": async () => {
      const { Xrm: ours } = window;
      try {
        window.Xrm = { mine: true };
        await apmWorkspace.reset();
        t.same(window.Xrm, { mine: true }, "Xrm");
      } finally {
        window.Xrm = ours;
      }
    },
    "[E] custom tables are inferred from their rows": async () => {
      const trip = { new_name: "Rome", new_days: 4 };
      await apmWorkspace.load({ records: { tables: { new_trip: [trip] } } });
      const options = "?$filter=new_days gt 3 and statecode eq 0";
      const { entities } = await Xrm.WebApi.retrieveMultipleRecords("new_trip", options);
      t.same(
        entities.map(({ new_name: name }) => name),
        ["Rome"],
        "the trips",
      );
    },
    "[E] new records belong to the user of the settings": async () => {
      await apmWorkspace.load({ user: { name: "Ada Lovelace" } });
      const { id } = await Xrm.WebApi.createRecord("account", { name: "x" });
      const account = await Xrm.WebApi.retrieveRecord("account", id);
      t.same(account[`_ownerid_value${FORMATTED}`], "Ada Lovelace", "the owner");
    },
    "[E] load({records}) replaces the sample": async () => {
      const own = { accountid: "acc00000-0000-4000-8000-0000000000aa", name: "Own" };
      await apmWorkspace.load({ records: { replace: true, tables: { account: [own] } } });
      const { entities } = await Xrm.WebApi.retrieveMultipleRecords("account");
      t.same(
        entities.map(({ name }) => name),
        ["Own"],
        "the accounts",
      );
    },
  };
});
