/** Tests of client scripts. `npm test` in this folder runs them; nothing else is needed. */
import { expect, type PageWorkspace, test } from "apm-emulator/playwright";

const CASE = "ca5e0000-0000-4000-8000-000000000001";
const CASE_SESSION = "case_entity_session_default_template";

const openCase = (workspace: PageWorkspace) =>
  workspace.createSession(CASE_SESSION, { entityName: "incident", entityId: CASE });

test("a script opens the customer of the case", async ({ workspace }) => {
  const session = await openCase(workspace);
  await workspace.runScript("scripts/open-customer.js");
  expect(await workspace.focusedSession.focusedTab.title).toBe("Contoso Coffee");
  await expect(session.locator).toHaveAttribute("aria-selected", "true");
});

test("the form script marks the title of an urgent case", async ({ workspace }) => {
  await openCase(workspace);
  const title = await workspace.form.get("title");
  await workspace.form.set("prioritycode", 1);
  expect(await workspace.form.get("title")).toBe(`URGENT ${title}`);
  await workspace.form.save();
  const saved = await workspace.records.retrieve("incident", CASE);
  expect(saved.title).toBe(`URGENT ${title}`);
});

test("the form script prevents a save without a title", async ({ workspace }) => {
  await openCase(workspace);
  await workspace.form.set("title", "");
  await expect(workspace.form.save()).rejects.toThrow("prevented");
  await expect(workspace.page.getByText("Enter a title.")).toBeVisible();
  const kept = await workspace.records.retrieve("incident", CASE);
  expect(kept.title).toBeTruthy();
});

test("the command opens the customer", async ({ workspace }) => {
  const session = await openCase(workspace);
  await workspace.page.getByRole("button", { name: "Open the customer" }).click();
  await expect(workspace.page.getByRole("heading", { name: "Contoso Coffee" })).toBeVisible();
  const [, customer] = await session.tabs;
  expect(await customer?.title).toBe("Contoso Coffee");
});

test("the web resource opens a session", async ({ workspace }) => {
  await workspace.createTab("apm_webresource", { webresourceName: "contoso_/card.html" });
  const card = workspace.page.frameLocator("iframe[src*='contoso_/card.html']");
  await card.getByRole("button", { name: "Open a case" }).click();
  await expect.poll(async () => (await workspace.sessions).length).toBe(2);
});

test("the listener counts the switches of the session", async ({ workspace }) => {
  const session = await openCase(workspace);
  const before = await workspace.page.evaluate("contosoSwitches");
  const [home] = await workspace.sessions;
  await home?.focus();
  await session.focus();
  await workspace.page.waitForFunction(`contosoSwitches === ${before} + 2`);
  const switches = (await workspace.events).filter(({ name }) => name === "ON_SESSION_SWITCH");
  expect(switches.map(({ newSessionId }) => newSessionId)).toEqual([
    await session.id,
    await home?.id,
    await session.id,
  ]);
});

test("an unknown template is refused", async ({ workspace }) => {
  const refused = workspace.createSession("contoso_none");
  await expect(refused).rejects.toThrow("unknown session template 'contoso_none'");
  expect(await workspace.sessions).toHaveLength(1);
});
