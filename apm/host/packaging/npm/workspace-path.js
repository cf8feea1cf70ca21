/** Which files a workspace is made of. */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";

/** The workspace file that is used if there is one. */
const DEFAULT_FILE = "workspace.toml";

const found = (path) => stat(path).catch(() => undefined);

/**
 * The files that options name. What is named has to exist.
 * @param options `root`, the folder for relative paths; `workspace`, the workspace file; `solution`, a path or a list of paths.
 * @returns The `file` and the `solutions`; undefined for the built-in workspace.
 */
export async function workspaceFiles({ root = ".", workspace, solution = [] }) {
  const folder = resolve(root);
  if (!(await found(folder))?.isDirectory())
    throw new Error(`${folder}, which the option 'root' names, is no folder.`);
  const file = resolve(folder, workspace ?? DEFAULT_FILE);
  const isThere = (await found(file))?.isFile();
  if (!isThere && workspace !== undefined)
    throw new Error(`There is no file '${file}': name a workspace file that exists.`);
  const solutions = [solution].flat().map((path) => resolve(folder, path));
  for (const path of solutions) {
    if (!(await found(path)))
      throw new Error(
        `There is no solution '${path}': name a zip or an unpacked solution that exists.`,
      );
  }
  return isThere || solutions.length ? { file, solutions } : undefined;
}

/** The path of a folder of web resources, if one is named. It has to exist. */
export async function webResourcesFolder({ root = ".", webResources }) {
  if (webResources === undefined) return undefined;
  const folder = resolve(root, webResources);
  if ((await found(folder))?.isDirectory()) return folder;
  throw new Error(`There is no folder '${folder}': name a folder of web resources that exists.`);
}
