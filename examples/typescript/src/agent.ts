/** The form script and command of a case; `workspace.toml` registers the functions. */
namespace Contoso.Agent {
  const UNSEEN = "• ";
  const FORMATTED = "@OData.Community.Display.V1.FormattedValue";
  const TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";

  /** The columns of a case that this script reads. */
  interface Case {
    readonly title: string;
    readonly ticketnumber: string;
    readonly _customerid_value?: string;
    readonly [annotation: string]: unknown;
  }

  /** Sets the titles of the session and the tab, and opens related tabs in the background. */
  export async function onLoad(context: Xrm.Events.EventContext): Promise<void> {
    const form = context.getFormContext();
    const id = form.data.entity.getId();
    if (id === "") return;
    const session = Microsoft.Apm.getFocusedSession();
    const anchor = session.getFocusedTab();
    const found: Case = await Xrm.WebApi.retrieveRecord(
      "incident",
      id,
      "?$select=title,ticketnumber,_customerid_value",
    );
    session.title = `${found.ticketnumber}: ${found.title}`;
    anchor.title = found.title;
    await session.updateContext({ caseTitle: found.title });
    await openBeside(session, found);
  }

  /** The function of a command: opens the form of the customer after a confirmation. */
  export async function showCustomer(form: Xrm.FormContext): Promise<void> {
    const customer = form
      .getAttribute<Xrm.Attributes.LookupAttribute>("customerid")
      ?.getValue()?.[0];
    if (!customer) {
      await Xrm.Navigation.openAlertDialog({ text: "This case has no customer." });
      return;
    }
    const { confirmed } = await Xrm.Navigation.openConfirmDialog({
      text: `Open ${customer.name}?`,
    });
    if (confirmed) {
      await Xrm.Navigation.openForm({ entityName: customer.entityType, entityId: customer.id });
    }
  }

  /** Opens three tabs in the background; a dot in the title marks tabs that have not been visited. */
  async function openBeside(session: Microsoft.Apm.Session, found: Case): Promise<void> {
    const tabs: Microsoft.Apm.AppTabInput[] = [
      {
        templateName: "msdyn_entityrecord",
        appContext: new Map([
          ["entityName", String(found[`_customerid_value${TABLE}`])],
          ["entityId", String(found._customerid_value)],
        ]),
      },
      {
        templateName: "msdyn_omnichannel_kbsearch",
        appContext: { data: found.title },
      },
      {
        templateName: "apm_dashboard",
        appContext: [
          ["dashboardId", "00000000-0000-0000-0000-000000000001"],
          ["title", String(found[`_customerid_value${FORMATTED}`])],
        ],
      },
    ];
    for (const input of tabs) {
      if (!session.canCreateTab()) return;
      const tab = session.getTab(await session.createTab({ ...input, isFocused: false }));
      if (tab) tab.title = UNSEEN + tab.title;
    }
  }

  function listen<Name extends keyof Microsoft.Apm.EventPayloads>(
    name: Name,
    heard: (payload: Microsoft.Apm.EventPayloads[Name]) => void,
  ): void {
    const channel = new BroadcastChannel(Microsoft.Apm.getEventPublisherTopic(name));
    channel.onmessage = ({ data }: MessageEvent<Microsoft.Apm.EventPayloads[Name]>) => heard(data);
  }

  // Removes the dot when a tab is visited.
  listen("ON_TAB_SWITCH", ({ sessionId, tabId }) => {
    const tab = Microsoft.Apm.getSession(sessionId)?.getTab(tabId);
    if (tab?.title.startsWith(UNSEEN)) tab.title = tab.title.slice(UNSEEN.length);
  });
}
