// Prints to the browser console when another session or tab gets the focus, and when a session is closed.
["ON_SESSION_SWITCH", "ON_SESSION_CLOSED", "ON_TAB_SWITCH"].forEach((name) => {
  const channel = new BroadcastChannel(Microsoft.Apm.getEventPublisherTopic(name));
  channel.onmessage = (event) => console.log(name, JSON.stringify(event.data));
});
