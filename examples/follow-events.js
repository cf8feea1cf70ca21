// Prints to the browser's console when the focus moves to another session or tab, and when a session is closed.
["ON_SESSION_SWITCH", "ON_SESSION_CLOSED", "ON_TAB_SWITCH"].forEach((name) => {
  const channel = new BroadcastChannel(Microsoft.Apm.getEventPublisherTopic(name));
  channel.onmessage = (event) => console.log(name, JSON.stringify(event.data));
});
