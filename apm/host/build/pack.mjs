// Compiles the Python sources of one zip into another with Pyodide's own Python, so that the page imports bytecode.
//
//   node pack.mjs <Pyodide's folder> <standard library zip> <input zip> <output zip> <prefix of file names>
//
// Names are sorted and dates fixed: the same input gives the same bytes. The prefix is what tracebacks show
// before each file's name. A syntax error is printed as one line and ends with exit code 3.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, stdlib, input, output, prefix] = process.argv.slice(2);
const SYNTAX_ERROR = 3;

const COMPILE = `
from importlib._bootstrap_external import _code_to_hash_pyc
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

def pack(source, target, prefix):
    for name in sorted(source.namelist()):
        data = source.read(name)
        if name.endswith(".py"):
            code = compile(data, prefix + name, "exec", dont_inherit=True)
            # An unchecked hash: the loader compares neither dates nor sources.
            data, name = bytes(_code_to_hash_pyc(code, bytes(8), False)), name + "c"
        target.writestr(ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data, ZIP_DEFLATED)

def main(prefix):
    with ZipFile("in.zip") as source, ZipFile("out.zip", "w") as target:
        try:
            pack(source, target, prefix)
        except SyntaxError as error:
            return f"{error.filename}, line {error.lineno}: {error.msg}"
    return ""

main
`;

const { loadPyodide } = await import(pathToFileURL(resolve(folder, "pyodide.mjs")));
const python = await loadPyodide({
  indexURL: `${resolve(folder)}/`,
  stdLibURL: resolve(stdlib),
});
python.FS.writeFile("in.zip", readFileSync(input));
const error = python.runPython(COMPILE)(prefix);
if (error) {
  console.log(error);
  process.exit(SYNTAX_ERROR);
}
writeFileSync(output, python.FS.readFile("out.zip"));
