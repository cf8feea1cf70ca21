// Runs in the page: opens and uses lists of many records. Each row has a name and milliseconds.
window.lists = (() => {
  const TURNS = 9;
  const TEMPLATES = [
    { unique_name: "bench_list", name: "List", page_type: "entitylist" },
    { unique_name: "bench_form", name: "Form", page_type: "entityrecord" },
    { unique_name: "bench_board", name: "Board", page_type: "dashboard" },
  ];
  /** The query of the view of the list: a page of it, and the number of records. */
  const QUERY =
    "?$select=name,telephone1,address1_city,_primarycontactid_value" +
    "&$filter=statecode eq 0&$orderby=name asc&$count=true";

  const panel = () => document.querySelector("[role=tabpanel]:not([hidden])");
  const drawn = () => apmWorkspace.drawn();
  const session = () => Microsoft.Apm.getFocusedSession();
  const open = (templateName, appContext, isFocused = true) =>
    session().createTab({ templateName, appContext, isFocused });

  /** The time of an act until the screen shows it; layout and painting follow with the next frame. */
  async function timed(act) {
    const begin = performance.now();
    await act();
    await drawn();
    return performance.now() - begin;
  }

  /** The median time of an act; `undo` runs after each, unmeasured. */
  async function median(act, undo = () => {}) {
    const times = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      times.push(await timed(() => act(turn)));
      await undo();
      await drawn();
      // Layout belongs to the frame after the act, not to the next act.
      panel().getBoundingClientRect();
    }
    return times.sort((one, other) => one - other)[TURNS >> 1];
  }

  const close = () => session().getFocusedTab().close();
  const openList = () => open("bench_list", { entityName: "account" });
  const openBoard = () => open("bench_board", { dashboardId: "x" });
  const click = (selector) => panel().querySelector(selector).click();

  /** Loads accounts, and measures the list of them. */
  async function measure(count) {
    const account = Array.from({ length: count }, (_, at) => ({
      name: `Account ${at}`,
      telephone1: `555-${count - at}`,
      address1_city: ["Lima", "Oslo", "Rome"][at % 3],
    }));
    const records = { replace: true, tables: { account } };
    const rows = [];
    const load = () => apmWorkspace.load({ tab_templates: TEMPLATES, records });
    rows.push(["load the records, once", await timed(load)]);
    const query = () => Xrm.WebApi.retrieveMultipleRecords("account", QUERY, 50);
    rows.push(["the query of the list", await median(query)]);
    rows.push(["open a tab beside no list", await median(openBoard, close)]);
    rows.push(["open the list, with its query", await median(openList, close)]);
    await openList();
    await drawn();
    rows.push(["elements of the list", panel().querySelectorAll("*").length]);
    rows.push(["open a tab beside the list", await median(openBoard, close)]);
    rows.push([
      "select a row",
      await median((turn) => panel().querySelectorAll("input[type=checkbox]")[turn + 1].click()),
    ]);
    rows.push([
      "sort the list",
      await median((turn) => panel().querySelectorAll(".sort")[turn % 3].click()),
    ]);
    if (panel().querySelector("[aria-label='Next page']")) {
      rows.push(["turn a page", await median(() => click("[aria-label='Next page']"))]);
      rows.push(["search the list", await median((turn) => search(`account 1${turn}`))]);
    }
    return rows;
  }

  function search(text) {
    const box = panel().querySelector("[type=search]");
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Opens many forms and lists in the background, and measures the frame that follows. */
  async function background(count) {
    await apmWorkspace.load({
      limits: { sessions: 100, tabs: 100 },
      tab_templates: TEMPLATES,
    });
    const tabs = Math.min(90, count);
    for (let at = 0; at < count; at += 1) {
      if (at && at % tabs === 0) {
        await Microsoft.Apm.createSession({
          templateName: "msdyn_chat_session",
          sessionContext: {},
          isFocused: true,
        });
      }
      const context = { entityName: at % 2 ? "incident" : "account" };
      await open(at % 3 ? "bench_form" : "bench_list", context, false);
    }
    const time = await timed(() => {});
    return [
      [`draw after ${count} tabs opened in the background`, time],
      ["elements of the page", document.querySelectorAll("*").length],
    ];
  }
  return { measure, background };
})();
