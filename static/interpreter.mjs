// The interpreter module that PyScript imports: Pyodide with its standard library as bytecode, which starts in half the time.
import { loadPyodide as load, version } from "./runtime/pyodide/pyodide.mjs";

const runtime = new URL("runtime/", import.meta.url);

export { version };

export async function loadPyodide(options) {
  // Before Python, which blocks the page while it starts. PyScript imports the modules again by name and reports a failure.
  await import("./page.js").catch(() => {});
  try {
    return await load({
      ...options,
      indexURL: new URL("pyodide/", runtime).href,
      stdLibURL: new URL("stdlib.zip", runtime).href,
    });
  } catch (error) {
    const reason = `Python could not be loaded: ${error?.message ?? error}`;
    window.dispatchEvent(new CustomEvent("apm:failed", { detail: { reason } }));
    throw error;
  }
}
