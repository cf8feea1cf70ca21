/**
 * Starts Pyodide from a snapshot of its memory, which has the standard library and the emulator imported. The build makes the
 * file with `apm/host/build/snapshot.mjs`.
 *
 * This uses parts of Pyodide that are not documented; `docs/decisions/0004-start-from-a-snapshot.md` lists them.
 */

/** In bytes: the place of the pages in the file is a multiple of it. */
export const ALIGNMENT = 16;

/**
 * Fetches a snapshot.
 * @param url The address of the file.
 * @param key The key that the snapshot has to have: the build's hash of everything in it.
 */
export async function fetchSnapshot(url, key) {
  const [answer, expected] = await Promise.all([fetch(url), key]);
  if (!answer.ok) throw new Error(`${url} is not there`);
  const snapshot = readSnapshot(await content(answer));
  if (snapshot.key !== expected) throw new Error("it is of another build");
  return snapshot;
}

/**
 * The bytes of an answer. If it says how many there are, they are read into memory of this size: `arrayBuffer` makes its memory
 * larger while they arrive, and copies what it has.
 */
async function content(answer) {
  const size = Number(answer.headers.get("Content-Length"));
  const isPlain = !answer.headers.has("Content-Encoding");
  if (!size || !isPlain || !("ReadableStreamBYOBReader" in globalThis)) return answer.arrayBuffer();
  const reader = answer.body.getReader({ mode: "byob" });
  let bytes = new Uint8Array(size);
  for (let at = 0; at < size; ) {
    const { done, value } = await reader.read(bytes.subarray(at));
    if (done) throw new Error("it is incomplete");
    bytes = new Uint8Array(value.buffer);
    at += value.length;
  }
  return bytes.buffer;
}

/** Reads the bytes of a snapshot, an ArrayBuffer; `apm/host/build/snapshot.mjs` writes them. */
export function readSnapshot(bytes) {
  const length = bytes.byteLength > 4 ? new DataView(bytes).getUint32(0, true) : 0;
  const start = Math.ceil((4 + length) / ALIGNMENT) * ALIGNMENT;
  if (!length || start > bytes.byteLength) throw new Error("it cannot be read");
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length)));
  const pages = new Uint8Array(bytes, start);
  if (pages.length !== header.size) throw new Error("it is incomplete");
  return { ...header, pages };
}

/**
 * The options of `loadPyodide` that start from a snapshot.
 * @param factory The function that instantiates Pyodide, from `pyodide.asm.mjs`.
 * @param snapshot The Promise of `fetchSnapshot`. The interpreter is instantiated while it is fetched.
 */
export function snapshotOptions(factory, snapshot) {
  const part = (take) => {
    const taken = snapshot.then(take);
    // Whoever awaits the snapshot gets the error; Pyodide may stop before it awaits this part.
    taken.catch(() => {});
    return taken;
  };
  return {
    // Without it, Pyodide fetches the list of its packages, which the page does not use.
    lockFileContents: part(({ lock }) => lock),
    // Pyodide takes a snapshot of the whole memory. With only its header, it restores nothing, and checks the build.
    _loadSnapshot: part(({ pyodideHeader }) => bytesOf(pyodideHeader)),
    createPyodideModule: async (settings) => {
      const module = await factory(settings);
      restore(module, await snapshot);
      return module;
    },
  };
}

// The snapshot was made with fixed random numbers and in another time zone. A new module `time` reads the zone of this machine.
const WAKE = `
def wake():
    import _imp, random, time
    random.seed()
    current = _imp.create_builtin(time.__spec__)
    _imp.exec_builtin(current)
    for name in ("timezone", "altzone", "daylight", "tzname"):
        setattr(time, name, getattr(current, name))

wake()
del wake
`;

/**
 * Prepares an interpreter that was started from a snapshot.
 * @param fetchLibrary Returns the bytes of the standard library, for a module that the snapshot does not have.
 */
export function wake(python, fetchLibrary) {
  python.registerJsModule("apm_standard_library", { fetch: fetchLibrary });
  python.runPython(WAKE);
}

function restore(module, { heap, runs, same, sum, timeZone, pages }) {
  if (module.HEAPU8.length < heap && !module.growMemory(heap))
    throw new Error("the browser gives too little memory");
  const memory = module.HEAPU8;
  if (checksum(memory, same) !== sum) throw new Error("the interpreter is of another build");
  const at =
    (module.__PyRuntime + module.HEAP32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >>> 2]) >>> 2;
  // A function of this interpreter, which the snapshot does not have.
  const trampoline = module.HEAP32[at];
  let from = 0;
  for (const [to, length] of runs) {
    memory.set(pages.subarray(from, from + length), to);
    from += length;
  }
  module.HEAP32[at] = trampoline;
  module.__tzset_js(...timeZone);
}

const bytesOf = (base64) => Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));

/** A number that is the same if the bytes in runs of pages are. The pages are not in the snapshot: every interpreter has them. */
export function checksum(memory, runs) {
  let sum = 0;
  for (const [at, length] of runs) {
    const words = new Uint32Array(memory.buffer, memory.byteOffset + at, length / 4);
    // An iterator would take five times as long, because the loop runs once.
    for (let place = 0; place < words.length; place += 1)
      sum = (Math.imul(sum, 31) + words[place]) | 0;
  }
  return sum;
}
