// Compiles the Python sources of one zip into another with Pyodide's own Python, so that the page imports bytecode.
//
//   node pack.mjs <Pyodide's folder> <standard library zip> <input zip> <output zip> <prefix of file names> [without ...]
//
// `docstrings` leaves out those of modules and functions, as Python does with `-OO`; `annotations` those of functions.
// Names are sorted and dates fixed: the same input gives the same bytes. The prefix is what tracebacks show
// before each file's name. A syntax error is printed as one line and ends with exit code 3.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, stdlib, input, output, prefix, ...without] = process.argv.slice(2);
const SYNTAX_ERROR = 3;

const COMPILE = `
import ast
from importlib._bootstrap_external import _code_to_hash_pyc
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

def slim(tree, without):
    for node in ast.walk(tree):
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        # Classes keep their docstrings: a data class without one makes one of its fields.
        if "docstrings" in without and (is_function or isinstance(node, ast.Module)):
            if ast.get_docstring(node, clean=False) is not None:
                rest = node.body[1:]
                node.body = rest or [ast.copy_location(ast.Pass(), node.body[0])]
        if "annotations" in without:
            if is_function:
                node.returns = None
            elif isinstance(node, ast.arg):
                node.annotation = None
    return tree

def pack(source, target, prefix, without):
    for name in sorted(source.namelist()):
        data = source.read(name)
        if name.endswith(".py"):
            tree = compile(data, prefix + name, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
            code = compile(slim(tree, without), prefix + name, "exec", dont_inherit=True)
            # An unchecked hash: the loader compares neither dates nor sources.
            data, name = bytes(_code_to_hash_pyc(code, bytes(8), False)), name + "c"
        target.writestr(ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data, ZIP_DEFLATED)

def main(prefix, without):
    with ZipFile("in.zip") as source, ZipFile("out.zip", "w") as target:
        try:
            pack(source, target, prefix, without)
        except SyntaxError as error:
            return f"{error.filename}, line {error.lineno}: {error.msg}"
    return ""

main
`;

const { loadPyodide } = await import(pathToFileURL(resolve(folder, "pyodide.mjs")));
const python = await loadPyodide({
  indexURL: `${resolve(folder)}/`,
  stdLibURL: resolve(stdlib),
  // Tracebacks underline a part of a line only where they show it, and the page has no sources.
  env: { PYTHONNODEBUGRANGES: "1" },
});
python.FS.writeFile("in.zip", readFileSync(input));
const error = python.runPython(COMPILE)(prefix, without.join(" "));
if (error) {
  console.log(error);
  process.exit(SYNTAX_ERROR);
}
writeFileSync(output, python.FS.readFile("out.zip"));
