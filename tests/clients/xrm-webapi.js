/** What xrm-webapi gets from the emulator; `run` resolves to it. */
import * as api from "xrm-webapi";

const config = () => new api.WebApiConfig("9.2");

export async function run() {
  const set = "accounts";
  const contact = { firstname: "Ada", lastname: "Lovelace" };
  const made = await api.createWithReturnData(config(), "contacts", contact, "$select=fullname");
  await api.create(config(), set, {
    name: "By client",
    "primarycontactid@odata.bind": `/contacts(${made.contactid})`,
  });
  const filter = "$filter=name eq 'By client'&$expand=primarycontactid($select=fullname)";
  const annotated = { includeFormattedValues: true };
  const { value } = await api.retrieveMultiple(config(), set, filter, annotated);
  const [found] = value;
  const id = found.accountid;
  await api.update(config(), set, id, { name: "Changed" });
  const read = await api.retrieve(config(), set, id, "$select=name");
  const first = await api.retrieveMultiple(config(), set, "$select=name", { maxPageSize: 6 });
  const next = await api.retrieveMultipleNextPage(config(), first["@odata.nextLink"]);
  const sets = [{ queryString: `${set}(${id})`, method: "PATCH", entity: { name: "In a batch" } }];
  const gets = [`${set}(${id})?$select=name`];
  const batched = await api.batchOperation(config(), "1", "2", sets, gets);
  const me = await api.unboundFunction(config(), "WhoAmI");
  await api.deleteRecord(config(), set, id);
  const gone = await api.retrieve(config(), set, id).catch(({ code }) => code);
  return {
    found: [
      found["creditonhold@OData.Community.Display.V1.FormattedValue"],
      found.primarycontactid.fullname,
    ],
    read: read.name,
    pages: [first.value.length, next.value.length],
    batched: batched.includes('"In a batch"'),
    me: me.UserId,
    gone,
  };
}
