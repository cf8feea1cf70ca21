/**
 * Records that the user looks up
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/xrm-utility/lookupobjects
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("lookup-objects", (t) => {
  const { Utility } = Xrm;
  const drawn = () => apmWorkspace.drawn();
  const dialog = () => document.querySelector("dialog[data-dialog=lookup]");
  const listed = () => [...dialog().querySelectorAll("fieldset label span")];
  const button = (label) =>
    [...dialog().querySelectorAll("button")].find((each) => each.textContent === label);
  const typed = (text) => {
    const box = dialog().querySelector("input[type=search]");
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };

  return {
    "[D] a person looks a record up and chooses it": async () => {
      const chosen = Utility.lookupObjects({ entityTypes: ["account"] });
      await drawn();
      t.check(dialog().open, "no dialog is open");
      typed("adv");
      t.same(
        listed().map((each) => each.textContent),
        ["Adventure Works"],
        "what is listed",
      );
      listed()[0].closest("label").click();
      button("Add").click();
      const [{ id, ...rest }, ...more] = await chosen;
      t.same([rest, more], [{ name: "Adventure Works", entityType: "account" }, []], "the record");
      t.check(/^\{[0-9A-F-]{36}\}$/.test(id), id);
      t.same(dialog(), null, "the dialog");
    },
    "[D] several are chosen where several may be": async () => {
      const entityTypes = ["contact", "account"];
      const chosen = Utility.lookupObjects({
        entityTypes,
        allowMultiSelect: true,
        defaultEntityType: "account",
        searchText: "a",
      });
      await drawn();
      const names = listed().map((each) => each.textContent);
      t.check(names[0].endsWith(" Account") && names.at(-1).endsWith(" Contact"), `${names}`);
      for (const at of [0, 1, 0, -1]) listed().at(at).closest("label").click();
      button("Add").click();
      t.same(
        (await chosen).map(({ name, entityType }) => `${name} ${entityType}`),
        [names[1], names.at(-1)].map((each) =>
          each.replace(/A(ccount)$|C(ontact)$/, (kind) => kind.toLowerCase()),
        ),
        "what was chosen",
      );
    },
    "[D] who cancels has chosen nothing": async () => {
      const chosen = Utility.lookupObjects({ entityTypes: ["account"], allowMultiSelect: true });
      await drawn();
      listed()[0].closest("label").click();
      button("Cancel").click();
      t.same(await chosen, [], "what was chosen");
    },
    "[A] what cannot be looked up rejects": async () => {
      await t.rejects(() => Utility.lookupObjects({}), "lookupObjects", "entityTypes");
      await t.rejects(() => Utility.lookupObjects(), "lookupOptions");
      await t.rejects(() => Utility.lookupObjects({ entityTypes: ["acount"] }), "account");
      t.same(dialog(), null, "a dialog");
    },
    "[D] filters and the default view restrict the records": async () => {
      const filterXml = '<filter><condition attribute="name" operator="like" value="%s"/></filter>';
      Utility.lookupObjects({
        entityTypes: ["account"],
        filters: [{ filterXml: filterXml.replace("%s", "Contoso%"), entityLogicalName: "account" }],
      });
      await drawn();
      t.same(listed().length, 2, "the number of accounts");
      button("Cancel").click();
      const resolved = "00a5e000-0000-4000-8000-000000000007";
      Utility.lookupObjects({ entityTypes: ["incident"], viewIds: [resolved] });
      await drawn();
      const cases = await Xrm.WebApi.retrieveMultipleRecords(
        "incident",
        "?$select=title&$filter=statecode eq 1",
      );
      t.same(listed().length, cases.entities.length, "the number of cases");
      button("Cancel").click();
      await t.rejects(
        () => Utility.lookupObjects({ entityTypes: ["account"], filters: [{ filterXml: "x" }] }),
        "lookupObjects: FetchXML: the text is no XML",
      );
    },
  };
});
