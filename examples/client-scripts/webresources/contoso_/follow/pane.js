// A side pane for all sessions. It is in a frame, so it uses the API of a parent window.
(async () => {
  /** The API of the nearest window that has it; access to a window of another origin throws. */
  const findMicrosoft = () => {
    for (const place of [window, window.parent, window.top]) {
      try {
        if (place.Microsoft?.Apm) return place.Microsoft;
      } catch (error) {
        console.log("Contoso: no access.", error.message);
      }
    }
    return null;
  };

  const microsoft = findMicrosoft();
  if (!microsoft) return;
  const { getEventPublisherTopic, getFocusedSession, getSession } = microsoft.Apm;

  const show = async (session) => {
    document.getElementById("session").textContent = session.title;
    const context = await session.getContext();
    document.getElementById("case").textContent = context.parameters["anchor.ticketnumber"] ?? "";
  };

  const sessions = new BroadcastChannel(getEventPublisherTopic("ON_SESSION_SWITCH"));
  sessions.onmessage = ({ data: { previousSessionId, newSessionId } }) => {
    const line = document.createElement("li");
    line.textContent = `${previousSessionId} to ${newSessionId}`;
    document.getElementById("switches").append(line);
    const session = getSession(newSessionId);
    if (session) show(session);
  };

  await show(getFocusedSession());
})();
