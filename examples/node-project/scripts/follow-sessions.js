/** Keeps the number of switches between sessions, for reports. */
{
  window.contosoSwitches = 0;
  const topic = Microsoft.Apm.getEventPublisherTopic("ON_SESSION_SWITCH");
  new BroadcastChannel(topic).addEventListener("message", () => {
    window.contosoSwitches += 1;
  });
}
