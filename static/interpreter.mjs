// The interpreter module PyScript imports: Pyodide with its standard library as bytecode, which starts in half the time.
import { loadPyodide as load, version } from "./runtime/pyodide/pyodide.mjs";

const runtime = new URL("runtime/", import.meta.url);

export { version };

export async function loadPyodide(options) {
  // Before Python, which lets nothing else go on while it starts. What fails to load is asked for again by name, and told then.
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
