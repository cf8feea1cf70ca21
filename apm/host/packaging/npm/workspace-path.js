/** Which workspace file is used. */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";

/** The workspace file that is used if there is one. */
const DEFAULT_FILE = "workspace.toml";

/** The path of the workspace file; undefined for the built-in workspace. A file that is named has to exist. */
export async function workspacePath(root, given) {
  const path = resolve(root, given ?? DEFAULT_FILE);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return path;
  if (given === undefined) return undefined;
  throw new Error(`${path}, which the option 'workspace' names, does not exist.`);
}
