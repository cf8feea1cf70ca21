/** What dynamics-web-api gets from the emulator; `run` resolves to it. */
import { DynamicsWebApi } from "dynamics-web-api";

export async function run() {
  const api = new DynamicsWebApi();
  const collection = "accounts";
  const contact = await api.create({
    collection: "contacts",
    data: { firstname: "Ada", lastname: "Lovelace" },
  });
  const data = { name: "By client", "primarycontactid@odata.bind": `/contacts(${contact})` };
  const created = await api.create({ collection, data, returnRepresentation: true });
  const key = created.accountid;
  const read = await api.retrieve({
    collection,
    key,
    select: ["name", "creditonhold"],
    expand: [{ property: "primarycontactid", select: ["fullname"] }],
    includeAnnotations: "*",
  });
  await api.update({ collection, key, data: { name: "Changed" } });
  const filtered = await api.retrieveMultiple({
    collection,
    select: ["name"],
    filter: "startswith(name,'Chan') and statecode eq 0",
    count: true,
  });
  const pages = [await api.retrieveMultiple({ collection, select: ["name"], maxPageSize: 5 })];
  pages.push(await api.retrieveMultiple({ collection, maxPageSize: 5 }, pages[0].oDataNextLink));
  const all = await api.retrieveAll({ collection, select: ["name"] });
  const fetchXml =
    "<fetch count='4'><entity name='account'><attribute name='name'/></entity></fetch>";
  const fetched = await api.fetchAll({ collection, fetchXml, includeAnnotations: "*" });
  const number = await api.count({ collection });
  const single = await api.updateSingleProperty({
    collection,
    key,
    fieldValuePair: { telephone1: "555" },
    returnRepresentation: false,
  });
  await api.disassociateSingleValued({
    collection,
    primaryKey: key,
    navigationProperty: "primarycontactid",
  });
  await api.associate({
    collection,
    primaryKey: key,
    relationshipName: "contact_customer_accounts",
    relatedCollection: "contacts",
    relatedKey: contact,
  });
  const related = await api.retrieve({
    collection,
    key,
    navigationProperty: "contact_customer_accounts",
    select: ["fullname"],
  });

  api.startBatch();
  api.create({ collection: "contacts", data: { lastname: "Batch" }, contentId: "1" });
  api.create({ collection, data: { name: "Batch", "primarycontactid@odata.bind": "$1" } });
  const [, inBatch] = await api.executeBatch();
  api.startBatch();
  api.retrieve({ collection, key: inBatch, select: ["name"] });
  api.retrieveMultiple({ collection, top: 2 });
  const [batched, some] = await api.executeBatch();
  api.startBatch();
  api.update({ collection, key, data: { name: "Never kept" } });
  api.update({ collection, key, data: { nam: "x" } });
  const [refused] = await api.executeBatch().catch((errors) => errors);

  const me = await api.callFunction("WhoAmI");
  const table = await api.retrieveEntity({
    key: "LogicalName='account'",
    select: ["EntitySetName"],
  });
  // For the status 412, the client resolves them to false and null.
  const stale = { collection, key, data: { name: "x" }, ifmatch: 'W/"1"' };
  const isUpdated = await api.update(stale);
  const isUpserted = await api.upsert({ collection, key, data: { name: "x" }, ifnonematch: "*" });
  await api.deleteRecord({ collection, key });
  const gone = await api.retrieve({ collection, key }).catch(({ status, code }) => [status, code]);
  return {
    created: created.name,
    read: [read.name, read.creditonhold_Formatted, read.primarycontactid.fullname],
    filtered: [filtered.oDataCount, filtered.value[0].name],
    pages: pages.map(({ value }) => value.length),
    all: all.value.length === number && fetched.value.length === number,
    single: Boolean(single),
    related: related.value.map(({ fullname }) => fullname),
    batched: [batched.name, some.value.length, refused.status],
    me: me.UserId,
    table: table.EntitySetName,
    kept: [isUpdated, isUpserted],
    gone,
  };
}
