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
  const file = resolve(root, workspace ?? DEFAULT_FILE);
  const solutions = [solution].flat().map((path) => resolve(root, path));
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return { file, solutions };
  if (workspace !== undefined)
    throw new Error(`${file}, which the option 'workspace' names, does not exist.`);
  return solutions.length ? { file, solutions } : undefined;
}
