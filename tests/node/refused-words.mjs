// What the objects with the words of a test refuse before a word is called, as JSON.
//
//   node refused-words.mjs <folder of the npm package> <folder of a project> <JSON text with the names of options, and with scripts>
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, root, cases] = process.argv.slice(2);
const { Workspace } = await import(pathToFileURL(join(folder, "workspace.js")).href);
const [options, scripts] = JSON.parse(cases);
const workspace = new Workspace({ call: async () => null, drawn: async () => {} }, root);

/** The message of each call that is refused, by what it is about. */
async function refusals(names, call) {
  const found = names.map(async (name) => {
    const done = call(name).then(() => "");
    return [name, await done.catch(({ message }) => message)];
  });
  return Object.fromEntries(await Promise.all(found));
}

const results = [
  await refusals(options, (name) => workspace.createTab("none", { [name]: true })),
  await refusals(scripts, (script) => workspace.runScript(script)),
];
console.log(JSON.stringify(results));
