// The public names of the objects with the words of a test, by class, as JSON.
//
//   node word-names.mjs <folder of the npm package>
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(folder, name)).href);
const { PageWorkspace } = await load("page-workspace.js");
const { Session, Tab } = await load("strip-objects.js");

const workspace = new PageWorkspace({}, "", {});
const objects = {
  Workspace: workspace,
  Form: workspace.form,
  Records: workspace.records,
  Session: new Session({}, ""),
  Tab: new Tab({}, ["", ""]),
};

/** The names of an object and of its classes. */
function names(object) {
  const chain = [];
  for (let each = object; each !== Object.prototype; each = Object.getPrototypeOf(each))
    chain.push(...Object.getOwnPropertyNames(each));
  return [...new Set(chain)].filter((name) => name !== "constructor");
}

const found = Object.entries(objects).map(([name, object]) => [name, names(object)]);
console.log(JSON.stringify(Object.fromEntries(found)));
