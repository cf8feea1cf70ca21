/**
 * The metadata of tables
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/xrm-utility/getentitymetadata
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("metadata", (t) => {
  const { Utility } = Xrm;

  return {
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
    "[D] a table has the name of its entity set, a column the default value of new records":
      async () => {
        const table = await Utility.getEntityMetadata("incident", ["title", "prioritycode"]);
        t.same(
          [table.LogicalCollectionName, table.IsCustomEntity],
          ["incidents", false],
          "the table",
        );
        const [title, priority] = ["title", "prioritycode"].map((name) =>
          table.Attributes.get(name),
        );
        t.same([title.DefaultFormValue, priority.DefaultFormValue], [null, 2], "the defaults");
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
});
