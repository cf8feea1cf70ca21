// What the words of a test do without a page, as JSON.
//
//   node words.mjs <folder of the npm package> <folder of a project with the seed "morning">
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, root] = process.argv.slice(2);
const { createApm } = await import(pathToFileURL(join(folder, "node.js")).href);
for (const each of ["info", "warn"]) console[each] = () => {};
const CHAT = "msdyn_chat_session";
const results = {};
const refusal = (promise) =>
  promise.then(
    () => "",
    ({ message }) => message,
  );

results.noSeed = await refusal(createApm({ root, seed: "evening" }));
const apm = await createApm({ root, seed: "morning", onError() {} });
const { workspace, Microsoft } = apm;
const title = () => workspace.focusedSession.title;
results.seeded = [await title()];
await apm.reset();
results.seeded.push(await title());

const account = await workspace.records.create("account", { name: "Fabrikam" });
const snapshot = await workspace.snapshot();
await workspace.seed({ sessions: [{ template: CHAT }] });
await workspace.restore(snapshot);
results.restored = [await title(), (await workspace.records.retrieve("account", account)).name];

await workspace.fault("createSession", { reject: "Try later." });
results.faults = [await refusal(workspace.createSession(CHAT))];
await workspace.fault("createSession");
results.faults.push(await refusal(workspace.createSession(CHAT)));
const noFault = await refusal(workspace.fault("createSession"));
results.faults.push(noFault.slice(noFault.indexOf("no fault"), noFault.indexOf(", such as")));
await workspace.createSession("case_entity_session_default_template", {
  entityName: "incident",
});
results.wrongNames = [
  await refusal(workspace.form.get("titel")),
  await refusal(workspace.createSession(CHAT, { isFocused: false })),
  await refusal(workspace.runScript("scripts/case.ts")),
];
const tab = await workspace.createTab("msdyn_entityrecord", { entityName: "account" });
results.wrongOfAnotherForm = await refusal(workspace.form.get("titel"));
await tab.close();

await workspace.fault({ limits: { sessions: 1 } });
results.limited = [Microsoft.Apm.canCreateSession()];

const execute = `Xrm.WebApi.execute({
  getMetadata: () => ({ operationName: "new_Total", operationType: 0, parameterTypes: {} }),
}).then((response) => response.json()).then(({ Total }) => Total)`;
await workspace.handle("new_Total", { Total: 3 });
results.answers = [await workspace.runScript(execute)];
await workspace.handle("new_Total", () => ({ Total: 4 }));
results.answers.push(await workspace.runScript(execute));

await apm.reset();
results.seeded.push(await title());
results.limited.push(Microsoft.Apm.canCreateSession());
results.unanswered = await refusal(workspace.runScript(execute));
await workspace.failures;

await workspace.runScript("try { Microsoft.Apm.getTab; } catch {}");
await workspace.load({});
const late = (message) => `{
  const [from, to] = [1, 2].map(() => new BroadcastChannel("${message}"));
  to.onmessage = () => { throw new Error("${message}"); };
  from.postMessage(0);
}`;
await workspace.runScript(late("read"));
results.failures = (await workspace.failures).map(({ kind, line }) => [kind, line]);
results.unread = await workspace.failures;
await refusal(workspace.createSession("none"));
results.expected = await workspace.failures;
await workspace.runScript(late("broken"));
results.taken = [apm.takeErrors().message, apm.takeErrors() ?? null];
console.log(JSON.stringify(results));
