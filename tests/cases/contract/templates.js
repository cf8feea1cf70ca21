/**
 * Templates, titles and the app profile
 * https://learn.microsoft.com/dynamics365/customer-service/administer/session-templates
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("templates", (t) => {
  const { Apm } = Microsoft;
  const chat = async (sessionContext) =>
    Apm.getSession(await Apm.createSession({ templateName: "msdyn_chat_session", sessionContext }));
  const contextOf = async (session, tabId) =>
    (await session.getContext()).getTabContext(tabId ?? session.getAllTabs()[0]);

  const WORK_ITEM = "11fe0000-0000-4000-8000-000000000001";
  const OTHER_WORK_ITEM = "11fe0000-0000-4000-8000-000000000002";
  const CASE = new Map([
    [
      "parametersStr",
      '[["entityName","incident"],["entityId","ca5e0000-0000-4000-8000-000000000001"]]',
    ],
  ]);

  return {
    "[A] a template outside the app profile rejects, in other words than an unknown one":
      async () => {
        await apmWorkspace.load({ profile: { session_templates: ["msdyn_chat_session"] } });
        const name = "case_entity_session_default_template";
        const absent = await t.rejects(() => t.session(), "createSession", name, "app profile");
        const unknown = await t.rejects(
          () => Apm.createSession({ templateName: "no_such" }),
          "createSession",
          "no_such",
        );
        const form = ({ message }, given) => message.replace(given, "it");
        t.check(form(absent, name) !== form(unknown, "no_such"), "the messages are the same");
        t.check(!absent.message.includes("unknown"), "it says that the template is unknown");
        t.check(unknown.message.includes("msdyn_chat_session"), "it lacks what the profile has");
        t.check(!unknown.message.includes(name), "it has what the profile lacks");
        await chat();
        t.same(Apm.getAllSessions().length, 2, "the number of sessions");
      },
    "[A] the message of an unknown template lists those there are": async () => {
      await t.rejects(
        () => Apm.createSession({ templateName: "x" }),
        "unknown session template 'x'; this app profile has: ",
        "case_entity_session_default_template",
        "msdyn_chat_session",
        "msdyn_entityrouting_session",
      );
      await t.rejects(
        () => Apm.createTab({ templateName: "x" }),
        "unknown tab template 'x'",
        "msdyn_entityrecord",
        "msdyn_omnichannel_kbsearch",
      );
    },
    "[D] slugs in a session's title take session context variables": async () => {
      t.same((await chat({ customerName: "Contoso" })).title, "Contoso", "the title");
    },
    "[D] slugs in a session's title take values of the anchor": async () => {
      const session = await t.session({ sessionContext: CASE });
      const { parameters } = await session.getContext();
      t.check(parameters["anchor.title"], "the record has no title");
      t.same(session.title, parameters["anchor.title"], "the title");
    },
    "[A] the form for a new record is called after its table": async () => {
      t.same((await t.session()).title, "New Case", "the title");
    },
    "[A] a value in a title is not read as a slug again": async () => {
      const session = await chat({ customerName: "{topic}", topic: "no" });
      t.same(session.title, "{topic}", "the title");
    },
    "[A] a title left with white space falls back to that of the form": async () => {
      for (const customerName of [undefined, "", "  ", "\t\n"]) {
        const session = await chat(customerName === undefined ? {} : { customerName });
        t.same(session.title, "New Conversation", "the session's title");
        t.same(session.getFocusedTab().title, "New Conversation", "the tab's title");
      }
    },
    "[D] appContext feeds the slugs of its tab": async () => {
      await chat({ customerName: "Contoso", title: "no" });
      const appContext = { dashboardId: "0f3c5d6e", title: "Sales" };
      const tab = await t.tab({ templateName: "apm_dashboard", appContext });
      t.same(tab.title, "Sales", "the title");
      const record = await t.tab({ appContext: { entityName: "account" } });
      t.same(record.title, "New Account", "the title of a record");
    },
    "[D] session context variables feed the slugs of tabs": async () => {
      const session = await chat({ LiveWorkItemId: WORK_ITEM, customerName: "Contoso" });
      const { parameters } = await contextOf(session);
      t.same(parameters.entityId, WORK_ITEM, "the id");
      t.same(session.getFocusedTab().title, "Contoso", "the title");
    },
    "[D] appContext goes before the template's own parameters": async () => {
      const session = await chat({ LiveWorkItemId: WORK_ITEM });
      const { tabId } = await t.tab({
        templateName: "apm_conversation",
        appContext: { entityId: OTHER_WORK_ITEM },
      });
      const { parameters } = await contextOf(session, tabId);
      const { entityName, entityId } = parameters;
      const expected = ["msdyn_ocliveworkitem", OTHER_WORK_ITEM];
      t.same([entityName, entityId], expected, "the parameters");
    },
    "[D] parametersStr goes before the parameters of the anchor's template": async () => {
      const parametersStr = '[["entityName","contact"],["data",{"lastname":"Silva"}]]';
      const { data, parameters } = await contextOf(await chat({ parametersStr }));
      t.same([parameters.entityName, data], ["contact", { lastname: "Silva" }], "the parameters");
    },
    "[D] a user cannot close additional tabs, unless their template says so": async () => {
      const tab = (name, more) => ({ unique_name: name, page_type: "dashboard", ...more });
      await apmWorkspace.load({
        tab_templates: [
          tab("new_any"),
          tab("new_free", { pinned: false }),
          tab("new_not", { pinned: true }),
        ],
        session_templates: [
          {
            unique_name: "new_session",
            type: "generic",
            anchor: "new_any",
            additional: ["new_any", "new_free", "new_not"],
          },
        ],
      });
      await Apm.createSession({ templateName: "new_session" });
      const session = Apm.getFocusedSession();
      const tabs = session.getAllTabs().map((id) => session.getTab(id));
      t.same(
        tabs.map((each) => each.canClose),
        [false, false, true, false],
        "canClose",
      );
      t.check(
        !document.querySelector(`[data-action="close-tab"][data-of="${tabs[1].tabId}"]`),
        "a button",
      );
      tabs[1].canClose = true;
      t.same(await tabs[1].close(), true, "the answer of close");
    },
    "[D] a dashboard tab without an id, or with an unknown one, shows the default dashboard":
      async () => {
        for (const dashboardId of [undefined, "", "0f3c5d6e-0000-4000-8000-000000000000"]) {
          await t.tab({
            templateName: "apm_dashboard",
            appContext: { dashboardId, title: "Sales" },
          });
          await apmWorkspace.drawn();
          const panel = document.querySelector("[role=tabpanel]:not([hidden])");
          t.check(panel.textContent.includes("Cases by status"), `${dashboardId}: no dashboard`);
        }
      },
    "[D] validateRecord opens only a record that exists": async () => {
      const wanted = (entityId) => ({
        templateName: "msdyn_entityrecord",
        appContext: { entityName: "incident", entityId, validateRecord: "true" },
      });
      await t.rejects(
        () => Apm.createTab(wanted("00000000-0000-4000-8000-000000000000")),
        "createTab",
        "there is no Case",
      );
      t.same(Apm.getFocusedSession().getAllTabs().length, 1, "the number of tabs");
      await Apm.createTab(wanted("ca5e0000-0000-4000-8000-000000000001"));
    },
    "[E] Home has only its dashboard tab, a case session only its anchor": async () => {
      const home = Apm.getFocusedSession();
      t.same([home.title, home.getAllTabs().length], ["Home", 1], "Home");
      t.same((await t.session()).getAllTabs().length, 1, "the number of tabs");
      await home.focus();
      await apmWorkspace.drawn();
      const panel = document.querySelector("[role=tabpanel]:not([hidden])");
      t.same(panel.dataset.pageType, "dashboard", "the page type");
    },
  };
});
