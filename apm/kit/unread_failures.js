/**
 * The failures of `apmWorkspace` that a test has neither read nor expected. The kit puts this text before that of `in_page.js`; without a
 * page, Node.js imports it.
 */
function unreadFailures(apmWorkspace) {
  /** JSON text of the failures that the test has read or expects. */
  const known = new Set();

  const unknown = () => apmWorkspace.failures().filter((each) => !known.has(JSON.stringify(each)));

  return {
    /** Begins with no failures, after a reset. */
    forget: () => known.clear(),

    /** The failures since the last call, without those of calls whose refusal reached the test. */
    read() {
      const unread = unknown();
      for (const each of unread) known.add(JSON.stringify(each));
      return unread;
    },

    /** Begins a call of the test; returns a function that expects its failures if its refusal, with a message, reaches the test. */
    beginCall() {
      const before = unknown().map((each) => JSON.stringify(each));
      return (message) => {
        for (const each of unknown()) {
          const text = JSON.stringify(each);
          // A script that fails names its place.
          const isThere = message.startsWith(`${each.file}, line ${each.line},`);
          const isOfCall = !each.file || isThere || message.includes(each.message);
          if (isOfCall && !before.includes(text)) known.add(text);
        }
      };
    },
  };
}
