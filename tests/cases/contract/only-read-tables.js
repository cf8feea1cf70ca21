/**
 * Tables whose records are other records: activities of all tables, and views
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/activitypointer
 * [D] a current page says so - [O] an older page - [A] assumed
 */
contract("only-read-tables", (t) => {
  const FORMATTED = "@OData.Community.Display.V1.FormattedValue";
  const { WebApi } = Xrm;

  return {
    "[D] activitypointer has the activities of all tables": async () => {
      const options = "?$select=subject,activitytypecode&$orderby=createdon&$top=50";
      const { entities } = await WebApi.retrieveMultipleRecords("activitypointer", options);
      const types = new Set(entities.map(({ activitytypecode }) => activitytypecode));
      t.check(types.has("task") && types.has("email"), `the types are ${[...types]}`);
      const first = await WebApi.retrieveMultipleRecords("activitypointer", "?$top=3");
      t.same(first.entities.length, 3, "how many of the first ones");
    },
    "[D] activitypointer leads to the parties of activities": async () => {
      const fetch = `<fetch><entity name="activitypointer"><attribute name="activitytypecode"/>
        <filter><condition attribute="activitytypecode" operator="in"><value>4202</value></condition></filter>
        <link-entity name="activityparty" from="activityid" to="activityid" alias="p">
        <attribute name="partyid"/></link-entity></entity></fetch>`;
      const linked = await WebApi.retrieveMultipleRecords("activitypointer", `?fetchXml=${fetch}`);
      t.check(linked.entities.length > 0, "no party is linked");
      for (const each of linked.entities) {
        t.same(each.activitytypecode, "email", "the type");
        t.same(each[`activitytypecode${FORMATTED}`], "Email", "its label");
      }
      const options = "?$expand=activitypointer_activity_parties($select=addressused)";
      const mail = linked.entities[0].activityid;
      const one = await WebApi.retrieveRecord("activitypointer", mail, options);
      const parties = linked.entities.filter(({ activityid }) => activityid === mail);
      t.same(one.activitypointer_activity_parties.length, parties.length, "the number of parties");
    },
    "[D] savedquery has the views of all tables": async () => {
      const options =
        "?$select=name,savedqueryid,fetchxml,layoutxml,isdefault,querytype" +
        "&$filter=returnedtypecode eq 'account' and name eq 'Active Accounts'";
      const { entities } = await WebApi.retrieveMultipleRecords("savedquery", options);
      t.same(entities.length, 1, "the number of views");
      const { savedqueryid, fetchxml, layoutxml, isdefault, querytype } = entities[0];
      t.same([isdefault, querytype], [true, 0], "the default view, which is public");
      const names = async (query) => {
        const found = await WebApi.retrieveMultipleRecords("account", query);
        return found.entities.map(({ name }) => name);
      };
      const asked = await names(`?savedQuery=${savedqueryid}`);
      t.check(asked.length > 1, `${asked.length} accounts are in the view`);
      t.same(await names(`?fetchXml=${encodeURIComponent(fetchxml)}`), asked, "those of its query");
      const layout = /<row name="result" id="accountid"><cell name="name" width="[0-9]+"/;
      t.check(layout.test(layoutxml), layoutxml);
      const one = await WebApi.retrieveRecord("savedquery", savedqueryid, "?$select=name");
      t.same(one.name, "Active Accounts", "its name");
    },
    "[O] FetchXML finds views by the number of their table": async () => {
      const fetch = `<fetch><entity name="savedquery"><attribute name="returnedtypecode"/>
        <filter><condition attribute="returnedtypecode" operator="eq" value="112"/></filter></entity></fetch>`;
      const { entities } = await WebApi.retrieveMultipleRecords("savedquery", `?fetchXml=${fetch}`);
      t.check(entities.length > 0, "no view is found");
      for (const each of entities) t.same(each.returnedtypecode, "incident", "the table");
    },
    "[A] views are not written, and nobody has personal ones": async () => {
      const refusal = "savedquery is only read";
      await t.rejects(() => WebApi.createRecord("savedquery", { name: "x" }), refusal);
      const none = await WebApi.retrieveMultipleRecords(
        "userquery",
        "?$select=userqueryid,name,fetchxml&$filter=returnedtypecode eq 'account' and querytype eq 0",
      );
      t.same(none.entities, [], "the personal views");
    },
  };
});
