// Runs the cases of files in the emulator without a browser, and prints for each what failed, as JSON.
//
//   node run-cases.mjs <folder of the npm package> <harness> <file>...
//
// Prints `{ [file]: { [case]: sentence } }`; the sentence of a case that passed is empty.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, harness, ...files] = process.argv.slice(2);
const { createApm } = await import(pathToFileURL(join(folder, "node.js")).href);
const apm = await createApm({ root: folder, global: globalThis, onError: () => {} });
const before = await readFile(harness, "utf-8");
// Cases that need a page have to say so.
delete globalThis.window;
const { log } = console;
// What a case writes is tested in the page.
for (const name of ["log", "info", "warn", "error"]) console[name] = () => {};
const results = {};
for (const file of files) {
  const text = await readFile(file, "utf-8");
  const cases = new Function(`${before}\n${text}\nreturn cases;`)();
  results[basename(file)] = {};
  for (const each of cases) results[basename(file)][each.case] = await sentenceOf(each);
}
apm.dispose();
log(JSON.stringify(results));

async function sentenceOf(each) {
  await apm.reset();
  apm.apmWorkspace.record(false);
  try {
    await each.run();
    return "";
  } catch (error) {
    return String(error?.message ?? error);
  }
}
