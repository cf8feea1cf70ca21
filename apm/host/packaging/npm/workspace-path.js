/** Which files a workspace is made of. */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";

/** The workspace file that is used if there is one. */
const DEFAULT_FILE = "workspace.toml";

/**
 * The files that options name.
 * @param options `root`, the folder for relative paths; `workspace`, the workspace file; `solution`, a path or a list of paths.
 * @returns The `file` and the `solutions`; undefined for the built-in workspace. A file that is named has to exist.
 */
export async function workspaceFiles({ root = ".", workspace, solution = [] }) {
  const folder = resolve(root);
  if (!(await found(folder))?.isDirectory())
    throw new Error(`${folder}, which the option 'root' names, is no folder.`);
  const file = resolve(folder, workspace ?? DEFAULT_FILE);
  const solutions = [solution].flat().map((path) => resolve(folder, path));
  const there = await found(file);
  if (there?.isFile()) return { file, solutions };
  const is = there ? "is no file" : "does not exist";
  if (workspace !== undefined)
    throw new Error(`${file}, which the option 'workspace' names, ${is}.`);
  return solutions.length ? { file, solutions } : undefined;
}

const found = (path) => stat(path).catch(() => undefined);
