// What an emulator without a page does for the tests of a project, as JSON.
//
//   node without-page.mjs <folder of the npm package> <folder of the project> <wrong workspace file> <solution>
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, root, wrong, solution] = process.argv.slice(2);
const { createApm } = await import(pathToFileURL(join(folder, "node.js")).href);
const CASE = "ca5e0000-0000-4000-8000-000000000001";
const CASES = "case_entity_session_default_template";
const results = {};
const refusal = (promise) =>
  promise.then(
    () => "",
    ({ name, message, errorCode }) => [name, message, errorCode],
  );

const errors = [];
const apm = await createApm({ root, onError: ({ message }) => errors.push(message) });
const { Microsoft, Xrm, apmWorkspace, workspace, reset, dispose } = apm;

const opened = await workspace.createSession(CASES, { entityName: "incident", entityId: CASE });
results.session = [await opened.id, await opened.title, await opened.focusedTab.title];
await workspace.runScript("scripts/open-customer.js");
results.opened = await workspace.focusedSession.focusedTab.title;
results.calls = (await workspace.calls).map(({ member }) => member).includes("session.createTab");
results.events = (await workspace.events).map(({ name }) => name);
results.ownGlobals = ["Microsoft", "Xrm", "apmWorkspace"].filter((name) => name in globalThis);

await reset();
results.afterReset = [await workspace.sessions.then((all) => all.length), await workspace.events];

await workspace.createSession(CASES, { entityName: "incident", entityId: CASE });
await workspace.form.set("prioritycode", 1);
await workspace.form.save();
results.saved = (await workspace.records.retrieve("incident", CASE)).title;

results.refused = await refusal(workspace.createTab("none"));
results.broken = await refusal(workspace.runScript("let a = 1;\nnone();"));
results.syntax = await refusal(workspace.runScript("let a = 1;\n  let let;"));
results.second = await refusal(createApm());
await apmWorkspace.load({ forms: [{ table: "incident", event: "onload", function: "none" }] });
await workspace.createSession(CASES, { entityName: "incident", entityId: CASE });
results.errors = errors;

// An open channel, as of a script that listens to the events, does not keep the process running.
await workspace.runScript('new BroadcastChannel("open").onmessage = () => {};');
dispose();
const again = await createApm({ root: folder, global: globalThis });
results.inGlobal = [Xrm === globalThis.Xrm, Microsoft.Apm === globalThis.Microsoft.Apm];
results.fetched = (await (await fetch("/api/data/v9.2/accounts?$top=1")).json()).value.length;
again.dispose();
results.putBack = ["Microsoft", "Xrm", "apmWorkspace"].filter((name) => name in globalThis);
results.missing = await refusal(createApm({ workspace: "none.toml" }));
results.wrong = await refusal(createApm({ workspace: wrong }));
const solved = await createApm({ root: folder, solution });
const tables = await solved.Xrm.Utility.getEntityMetadata("con_device");
results.solution = tables.EntitySetName;
await refusal(solved.reset({ user: 5 }));
solved.Microsoft.Apm.getAllSessions();
results.recordsAfterARefusedReset = solved.apmWorkspace.calls().length;
solved.dispose();
results.wrongOptions = [];
for (const options of [
  null,
  { worksapce: wrong },
  { workspace: 5 },
  { solution: [5] },
  { root: "a\0b" },
  { global: Object.freeze({}) },
  { onError: "log" },
  { root: wrong },
]) {
  results.wrongOptions.push((await refusal(createApm(options)))[1]);
}
await createApm({ root });
results.ended = await Promise.all(
  [
    async () => solved.Microsoft,
    () => solved.reset(),
    async () => solved.apmWorkspace.calls(),
    () => solved.workspace.sessions,
  ].map((use) => refusal(use())),
);
console.log(JSON.stringify(results));
