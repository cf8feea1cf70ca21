/** The command `record`: serves the page, which records a test, and writes the test into a file. */
import { argumentThere, python, said, there, withOwnPaths } from "./interpreter.js";
import { openServer } from "./server.js";

const LANGUAGE = "typescript";

/**
 * Serves the page until the recording has ended, or until the user ends the process; returns the exit code.
 * @param options Those of `serve`, and `language` and `output`.
 * @param whenEnded Calls a function when the user ends the process.
 */
export async function record({ language, output, ...options }, whenEnded) {
  const interpreter = await python();
  interpreter.FS.chdir(there(process.cwd()));
  const { planned, begun, ended, NOTHING } = interpreter.pyimport("apm.host.recorded_test");
  const say = (sentence) => console.log(withOwnPaths(sentence));
  const file = output && argumentThere(output);
  const recorded = said(() => planned(language, file, LANGUAGE));
  let end;
  const isWritten = new Promise((resolve) => {
    end = resolve;
  });
  const { url, close } = await openServer(options, recorded, () => end(true));
  whenEnded(() => end(false));
  say(begun(url));
  const code = (await isWritten) ? 0 : 1;
  say(code === 0 ? ended(recorded) : NOTHING);
  await close();
  return code;
}
