// Makes a memory snapshot of Pyodide with all that the page imports, so that the page starts without importing it.
//
//   node snapshot.mjs <runtime folder> <folder of the Python sources> <key> <output>
//
// The same input gives the same bytes: date, time and random numbers are fixed while it runs. The file is a JSON header, whose
// length comes first, and the pages of the memory. `static/snapshot.mjs` reads it.
import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ALIGNMENT, checksum } from "../../../static/snapshot.mjs";

const [runtime, sources, key, output] = process.argv.slice(2);
const pyodide = resolve(runtime, "pyodide");
const PAGE = 4096;

fixTimeAndRandomNumbers();
const { python, module, fresh, timeZone } = await start();
for (const name of ["apm.zip", "libs.zip", "pyscript.zip"]) {
  python.FS.writeFile(name, readFileSync(join(runtime, name)));
}
const standardLibrary = python.runPython("import sys; next(p for p in sys.path if p.endswith('.zip'))");
try {
  fill();
} catch (error) {
  // The last line of a traceback says what is wrong.
  console.error(error.message.trim().split("\n").at(-1));
  process.exit(1);
}
clearFreeMemory();
write(python.makeMemorySnapshot());

/** Node.js with a fixed date, a clock that stands still, and random numbers that are always the same. */
function fixTimeAndRandomNumbers() {
  process.env.TZ = "UTC";
  // Python gets the path of its program, which must not be that of this machine.
  process.argv[1] = "/snapshot.mjs";
  const START = Date.UTC(2026, 0, 1);
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length ? given : [START]));
    }
    static now = () => START;
  };
  performance.now = () => 0;
  const filled = (buffer) => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).fill(7) && buffer;
  crypto.randomFillSync = filled;
  crypto.randomBytes = (length) => Buffer.alloc(length, 7);
  const value = { getRandomValues: filled, subtle: {} };
  Object.defineProperty(globalThis, "crypto", { value, configurable: true });
}

async function start() {
  const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")));
  const { default: factory } = await import(pathToFileURL(join(pyodide, "pyodide.asm.mjs")));
  let module;
  let fresh;
  let timeZone;
  const python = await loadPyodide({
    indexURL: `${pyodide}/`,
    stdLibURL: resolve(runtime, "stdlib.zip"),
    env: { PYTHONHASHSEED: "0", LANG: "en_US.UTF-8" },
    _makeSnapshot: true,
    createPyodideModule: async (settings) => {
      const keep = (started) => {
        fresh = started.HEAPU8.slice();
      };
      const instantiateWasm = (imports, receive) => {
        const set = imports.env._tzset_js;
        // The addresses at which C keeps its time zone.
        imports.env._tzset_js = (...addresses) => {
          timeZone = addresses;
          set(...addresses);
        };
        return settings.instantiateWasm(imports, receive);
      };
      const preRun = [...settings.preRun, keep];
      module = await factory({ ...settings, preRun, instantiateWasm });
      return module;
    },
  });
  return { python, module, fresh, timeZone };
}

/** Runs `snapshot_contents.py`; its module and everything else that only the build uses is gone afterwards. */
function fill() {
  for (const name of ["importer", "contents"]) {
    python.FS.writeFile(`apm_snapshot_${name}.py`, readFileSync(join(sources, `snapshot_${name}.py`)));
  }
  const run = python.runPython(`
def run(standard_library):
    import sys
    sys.dont_write_bytecode = True
    import apm_snapshot_contents
    apm_snapshot_contents.fill(standard_library)
    sys.dont_write_bytecode = False
    del sys.modules["apm_snapshot_contents"]
run`);
  run(standardLibrary);
  run.destroy();
  python.runPython("del run");
  for (const name of ["importer", "contents"]) python.FS.unlink(`apm_snapshot_${name}.py`);
  // Last, because it also gives back the objects that Python keeps to use them again: 0.5 MB after the imports.
  python.runPython("import gc; gc.collect(); gc.freeze(); del gc");
}

/** Memory that is free has what was there before; zeros need no place in the file. */
function clearFreeMemory() {
  const end = module._sbrk(0);
  const taken = [];
  for (const size of [1 << 20, 1 << 18, 1 << 16, 1 << 14, 1 << 12, 1 << 10, 256, 64, 32, 24, 16, 8]) {
    for (;;) {
      const block = module._malloc(size);
      if (!block) break;
      if (block + size >= end) {
        module._free(block);
        break;
      }
      module.HEAPU8.fill(0, block, block + size);
      taken.push(block);
    }
  }
  for (const block of taken) module._free(block);
}

/**
 * Writes the pages of the heap that a starting interpreter does not have yet. `snapshot` is in Pyodide's own format: a header,
 * whose length is its second word, then the whole heap.
 */
function write(snapshot) {
  const start = new Uint32Array(snapshot.buffer, 0, 2)[1];
  const heap = snapshot.subarray(start);
  const runs = [];
  const same = [];
  for (let at = 0; at < heap.length; at += PAGE) {
    const page = heap.subarray(at, at + PAGE);
    // Memory that the interpreter gets later is zero.
    const before = at < fresh.length ? fresh.subarray(at, at + PAGE) : new Uint8Array(PAGE);
    const isSame = Buffer.compare(page, before) === 0;
    if (!isSame) extend(runs, at);
    else if (page.some(Boolean)) extend(same, at);
  }
  const pyodideHeader = Buffer.from(snapshot.subarray(0, start)).toString("base64");
  const size = runs.reduce((sum, [, length]) => sum + length, 0);
  const { info } = JSON.parse(readFileSync(join(pyodide, "pyodide-lock.json")));
  const lock = { info, packages: {} };
  const about = { key, lock, heap: heap.length, size, runs, same, sum: checksum(heap, same), timeZone, pyodideHeader };
  const header = Buffer.from(JSON.stringify(about));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const padding = Buffer.alloc(-(4 + header.length) & (ALIGNMENT - 1));
  const pages = runs.map(([at, size]) => heap.subarray(at, at + size));
  writeFileSync(output, Buffer.concat([length, header, padding, ...pages]));
}

/** Adds a page to runs of pages, each `[start, length]`. */
function extend(runs, at) {
  const last = runs.at(-1);
  if (last && last[0] + last[1] === at) last[1] += PAGE;
  else runs.push([at, PAGE]);
}
