/**
 * tab.canClose
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/canclosetab
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("tab.canClose", (t) => ({
  "[D] is a property, true for a tab that a script opened": async () => {
    await t.session();
    const tab = await t.tab();
    t.same(tab.canClose, true, "canClose");
  },
  "[D] is false for the anchor tab": async () => {
    const session = await t.session();
    t.same(session.getFocusedTab().canClose, false, "canClose");
  },
  "[D] stays false for the anchor tab when true is assigned": async () => {
    const session = await t.session();
    const anchor = session.getFocusedTab();
    await t.warnings(() => {
      anchor.canClose = true;
    });
    t.same(anchor.canClose, false, "canClose");
  },
  "[A] can be written": async () => {
    const session = await t.session();
    const tab = await t.tab();
    tab.canClose = false;
    t.same([tab.canClose, session.canClose], [false, true], "canClose of tab and session");
    tab.canClose = true;
    t.same(tab.canClose, true, "canClose at the end");
  },
  "[A] throws one sentence for anything but true and false, and changes nothing": async () => {
    await t.session();
    const tab = await t.tab();
    for (const value of [undefined, null, 0, "false", {}, [true]]) {
      const error = t.throws(() => {
        tab.canClose = value;
      }, "tab.canClose");
      t.check(!error.message.includes("\n"), "the message has more than one line");
      t.same(tab.canClose, true, "canClose");
    }
  },
  "[A] is an own enumerable accessor": async () => {
    await t.session();
    const tab = await t.tab();
    const { get, set, enumerable } = Object.getOwnPropertyDescriptor(tab, "canClose");
    t.same([typeof get, typeof set], ["function", "function"], "the types of get and set");
    t.same(enumerable, true, "enumerable");
  },
}));
