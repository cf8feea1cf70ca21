// The most similar names of the cases in a file, as JSON; null where there is none.
//
//   node nearest-names.mjs <folder of the npm package> <file with a list of { name, known }>
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const { nearest } = await import(pathToFileURL(join(folder, "nearest-names.js")).href);
const cases = JSON.parse(await readFile(file, "utf-8"));
console.log(JSON.stringify(cases.map(({ name, known }) => nearest(name, known) ?? null)));
