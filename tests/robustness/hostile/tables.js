/** Workspaces whose table, forms, views, records and commands have a text for every label and name. */
globalThis.hostileTables = (() => {
  const TABLE = "new_thing";
  const [FIRST, QUICK, MAIN, OTHER, VIEW, SECOND_VIEW] = ["1", "2", "3", "4", "5", "6"].map(
    (at) => `00000000-0000-4000-8000-00000000000${at}`,
  );
  const FIELDS = [
    "new_note",
    "new_kind",
    "new_kinds",
    "new_is",
    "new_on",
    "new_parent",
    "new_empty",
  ];

  const described = (text) => {
    const options = { 1: text, 2: `${text}2` };
    const targets = { [TABLE]: {} };
    const column = (type, more) => ({ type, label: text, ...more });
    return {
      label: text,
      plural: text,
      name: "new_name",
      columns: {
        new_name: column("text", { max_length: 4000 }),
        new_note: column("memo"),
        new_kind: column("choice", { options }),
        new_kinds: column("choices", { options }),
        new_is: column("boolean"),
        new_on: column("datetime"),
        new_parent: column("lookup", { targets }),
        new_empty: column("lookup", { targets }),
      },
      views: [
        { id: VIEW, name: text, columns: ["new_name", "new_kind", "new_parent"] },
        { id: SECOND_VIEW, name: `${text}2`, columns: ["new_note", "new_kinds"] },
      ],
    };
  };

  /** The text without the characters that a column cannot have. */
  const storable = (text) => text.replaceAll("\0", "").replaceAll(/\p{Surrogate}/gu, "");

  const rows = (text) => {
    const parent = { "new_parent@odata.bind": `/new_things(${FIRST})` };
    const kinds = { new_kind: 1, new_kinds: "1,2", new_is: true };
    return [
      { new_thingid: FIRST, new_name: text, new_note: text, ...kinds, ...parent },
      { new_name: `${text}2`, new_kind: 2, ...parent },
      { new_name: " " },
    ];
  };

  /** A form with a control of each kind, a second one to choose, and the form of its quick view. */
  const layouts = (text) => {
    const form = (id, type, tabs, more) => ({ id, table: TABLE, name: text, type, tabs, ...more });
    const tab = (name, more) => {
      const sections = [{ name: `${name}1`, label: text, columns: 2, ...more }];
      const side = [{ name: `${name}2`, label: text, rows: [[{ name: "new_name" }]] }];
      const columns = [
        { width: "60%", sections },
        { width: "40%", sections: side },
      ];
      return { name, label: text, columns };
    };
    const parameters = {
      TargetEntityType: TABLE,
      RelationshipName: "new_new_thing_new_parent",
      RecordsPerPage: "2",
    };
    const quick = { name: "quick", kind: "quickform", label: text };
    const others = [
      { ...quick, column: "new_parent", quick_forms: { [TABLE]: QUICK } },
      { name: "grid", kind: "subgrid", label: text, colspan: 2, parameters },
      { name: "other", kind: text, label: text },
      { name: "lost", column: text, label: text },
    ];
    const controls = [...FIELDS.map((name) => ({ name })), ...others];
    return [
      form(
        MAIN,
        "main",
        [tab("a", { rows: controls.map((each) => [each]) }), tab("b"), tab("c"), tab("d")],
        {
          header: [
            { name: "header_kind", column: "new_kind" },
            { name: "header_parent", column: "new_parent" },
          ],
          footer: [{ name: "footer_note", column: "new_note" }],
        },
      ),
      form(OTHER, "main", [tab("a")], { name: `${text}2` }),
      form(QUICK, "quick", [tab("a", { rows: FIELDS.map((name) => [{ name }]) })]),
    ];
  };

  const load = (text, more) =>
    apmWorkspace.load({
      records: {
        described: { [TABLE]: described(text) },
        tables: { [TABLE]: rows(storable(text)) },
      },
      ...more,
    });

  /** Loads commands of each kind: a button, a menu, a button with a menu. */
  const loadCommands = (text) => {
    const command = (more) => ({
      table: TABLE,
      label: text,
      actions: [{ function: "no" }],
      ...more,
    });
    const commands = [
      command(),
      command({ where: "list" }),
      command({ id: "menu", kind: "menu" }),
      command({ parent: "menu" }),
      command({ parent: "menu", label: `${text}2` }),
      command({ id: "split", kind: "split" }),
      command({ parent: "split" }),
    ];
    return load(text, { solutions: [{ commands }] });
  };

  return {
    TABLE,
    storable,
    load,
    loadCommands,
    loadForms: (text) => load(text, { layouts: layouts(text) }),
    openFirst: () => Xrm.Navigation.openForm({ entityName: TABLE, entityId: FIRST }),
  };
})();
