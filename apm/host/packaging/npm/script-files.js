/** The scripts that a test runs: files, or texts. */
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { names } from "./names.js";
import { suggestion } from "./nearest-names.js";

const OTHER_FILE = new RegExp(`^${names.otherFile}$`);

/**
 * The text of a script, and its name if it is a file.
 * @param root The folder to which paths are relative.
 * @param script The path, or the text. A text in one line that ends with `.js` is a path.
 */
export async function readScript(root, script) {
  if (OTHER_FILE.test(script)) {
    throw new Error(`'${script}' is no client script: name a file that ends with .js.`);
  }
  const isPath = script.endsWith(".js") && !script.includes("\n");
  if (!isPath) return [script, undefined];
  const file = resolve(root, script);
  try {
    return [await readFile(file, "utf-8"), script];
  } catch (cause) {
    const meant = suggestion(basename(file), await scriptsIn(dirname(file)));
    const end = meant ? `; ${meant}` : ".";
    throw new Error(`There is no script '${script}' in ${root}${end}`, { cause });
  }
}

async function scriptsIn(folder) {
  const found = await readdir(folder).catch(() => []);
  return found.filter((name) => name.endsWith(".js"));
}
