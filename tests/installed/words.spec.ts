/** The words of a test and the options of @playwright/test. `test_node_projects.py` copies this file into a project and runs it. */
import { CallRefused, expect, test } from "apm-emulator/playwright";

const CHAT = "msdyn_chat_session";
const READS_UNKNOWN = "try { Microsoft.Apm.getTab; } catch {} 0";
const EXECUTE = `Xrm.WebApi.execute({
  getMetadata: () => ({ operationName: "new_Total", operationType: 0, parameterTypes: {} }), Amount: 2,
}).then((response) => response.json()).then(({ Total }) => Total)`;

test.describe("a seed", () => {
  test.use({ apmSeed: "morning", apmStrict: "error" });

  test("is there, and a snapshot of it is restored", async ({ workspace }) => {
    expect(await workspace.focusedSession.title).toBe("Kim's case");
    const account = await workspace.records.create("account", { name: "Fabrikam" });
    const snapshot = await workspace.snapshot();
    await workspace.seed({ sessions: [{ template: CHAT }] });
    await workspace.restore(snapshot);
    expect(await workspace.focusedSession.title).toBe("Kim's case");
    expect(await workspace.records.retrieve("account", account)).toMatchObject({
      name: "Fabrikam",
    });
    await expect(workspace.restore({ version: 9 })).rejects.toThrow(
      "restore: the snapshot has version 9",
    );
  });
});

test("faults and handlers end with the test", async ({ workspace }) => {
  await workspace.fault("createTab", { reject: "Try later.", times: 1, errorCode: 7 });
  const refused = workspace.createTab("msdyn_entityrecord", { entityName: "account" });
  await expect(refused).rejects.toMatchObject({ message: "Try later.", errorCode: 7 });
  await workspace.fault("createTab");
  await expect(workspace.fault("createTab")).rejects.toThrow(
    "has no fault to end; add one with options",
  );
  await workspace.fault({ limits: { sessions: 1 } });
  const apm = await workspace.apm;
  expect(await apm.evaluate((api) => api.canCreateSession())).toBe(false);
  await workspace.handle("new_Total", { Total: 3 });
  expect(await workspace.runScript(EXECUTE)).toBe(3);
  await workspace.handle("new_Total", () => ({ Total: 4 }));
  expect(await workspace.runScript(EXECUTE)).toBe(4);
});

test("finds no faults and no handlers", async ({ workspace }) => {
  const tab = await workspace.createTab("msdyn_entityrecord", { entityName: "account" });
  expect(await tab.sessionId).toBe("session-id-0");
  await expect(workspace.runScript(EXECUTE)).rejects.toBeInstanceOf(CallRefused);
});

test.describe("other roles and limits", () => {
  test.use({ apmRoles: [] });
  test("refuse a session", async ({ workspace }) => {
    await expect(workspace.createSession(CHAT)).rejects.toThrow("App Profile User");
  });
});

test.describe("the strictness", () => {
  test("lets failures be read once, also those before a restart", async ({ workspace }) => {
    await workspace.runScript(READS_UNKNOWN);
    await workspace.load({});
    await workspace.page.evaluate(() => console.error("mine"));
    const kinds = (await workspace.failures).map(({ kind }) => kind);
    expect(kinds).toEqual(["unknown-member", "error"]);
    expect(await workspace.failures).toEqual([]);
  });

  test("annotates a warning", async ({ workspace }) => {
    await workspace.runScript(READS_UNKNOWN);
  });

  test.describe("error", () => {
    test.use({ apmStrict: "error" });
    test("fails with a warning", async ({ workspace }) => {
      test.fail();
      await workspace.runScript(READS_UNKNOWN);
    });
  });

  for (const apmIgnore of [["unknown-member: *getTab"], "unknown-member: *getTab"])
    test.describe(`error with an ignored failure: ${typeof apmIgnore}`, () => {
      test.use({ apmStrict: "error", apmIgnore });
      test("passes", async ({ workspace }) => {
        await workspace.runScript(READS_UNKNOWN);
      });
    });

  test("fails with an uncaught error", async ({ workspace }) => {
    test.fail();
    await workspace.page.evaluate(() =>
      setTimeout(() => {
        throw new Error("broken");
      }),
    );
  });
});
