// The interpreter module that PyScript imports: Pyodide with its standard library as bytecode, which starts in half the time.
//
// The address of each file is written in full, relative to `import.meta.url`: `build` replaces it by its hashed name.
import { placeWorkspace } from "./offline.js";
import { loadPyodide as load, version } from "./runtime/pyodide/pyodide.mjs";

export { version };

export async function loadPyodide(options) {
  // Before Python, which blocks the page while it starts. PyScript imports the modules again by name and reports a failure.
  await import("./page.js").catch(() => {});
  try {
    const python = await load({
      ...options,
      indexURL: new URL("./runtime/pyodide/", import.meta.url).href,
      stdLibURL: new URL("./runtime/stdlib.zip", import.meta.url).href,
    });
    await placeWorkspace(python.FS);
    return python;
  } catch (error) {
    const reason = `Python could not be loaded: ${error?.message ?? error}`;
    window.dispatchEvent(new CustomEvent("apm:failed", { detail: { reason } }));
    throw error;
  }
}
