// Prints all sessions and their tabs.
Microsoft.Apm.getAllSessions().forEach((sessionId) => {
  const session = Microsoft.Apm.getSession(sessionId);
  console.log(`${session.title} (${session.sessionId})`);
  session.getAllTabs().forEach((tabId) => {
    console.log(`  ${session.getTab(tabId).title} (${tabId})`);
  });
});
