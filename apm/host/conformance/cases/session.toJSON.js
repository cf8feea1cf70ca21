/**
 * session.toJSON
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/sessionid
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.toJSON", (t) => ({
  "[A] gives the data of an open session": async () => {
    const session = await t.session();
    session.title = "Printer on fire";
    session.canClose = false;
    t.same(session.toJSON().sessionId, session.sessionId, "the sessionId");
    const { sessionId, isDefault, title, canClose } = JSON.parse(JSON.stringify(session));
    t.same(
      [sessionId, isDefault, title, canClose],
      [session.sessionId, false, "Printer on fire", false],
      "the data",
    );
  },
  "[A] gives the id and that it is closed for a closed session": async () => {
    const session = await t.session();
    const { sessionId } = session;
    await session.close();
    t.same(session.toJSON(), { sessionId, closed: true }, "the data");
  },
}));
