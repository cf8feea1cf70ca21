/** Tests of client scripts without a browser. `npm test` in this folder runs them; nothing else is needed. */
import { workspace } from "apm-emulator/vitest";
import { beforeEach, describe, expect, test, vi } from "vitest";

const CASE = "ca5e0000-0000-4000-8000-000000000001";
const CASE_SESSION = "case_entity_session_default_template";

describe("on a case", () => {
  let session;

  beforeEach(async () => {
    session = await workspace.createSession(CASE_SESSION, {
      entityName: "incident",
      entityId: CASE,
    });
  });

  test("a script opens the customer", async () => {
    await workspace.runScript("scripts/open-customer.js");
    expect(await workspace.focusedSession.focusedTab.title).toBe("Contoso Coffee");
  });

  test("the form script marks the title of an urgent case", async () => {
    const title = await workspace.form.get("title");
    await workspace.form.set("prioritycode", 1);
    expect(await workspace.form.get("title")).toBe(`URGENT ${title}`);
    await workspace.form.save();
    const saved = await workspace.records.retrieve("incident", CASE);
    expect(saved.title).toBe(`URGENT ${title}`);
  });

  test("the form script prevents a save without a title", async () => {
    await workspace.form.set("title", "");
    await expect(workspace.form.save()).rejects.toThrow("prevented");
    const kept = await workspace.records.retrieve("incident", CASE);
    expect(kept.title).toBeTruthy();
  });

  test("the command opens the customer", async () => {
    await workspace.runScript("scripts/case-commands.js");
    await Contoso.Case.openCustomer(Xrm.Page);
    const [, customer] = await session.tabs;
    expect(await customer.title).toBe("Contoso Coffee");
  });

  test("the listener counts the switches of the session", async () => {
    const before = contosoSwitches;
    const [home] = await workspace.sessions;
    await home.focus();
    await session.focus();
    expect(contosoSwitches).toBe(before + 2);
  });

  test("a member can be replaced for a test", async () => {
    vi.spyOn(Xrm.WebApi, "retrieveRecord").mockResolvedValue({ name: "Contoso" });
    expect(await Xrm.WebApi.retrieveRecord("account", CASE)).toEqual({ name: "Contoso" });
  });
});

test("an unknown template is refused", async () => {
  const refused = Microsoft.Apm.createSession({ templateName: "contoso_none" });
  await expect(refused).rejects.toThrow("unknown session template 'contoso_none'");
  expect(Microsoft.Apm.getAllSessions()).toHaveLength(1);
});
