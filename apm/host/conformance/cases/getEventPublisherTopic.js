/**
 * Microsoft.Apm.getEventPublisherTopic
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/geteventpublishertopic
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("getEventPublisherTopic", (t) => {
  const { Apm } = Microsoft;
  const EVENTS = ["ON_SESSION_SWITCH", "ON_SESSION_CLOSED", "ON_TAB_SWITCH"];

  return {
    "[D] gives a string at once": async () => {
      for (const name of EVENTS) {
        const topic = Apm.getEventPublisherTopic(name);
        t.same(typeof topic, "string", `the type of the topic of ${name}`);
        t.check(topic, `the topic of ${name} is empty`);
      }
    },
    "[D] gives every event a topic of its own": async () => {
      const topics = EVENTS.map((name) => Apm.getEventPublisherTopic(name));
      t.same(new Set(topics).size, EVENTS.length, "the number of different topics");
    },
    "[D] gives an event the same topic every time": async () => {
      const topics = EVENTS.map((name) => Apm.getEventPublisherTopic(name));
      await t.session();
      t.same(
        topics,
        EVENTS.map((name) => Apm.getEventPublisherTopic(name)),
        "the topics",
      );
    },
    "[A] gives any other name a stable topic of its own and never throws": async () => {
      const names = [
        ...EVENTS,
        "ON_OTHER",
        "on_tab_switch",
        "",
        "__proto__",
        "toString",
        "a/b",
        "é",
      ];
      const topics = names.map((name) => Apm.getEventPublisherTopic(name));
      t.same(new Set(topics).size, names.length, "the number of different topics");
      t.same(
        topics,
        names.map((name) => Apm.getEventPublisherTopic(name)),
        "the topics",
      );
      for (const name of [undefined, null, 7, {}]) {
        t.same(typeof Apm.getEventPublisherTopic(name), "string", `the type for ${name}`);
      }
    },
  };
});
