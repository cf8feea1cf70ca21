/** The commands that Python runs: `check` and `build`. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { argumentThere, python, said, there, withOwnPaths } from "./interpreter.js";

const COMPRESSOR = fileURLToPath(new URL("compress.mjs", import.meta.url));

const LONGEST_MILLISECONDS = 60_000;

/** The names of the commands. */
export const COMMANDS = ["check", "build"];

/**
 * Runs a command, and returns its exit code.
 * @param site The folder of the built page.
 * @param given The name of the command and its options.
 */
export async function runCommand(site, given) {
  const interpreter = await python();
  interpreter.setStdout({ batched: (line) => console.log(withOwnPaths(line)) });
  interpreter.setStderr({ batched: (line) => console.error(withOwnPaths(line)) });
  interpreter.FS.chdir(there(process.cwd()));
  const { run } = interpreter.pyimport("apm.host.node_commands");
  const options = interpreter.toPy(given.map(argumentThere));
  return said(() => run(options, there(site), runNode, compress));
}

/** Runs the text of a program, and returns its output; undefined if it fails. */
function runNode(program, given) {
  const options = { input: withOwnPaths(given), encoding: "utf-8", timeout: LONGEST_MILLISECONDS };
  const { status, stdout } = spawnSync(process.execPath, ["-e", program], options);
  return status === 0 ? stdout : undefined;
}

function compress(folder, quality, earlier) {
  const paths = [withOwnPaths(folder), String(quality), withOwnPaths(earlier)];
  const { status, stderr } = spawnSync(process.execPath, [COMPRESSOR, ...paths]);
  if (status !== 0) throw new Error(`The page could not be compressed: ${stderr}`);
}
