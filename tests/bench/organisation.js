// Runs in the page: loads a large organisation and runs queries. Each row has a name and milliseconds.
window.organisation = (() => {
  const TEMPLATES = 500;
  const RECORDS = 10_000;
  const REPEATS = 20;
  const BATCH = 50;
  const padded = (number) => String(number).padStart(12, "0");

  const templates = Array.from({ length: TEMPLATES }, (_, at) => ({
    unique_name: `bench_tab${at}`,
    name: `Tab ${at}`,
    title: "{title}",
    page_type: "dashboard",
  }));
  const accounts = Array.from({ length: RECORDS }, (_, at) => ({
    accountid: `acc10000-0000-4000-8000-${padded(at)}`,
    name: `Account ${at}`,
    accountnumber: `A-${at}`,
  }));

  async function timed(act) {
    const begin = performance.now();
    await act();
    return performance.now() - begin;
  }

  /** The median time of one call. Calls are measured in batches, because one is too short for the clock. */
  async function median(act) {
    const batch = () => {
      for (let turn = 0; turn < BATCH; turn += 1) act();
    };
    const times = [];
    for (let turn = 0; turn < REPEATS; turn += 1) times.push((await timed(batch)) / BATCH);
    return times.sort((one, other) => one - other)[REPEATS >> 1];
  }

  async function measure() {
    const rows = [];
    const settings = { tab_templates: templates, records: { tables: { account: accounts } } };
    rows.push(["the first load(), without settings", await timed(() => apmWorkspace.load({}))]);
    rows.push([
      `load() of ${TEMPLATES} templates and ${RECORDS} records`,
      await timed(() => apmWorkspace.load(settings)),
    ]);
    const one = `?$filter=accountnumber eq 'A-1'`;
    rows.push([
      "the first query, which opens the records",
      await timed(() => Xrm.WebApi.retrieveMultipleRecords("account", one)),
    ]);
    const session = Microsoft.Apm.getFocusedSession();
    await session.updateContext({ one: "A-77", two: "b", three: 3, four: true });
    const four = "{one} {two} {three} {four}";
    rows.push(["a title with four slugs", await median(() => session.resolveSlug(four))]);
    const asked = "{$odata.account.name.?$filter=accountnumber eq '{one}'}";
    rows.push([
      `an OData slug over ${RECORDS} records`,
      await median(() => session.resolveSlug(asked)),
    ]);
    const found = session.resolveSlug(asked);
    if (found !== "Account 77") throw new Error(`the value of the slug is ${found}`);
    return rows;
  }
  return { measure };
})();
