/**
 * session.isDefault
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/isdefault
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.isDefault", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] is true only for Home": async () => {
      const session = await t.session();
      t.same(session.isDefault, false, "that of a new session");
      const all = Apm.getAllSessions().map((id) => Apm.getSession(id).isDefault);
      t.same(all.filter((isDefault) => isDefault === true).length, 1, "how many are true");
      t.same(all.filter((isDefault) => isDefault === false).length, all.length - 1, "the others");
    },
    "[A] is an own data property that cannot be written": async () => {
      const session = await t.session();
      const { value, writable } = Object.getOwnPropertyDescriptor(session, "isDefault");
      t.same([value, writable], [false, false], "its value and writable");
      t.same(Reflect.set(session, "isDefault", true), false, "an assignment");
      t.same(session.isDefault, false, "isDefault after it");
    },
  };
});
