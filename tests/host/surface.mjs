/**
 * Prints, as JSON, the members that declarations have: of each interface and namespace by full name, each member's kind
 * ("readonly", "property", "method"), what it returns, and whether it is documented.
 * Arguments: the folder of the packages, and files of declarations.
 */
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [packages, ...files] = process.argv.slice(2);
const ts = createRequire(resolve(packages, "x.js"))("typescript");
const options = { strict: true, types: [], lib: ["lib.es2022.d.ts", "lib.dom.d.ts"] };
const program = ts.createProgram(files, options);
const checker = program.getTypeChecker();

/** The kind of result of a member, as in the table of members. */
const returned = (type) => {
  const name = type.symbol?.name;
  if (name === "Promise" || name === "PromiseLike") return "promise";
  return name === "PromiseId" ? "id" : "value";
};

function member(symbol) {
  const [declaration] = symbol.declarations ?? [];
  const type = checker.getTypeOfSymbol(symbol);
  const [signature] = type.getCallSignatures();
  const documented = symbol.getDocumentationComment(checker).length > 0;
  if (signature) {
    return { kind: "method", returns: returned(signature.getReturnType()), documented };
  }
  const flags = declaration ? ts.getCombinedModifierFlags(declaration) : 0;
  const kind = flags & ts.ModifierFlags.Readonly ? "readonly" : "property";
  return { kind, returns: returned(type), documented };
}

const surface = {};

function note(name, symbols) {
  surface[name] = Object.fromEntries(symbols.map((symbol) => [symbol.name, member(symbol)]));
}

function visit(symbol, name) {
  const { Interface, Namespace, Value } = ts.SymbolFlags;
  if (symbol.flags & Interface) note(name, checker.getDeclaredTypeOfSymbol(symbol).getProperties());
  if (!(symbol.flags & Namespace)) return;
  const inside = checker.getExportsOfModule(symbol);
  const functions = inside.filter((each) => each.flags & Value && !(each.flags & Namespace));
  if (functions.length) note(name, functions);
  for (const each of inside) visit(each, `${name}.${each.name}`);
}

const inFiles = (symbol) =>
  symbol.declarations?.some((each) => files.includes(each.getSourceFile().fileName));
const global = checker.getSymbolsInScope(
  program.getSourceFile(files[0]),
  ts.SymbolFlags.Namespace | ts.SymbolFlags.Interface,
);
for (const symbol of global) if (inFiles(symbol)) visit(symbol, symbol.name);
console.log(JSON.stringify(surface));
