// What the declarations allow, and what they refuse: compiled by test_typings.py, and never run.

async function allowed(): Promise<void> {
  const id = Microsoft.Apm.createSession({
    templateName: "msdyn_chat_session",
    sessionContext: new Map([["customerName", "Ana"]]),
  });
  const text: string = `${id} ${JSON.stringify(id)} ${String(id)}`;
  const session = Microsoft.Apm.getSession(id) ?? Microsoft.Apm.getSession(await id);
  if (session === null) return;
  session.title = text;
  session.canClose = !session.isDefault;
  const opened: string = await session
    .createTab('{"templateName": "msdyn_entityrecord"}', "correlation")
    .then((tabId) => tabId);
  await session.getTab(opened)?.close();
  const context = await session.getContext();
  const name: unknown = context.get("customerName") ?? context.parameters["anchor.title"];
  await session.updateContext({ name, caller: null });
  const linked = await Microsoft.Omnichannel.linkToConversation("account", "id");
  const tab = await Xrm.App.sessions
    .getSession(session.sessionId)
    ?.tabs.createTab({ pageInput: { pageType: "entitylist", entityName: linked.recordId } });
  await Xrm.Utility.getGlobalContext().saveSettingValue(tab ?? "setting", true);
  await window.parent.Microsoft.Apm.focusTab(opened);
  await apmWorkspace.load({ limits: { sessions: 3 } });
  await apmWorkspace.load({ limits: { sessions: 3 }, solutions: [new Blob(), new Uint8Array(1)] });
  const found: string[] = apmWorkspace.solutions().remarks.map((each) => each.text);
  const before = apmWorkspace.snapshot();
  await apmWorkspace.seed({ sessions: [{ template: "msdyn_chat_session", context: { a: 1 } }] });
  await apmWorkspace.seed("morning");
  await apmWorkspace.restore(before);
  await apmWorkspace.startRecording({ seed: "morning" });
  const recording = apmWorkspace.stopRecording();
  const written: string = apmWorkspace.writeTest(recording, "typescript");
  await apmWorkspace.replay(recording);
  const [call] = apmWorkspace.calls();
  console.log(call?.member, call?.error, found);
  const kinds = apmWorkspace
    .failures()
    .map(({ kind, file, line, level }) => [kind, file, line, level]);
  apmWorkspace.fault("createTab", { reject: "Try later.", times: 2, delay: 500 });
  apmWorkspace.fault("GET accounts", { status: 429, probability: 0.5, seed: 7 });
  apmWorkspace.fault("createTab", null);
  apmWorkspace.fault({ withoutRoles: ["App Profile User"], limits: { tabs: 2 } });
  console.log(kinds, written);
}

function refused(session: Microsoft.Apm.Session): void {
  // @ts-expect-error A property, not a method.
  session.canClose();
  // @ts-expect-error It is read-only.
  session.sessionId = "session-id-1";
  // @ts-expect-error Not the name of an event.
  Microsoft.Apm.getEventPublisherTopic("ON_SESSION_SWICH");
  // @ts-expect-error The name of a template is needed.
  Microsoft.Apm.createTab({ appContext: new Map() });
  // @ts-expect-error It has no String methods; await it first.
  session.createTab({ templateName: "msdyn_entityrecord" }).startsWith("tab");
  // @ts-expect-error It may be null.
  session.getTab("tab-id-1").title = "Notes";
  // @ts-expect-error There is no such kind.
  apmWorkspace.failures().filter(({ kind }) => kind === "unknown-name");
  // @ts-expect-error There is no such option.
  apmWorkspace.fault("createTab", { message: "Try later." });
  // @ts-expect-error There is no such member.
  session.getTabs();
}

console.log(allowed, refused);
