// Runs in the page: the cost of members, and of a switch of session, in a workspace with a given number of full sessions.
window.growth = (() => {
  const TABS = 10;
  const MADE = 9;
  const ROUNDS = 40;
  const WARM_UP_ROUNDS = 5;
  const { SESSION, TAB } = bench;
  const { Apm } = Microsoft;

  const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

  async function openSession() {
    const session = Apm.getSession(String(await Apm.createSession(SESSION)));
    while (session.getAllTabs().length < TABS) await session.createTab(TAB);
    return session;
  }

  /** Opens full sessions, with Home, until there are that many. */
  async function fill(sessions) {
    while (Apm.getAllSessions().length < sessions) await openSession();
    await apmWorkspace.drawn();
  }

  /** The µs of one call: the median of rounds of calls. */
  function perCall(calls, act) {
    const begin = performance.now();
    for (const each of calls) act(each);
    return ((performance.now() - begin) / calls.length) * 1000;
  }

  /** The µs of the members that open and close sessions and tabs. */
  async function makers() {
    const costs = { "Apm.createSession({...})": [], "session.close()": [] };
    Object.assign(costs, { "session.createTab({...})": [], "tab.close()": [] });
    for (let round = 0; round < ROUNDS; round += 1) {
      const turns = Array.from({ length: MADE });
      const sessions = [];
      const made = [];
      costs["Apm.createSession({...})"].push(
        perCall(turns, () => made.push(Apm.createSession(SESSION))),
      );
      for (const id of await Promise.all(made)) sessions.push(Apm.getSession(String(id)));
      const tabs = [];
      costs["session.createTab({...})"].push(
        perCall(turns, () => tabs.push(sessions[0].createTab(TAB))),
      );
      const opened = (await Promise.all(tabs)).map((id) => sessions[0].getTab(String(id)));
      costs["tab.close()"].push(perCall(opened, (tab) => tab.close()));
      costs["session.close()"].push(perCall(sessions, (session) => session.close()));
      await apmWorkspace.drawn();
    }
    return Object.entries(costs).map(([name, all]) => ({
      name,
      emulator: median(all.slice(WARM_UP_ROUNDS)),
    }));
  }

  /** The ms of script of a switch between full sessions, with what it draws. */
  async function switches() {
    const sessions = Apm.getAllSessions()
      .slice(1)
      .map((id) => Apm.getSession(id));
    const costs = [];
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      const begin = performance.now();
      sessions[(turn * 7) % sessions.length].focus();
      await apmWorkspace.drawn();
      costs.push(performance.now() - begin);
    }
    return median(costs.slice(WARM_UP_ROUNDS));
  }

  return {
    async measure(sessions) {
      await apmWorkspace.load({ limits: { sessions, tabs: TABS + MADE } });
      await fill(Math.max(2, sessions - MADE - 1));
      const objects = await bench.objectsOf(Apm);
      const members = [...(await bench.repeated([objects])), ...(await makers())];
      return { members, switching: await switches() };
    },
  };
})();
