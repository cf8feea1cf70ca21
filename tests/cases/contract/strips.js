/**
 * The session strip and the tab strip
 * https://learn.microsoft.com/dynamics365/customer-service/use/oc-manage-sessions
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("strips", (t) => {
  const { Apm } = Microsoft;
  /** The strip, its drawn tabs, and the close button of a tab. */
  const strip = (kind) => document.querySelector(`[role=group][aria-label="${kind} strip"]`);
  const tabs = (kind) => [...strip(kind).querySelectorAll("[role=tab]")];
  const titles = (kind) => tabs(kind).map((tab) => tab.querySelector(".strip-title").textContent);
  const selected = (kind) =>
    tabs(kind)
      .filter((tab) => tab.ariaSelected === "true")
      .map((tab) => tab.dataset[`${kind.toLowerCase()}Id`]);
  const buttons = (kind) =>
    [...strip(kind).querySelectorAll("button[aria-label^=Close]")].map(
      (button) => button.ariaLabel,
    );
  const shown = () => [...document.querySelectorAll("[role=tabpanel]:not([hidden])")];
  const attention = () =>
    tabs("Session")
      .filter((tab) => tab.dataset.attention === "true")
      .map((tab) => tab.dataset.sessionId);

  return {
    "[D] the strips show sessions, and the tabs of the focused one, in order": async () => {
      const first = await t.session();
      first.title = "First";
      const second = await t.session();
      second.title = "Second";
      const tab = await t.tab({ isFocused: false });
      tab.title = "Invoices";
      await apmWorkspace.drawn();
      t.same(titles("Session"), ["Home", "First", "Second"], "the sessions");
      t.same(titles("Tab"), ["New Case", "Invoices"], "the tabs");
      await first.focus();
      await apmWorkspace.drawn();
      t.same(titles("Tab"), ["New Case"], "the tabs at the end");
    },
    "[D] a title that is assigned relabels the strip": async () => {
      const session = await t.session();
      await apmWorkspace.drawn();
      session.title = "Printer on fire";
      session.getFocusedTab().title = "Case";
      await apmWorkspace.drawn();
      t.same(titles("Session"), ["Home", "Printer on fire"], "the sessions");
      t.same(titles("Tab"), ["Case"], "the tabs");
      t.same(shown()[0].ariaLabel, "Case", "the name of the panel");
    },
    "[D] the title of Home stays in the strip (warns)": async () => {
      Apm.getFocusedSession().title = "Other";
      await apmWorkspace.drawn();
      t.same(titles("Session"), ["Home"], "the sessions");
    },
    "[E] titles are text, never markup": async () => {
      const title = '<img src="x" onerror="document.title = 1"><b>&amp;';
      const session = await t.session();
      session.title = title;
      session.getFocusedTab().title = title;
      await apmWorkspace.drawn();
      t.same([...titles("Session").slice(1), ...titles("Tab")], [title, title], "the titles");
      const places = ":is(#sessions, #tabs, [role=tabpanel]:not([hidden])) :is(img, b)";
      t.same(document.querySelectorAll(places).length, 0, "the number of elements of it");
    },
    "[D] canClose false hides the close button": async () => {
      const session = await t.session();
      const tab = await t.tab();
      session.title = "First";
      tab.title = "Invoices";
      await apmWorkspace.drawn();
      t.same(buttons("Session"), ["Close session First"], "the buttons of sessions");
      t.same(buttons("Tab"), ["Close tab Invoices"], "the buttons of tabs");
      session.canClose = false;
      tab.canClose = false;
      await apmWorkspace.drawn();
      t.same([...buttons("Session"), ...buttons("Tab")], [], "the buttons");
      session.canClose = true;
      tab.canClose = true;
      await apmWorkspace.drawn();
      const wanted = ["Close session First", "Close tab Invoices"];
      t.same([...buttons("Session"), ...buttons("Tab")], wanted, "the buttons at the end");
    },
    "[D] Home and anchor tabs have no close button": async () => {
      await apmWorkspace.drawn();
      t.same([...buttons("Session"), ...buttons("Tab")], [], "the buttons");
      await t.session();
      await apmWorkspace.drawn();
      t.same(buttons("Session").length, 1, "the number of buttons of sessions");
      t.same(buttons("Tab"), [], "the buttons of tabs");
    },
    "[D] exactly one session and one tab are focused, whatever happens": async () => {
      const isOne = async (what) => {
        await apmWorkspace.drawn();
        const session = Apm.getFocusedSession();
        t.same(selected("Session"), [session.sessionId], `the selected session after ${what}`);
        t.same(selected("Tab"), [session.getFocusedTab().tabId], `the selected tab after ${what}`);
        t.same(shown().length, 1, `the number of panels after ${what}`);
        t.same(
          shown()[0].getAttribute("aria-label"),
          session.getFocusedTab().title,
          `the panel after ${what}`,
        );
      };
      await isOne("the start");
      const first = await t.session();
      await isOne("createSession");
      await t.session({ isFocused: false });
      await isOne("createSession in the background");
      const tab = await t.tab();
      await isOne("createTab");
      await t.tab({ isFocused: false });
      await isOne("createTab in the background");
      await Apm.focusTab(first.getAllTabs()[0]);
      await isOne("focusTab");
      await tab.focus();
      await tab.close();
      await isOne("tab.close");
      const [home, , last] = Apm.getAllSessions().map(Apm.getSession);
      await last.focus();
      await isOne("session.focus");
      await last.close();
      await isOne("session.close");
      await home.focus();
      await first.close();
      await isOne("session.close in the background");
    },
    "[D] requestFocus shows an indicator until the session is focused": async () => {
      const session = await t.session();
      const home = Apm.getSession("session-id-0");
      await home.focus();
      await session.requestFocus();
      await apmWorkspace.drawn();
      t.same(attention(), [session.sessionId], "the sessions with an indicator");
      t.same(selected("Session"), ["session-id-0"], "the selected session");
      await session.focus();
      await apmWorkspace.drawn();
      t.same(attention(), [], "the sessions with one after focus()");
      await home.focus();
      await apmWorkspace.drawn();
      t.same(attention(), [], "the sessions with one at the end");
    },
    "[D] requestFocus shows nothing on the focused session": async () => {
      const session = await t.session();
      await session.requestFocus();
      await apmWorkspace.drawn();
      t.same(attention(), [], "the sessions with an indicator");
      await Apm.getSession("session-id-0").focus();
      await apmWorkspace.drawn();
      t.same(attention(), [], "the sessions with one in the background");
    },
    "[D] the indicator goes when a close focuses the session": async () => {
      const left = await t.session();
      const session = await t.session();
      await left.requestFocus();
      await session.close();
      await apmWorkspace.drawn();
      t.same(attention(), [], "the sessions with an indicator");
    },
    "[E] requestFocus is said to who cannot see it": async () => {
      const session = await t.session({ isFocused: false });
      session.title = "Printer on fire";
      await session.requestFocus();
      await apmWorkspace.drawn();
      const said = document.querySelector("[role=status]").textContent;
      t.check(said.includes("Printer on fire"), `the status is "${said}"`);
    },
    "[A] close() asks nothing": async () => {
      const session = await t.session();
      await session.close();
      await apmWorkspace.drawn();
      t.same(document.querySelectorAll("dialog[open], [role=dialog]").length, 0, "the dialogs");
      t.same(titles("Session"), ["Home"], "the sessions");
    },
    "[D] a person's click on a tab focuses it": async () => {
      const session = await t.session();
      const tab = await t.tab({ isFocused: false });
      await apmWorkspace.drawn();
      strip("Tab").querySelector(`[data-tab-id=${tab.tabId}]`).click();
      t.same(session.getFocusedTab().tabId, tab.tabId, "the focused tab");
      t.same(selected("Tab"), [tab.tabId], "the selected tab, drawn at once");
      strip("Session").querySelector("[data-session-id=session-id-0]").click();
      t.same(Apm.getFocusedSession().sessionId, "session-id-0", "the focused session");
      t.same(selected("Session"), ["session-id-0"], "the selected session, drawn at once");
    },
    "[E] every tab of the strips names a panel that is there": async () => {
      const areThere = async () => {
        await apmWorkspace.drawn();
        for (const tab of [...tabs("Session"), ...tabs("Tab")]) {
          const id = tab.getAttribute("aria-controls");
          t.check(document.getElementById(id), `${tab.id} names ${id}, which is not there`);
        }
      };
      const session = await t.session();
      const tab = await t.tab();
      await areThere();
      await tab.close();
      await areThere();
      await t.session();
      await (await t.tab()).refresh();
      await session.close();
      await areThere();
    },
  };
});
