/** What dataverse-webapi gets from the emulator; `run` resolves to it. */
import * as api from "dataverse-webapi";

const config = () => new api.WebApiConfig("9.2");

export async function run() {
  const set = "accounts";
  const id = await api.create(config(), set, { name: "By client" });
  const other = await api.createWithReturnData(config(), set, { name: "Other" }, "$select=name");
  await api.update(config(), set, id, { name: "Changed" });
  await api.updateProperty(config(), set, id, "telephone1", "555");
  const updated = await api.updateWithReturnData(
    config(),
    set,
    id,
    { creditonhold: true },
    "$select=name,creditonhold,telephone1",
  );
  await api.deleteProperty(config(), set, id, "telephone1");
  const read = await api.retrieve(config(), set, id, "$select=telephone1,creditonhold");
  const filter = "$select=name&$filter=startswith(name,'Chan') and statecode eq 0";
  const filtered = await api.retrieveMultiple(config(), set, filter);
  const first = await api.retrieveMultiple(config(), set, "$select=name", { maxPageSize: 6 });
  const next = await api.retrieveMultipleNextPage(config(), first["@odata.nextLink"]);
  await api.associate(config(), set, id, "parentaccountid", set, other.accountid);
  const expanded = await api.retrieve(config(), set, id, "$expand=parentaccountid($select=name)");
  await api.disassociate(config(), set, id, "parentaccountid");
  const empty = await api.retrieve(config(), set, id, "$select=_parentaccountid_value");
  const batch = (entities, gets) => {
    const sets = entities.map((entity) => ({ queryString: set, method: "POST", entity }));
    return api.batchOperation(config(), "1", "2", sets, gets);
  };
  const results = await batch(
    [{ name: "B1" }, { name: "B2" }],
    ["accounts?$select=name&$filter=name eq 'B1' or name eq 'B2'"],
  );
  const refused = await batch([{ name: "B3" }, { nam: "x" }], []).catch((error) => error);
  const none = await api.retrieveMultiple(config(), set, "$filter=name eq 'B3'");
  const me = await api.unboundFunction(config(), "WhoAmI");
  await api.deleteRecord(config(), set, id);
  const gone = await api.retrieve(config(), set, id).catch(({ code }) => code);
  return {
    updated: [updated.name, updated.creditonhold, updated.telephone1],
    read: [read.telephone1, read["creditonhold@OData.Community.Display.V1.FormattedValue"]],
    filtered: filtered.value.map(({ name }) => name),
    pages: [first.value.length, next.value.length],
    expanded: [expanded.parentaccountid.name, empty._parentaccountid_value],
    batched: results.map(({ httpStatus, data }) => data?.value.length ?? httpStatus),
    refused: [refused.code, none.value.length],
    me: me.UserId,
    gone,
  };
}
