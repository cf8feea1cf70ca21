/** The emulator of this process: the JavaScript modules hold the state of one workspace, as in a page. */
import { endStart, facade, forgetScripts, platform, scripts } from "./headless.js";
import { python, said } from "./interpreter.js";

/** Starts the emulator with other settings; undefined before the first start. */
let startAgain;

/** The methods of `apmWorkspace`; filled when the emulator starts. */
export const methods = {};

/**
 * Starts the emulator in the global object that `platform` has. The first start of a process starts Python, too.
 * @param settings The content of `workspace.json`.
 */
export async function startEmulator(settings) {
  if (startAgain) {
    forgetScripts();
    said(() => startAgain(settings));
  } else {
    const interpreter = await python();
    // In the page, PyScript provides the JavaScript under this name.
    interpreter.pyimport("sys").modules.set("pyscript.js_modules", { page: { facade, scripts } });
    const headless = interpreter.pyimport("apm.browser.headless");
    platform.booted = (given) => Object.assign(methods, given);
    startAgain = said(() => headless.start(settings, new URL(platform.address()).origin));
  }
  await methods.drawn();
  endStart();
}

/** Closes all objects of the emulator. */
export function stopEmulator() {
  startAgain("{}");
  methods.record(false);
}
