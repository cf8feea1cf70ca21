/**
 * The part of the test kit that runs in the page, once after its start. It remembers the global names, to remove those that a test
 * adds, and listens to the events of the API. Resolves to what failed during the start, such as listed scripts.
 */
(async () => {
  const EVENTS = ["ON_SESSION_SWITCH", "ON_SESSION_CLOSED", "ON_TAB_SWITCH"];

  await apmWorkspace.drawn();
  const failedAtStart = apmWorkspace.failures();
  const { Date: DateOfBrowser } = globalThis;
  const names = new Set(["apmTestKit", ...Object.getOwnPropertyNames(globalThis)]);
  // A user without a role gets no topic.
  await apmWorkspace.reset({ user: { roles: ["App Profile User"] } });
  const topics = EVENTS.map((name) => Microsoft.Apm.getEventPublisherTopic(name));
  let channels = [];
  let events = [];
  /** The operations that the test answers; a handler outlives a reset. */
  const handled = new Set();
  const failures = unreadFailures(apmWorkspace);

  function listen(name, at) {
    const channel = new BroadcastChannel(topics[at]);
    channel.onmessage = ({ data }) => events.push({ name, ...data });
    return channel;
  }

  /** Resolves when all messages so far have arrived: messages of all channels of a page arrive in the order of their posts. */
  function arrived() {
    return new Promise((resolve) => {
      const [from, to] = [1, 2].map(() => new BroadcastChannel("apm-test-kit"));
      to.onmessage = () => {
        for (const each of [from, to]) each.close();
        resolve();
      };
      from.postMessage(0);
    });
  }

  const kit = {
    hasClockOfBrowser: () => globalThis.Date === DateOfBrowser,

    /** Answers an operation with a value, or with the function in a text, until the next restart. */
    handle(name, value, text) {
      handled.add(name);
      // biome-ignore lint/security/noGlobalEval: the function is text of the test.
      apmWorkspace.handle(name, text === null ? () => value : globalThis.eval(`(${text})`));
    },

    /** The messages of the events since the last restart. */
    async events() {
      await arrived();
      return events;
    },

    failures: failures.read,

    beginCall: failures.beginCall,

    /** Undoes what a test changed, and changes some settings of the workspace file. */
    async restart(changes) {
      apmWorkspace.record(false);
      for (const each of [localStorage, sessionStorage]) each.clear();
      for (const name of Object.getOwnPropertyNames(globalThis)) {
        if (!names.has(name)) delete globalThis[name];
      }
      await apmWorkspace.reset({ ...changes, settings: "file" });
      // A reset closes the channels that were opened since the start of the page.
      for (const each of channels) each.close();
      events = [];
      failures.forget();
      for (const each of handled) apmWorkspace.handle(each, null);
      handled.clear();
      channels = EVENTS.map(listen);
      apmWorkspace.record(true);
    },
  };
  Object.defineProperty(globalThis, "apmTestKit", { value: kit });
  return failedAtStart;
})();
