/** Node.js as the platform of the emulator: scripts run in contexts, and nothing is drawn. */
import { readFileSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import {
  acceptObjectsOfApi,
  inTask,
  markShown,
  markUncaught,
  placeOf,
  platform,
  runTasks,
  said,
  scriptChannel,
  sentence,
  textIn,
} from "./headless.js";
import { OWN_FOLDERS } from "./interpreter.js";
import { LocalChannel } from "./local-channel.js";
import { OwnContext, ScriptContext } from "./script-context.js";

/** The folders of the emulator, as addresses and as paths. */
const OWN = OWN_FOLDERS.flatMap(({ href }) => [href, fileURLToPath(href)]);

/** The address of the page that there would be, if the global object has no document, as that of jsdom. */
const ADDRESS = "http://localhost/";

const asPath = (file) => (file.startsWith("file:") ? fileURLToPath(file) : file);

/**
 * Fills the platform for an emulator; the start fills `booted`.
 * @param root The folder to which messages name files relative.
 * @param files The paths of scripts by their addresses.
 * @param texts Scripts that are not files, by their addresses.
 * @param scope The global object of client scripts, with its `context` for `node:vm`; by default one of their own.
 * @param onError Gets each error of a script that nobody catches.
 * @returns The context of the client scripts.
 */
export function usePlatform({ root, files, texts, scope, context, onError }) {
  const loader = fileRunner({ root, files, texts });
  const page = scope ? new ScriptContext(scope, context) : new OwnContext(globalThis);
  page.window.BroadcastChannel = scriptChannel(LocalChannel);
  acceptObjectsOfApi(page.window);
  Object.assign(platform, {
    scope: page.window,
    address: () => page.window.document?.baseURI ?? ADDRESS,
    isServed: () => false,
    isOwnFile: (file) => OWN.some((folder) => file.startsWith(folder)),
    shortName(file) {
      const path = asPath(file);
      return path.startsWith(root + sep) ? relative(root, path).split(sep).join("/") : path;
    },
    failed: ({ reason }) => onError(new Error(`The emulator has stopped: ${reason}`)),
    reportError(error) {
      markUncaught(error, placeOf({ error }));
      onError(error);
    },
    complain: (text) => onError(new Error(text)),
    async loadSolutions(solutions, _textOf, load) {
      if (solutions === undefined) return load();
      throw new Error("load: solutions are read in a page; name them as solution of createApm.");
    },
    runScript: scriptRunner(page),
    load: loader(page),
    newFrame: frameMaker(page, loader),
    Channel: LocalChannel,
    drawNow: runTasks,
    // There is no window.
    sizeOf: () => ({ clientWidth: 0, clientHeight: 0 }),
    elementOf: () => null,
    openWindow() {},
    saveFile() {},
    showFile() {},
  });
  return page;
}

/** The function that runs a script in a context; it rejects with an Error whose message names file, line and column. */
const scriptRunner =
  (page) =>
  async (text, name = "script-1.js") => {
    try {
      if (typeof text !== "string")
        throw new TypeError(
          `runScript: the first argument has to be the text of a script, not ${typeof text}`,
        );
      // The script runs after the call, as in the page.
      await new Promise(inTask);
      return await page.evaluate(text, name);
    } catch (cause) {
      const at = placeIn(cause);
      markUncaught(cause, at);
      throw markShown(new Error(sentence(at, said(cause), name), { cause }));
    }
  };

/** The function that makes the window of a form, which is not drawn; `loader` makes the function that runs a file in it. */
const frameMaker = (page, loader) => () => {
  const frame = new OwnContext(page.window, page.window);
  return {
    ready: Promise.resolve(),
    window: frame.window,
    load: loader(frame),
    remove: () => frame.remove(),
  };
};

/**
 * Returns the function that runs a file in a context; what goes wrong is reported, so that other scripts still run.
 * @param sources The `root`, `files` and `texts` of `usePlatform`.
 */
const fileRunner =
  ({ root, files, texts }) =>
  (context) =>
  async (address, where) => {
    const file = files[address] ?? resolve(root, address);
    let text;
    try {
      text = texts[address] ?? readFileSync(file, "utf-8");
    } catch {
      platform.complain(`${platform.shortName(file)} could not be loaded; ${where}.`);
      return;
    }
    try {
      context.run(text, file);
    } catch (error) {
      platform.reportError(error);
    }
  };

/** The place of an error. The stack of a syntax error begins with its file and line, and marks the column in the next ones. */
function placeIn(error) {
  const [first, , marks] = textIn(error, "stack").split("\n");
  const found = textIn(error, "name") === "SyntaxError" && /^(.+):(\d+)$/.exec(first);
  if (!found) return placeOf({ error });
  return { file: found[1], line: Number(found[2]), column: (marks ?? "").indexOf("^") + 1 };
}
