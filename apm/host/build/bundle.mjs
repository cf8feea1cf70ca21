// Bundles the page's JavaScript and style sheets with esbuild. The name of each bundle contains the hash of its content.
//
//   node bundle.mjs <the folder static> <output folder> <job as JSON>
//
// The job has `scripts` (classic scripts), `modules`, `sheets` (joined into one style sheet, in this order), and `assets`: the
// hashed names of files and folders. Paths are relative to `static`. A module names an asset in an import, or as
// `new URL("./...", import.meta.url)`. The result is printed as JSON: the `names` of the bundles by their sources, the
// `imports` of each module (the bundles that it needs besides itself), and the assets that were `used`.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, posix, relative, resolve, sep } from "node:path";

const [folder, target, job] = process.argv.slice(2);
const { scripts, modules, sheets, assets } = JSON.parse(job);
const { build } = createRequire(resolve(folder, "package.json"))("esbuild");
const used = new Set();
const names = {};
const imports = {};

const inStatic = (path) => relative(folder, path).split(sep).join("/");

/** The folder that a file is in, if the folder is an asset; otherwise the file. */
const assetOf = (path) =>
  Object.keys(assets).find((each) => each.endsWith("/") && path.startsWith(each)) ?? path;

/** Modules in such a folder load other files of it, so they are not bundled. */
const isInPackage = (path) => assetOf(path) !== path;

/** The hashed name of an asset, or of a file in a folder that is an asset; undefined for any other file. */
function assetName(path) {
  const asset = assetOf(path);
  if (!(asset in assets)) return undefined;
  used.add(asset);
  return `./${assets[asset]}${path.slice(asset.length)}`;
}

const ADDRESS = /new URL\(\s*"(\.[^"]+)",\s*import\.meta\.url,?\s*\)/g;

const namesAssets = {
  name: "assets",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const imported = inStatic(resolve(resolveDir, path));
      return isInPackage(imported) ? { path: assetName(imported), external: true } : undefined;
    });
    onLoad({ filter: /\.m?js$/ }, async ({ path }) => {
      const file = inStatic(path);
      const errors = [];
      const hashed = (whole, address) => {
        const asset = posix.join(posix.dirname(file), address);
        const name = assetName(asset);
        if (!name) errors.push({ text: `${file} names static/${asset}, but there is no such file` });
        return whole.replace(address, name);
      };
      const contents = (await readFile(path, "utf-8")).replaceAll(ADDRESS, hashed);
      return { contents, errors, loader: "js" };
    });
  },
};

// Names of functions and variables stay, so that messages and the developer tools show them.
const OPTIONS = {
  absWorkingDir: resolve(folder),
  outdir: resolve(target),
  bundle: true,
  metafile: true,
  minifySyntax: true,
  minifyWhitespace: true,
  charset: "utf8",
  target: "esnext",
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  logLevel: "silent",
};

async function bundle(options) {
  const { outputs } = (await build({ ...OPTIONS, ...options })).metafile;
  for (const [output, { entryPoint, imports: its }] of Object.entries(outputs)) {
    if (entryPoint === undefined) continue;
    names[entryPoint] = basename(output);
    imports[entryPoint] = its
      .filter(({ kind, external }) => kind === "import-statement" && !external)
      .map(({ path }) => basename(path));
  }
}

async function bundleSheets() {
  const joined = sheets.map((sheet) => `@import "./${sheet}";`).join("\n");
  await bundle({
    stdin: { contents: joined, resolveDir: resolve(folder), sourcefile: "styles.css", loader: "css" },
    entryNames: "styles-[hash]",
  });
}

try {
  if (scripts.length) await bundle({ entryPoints: scripts, format: "iife" });
  await bundle({ entryPoints: modules, format: "esm", splitting: true, plugins: [namesAssets] });
  if (sheets.length) await bundleSheets();
} catch ({ errors, message }) {
  const [first] = errors ?? [];
  const { file, line } = first?.location ?? {};
  console.error(first ? `${file ? `${file}, line ${line}: ` : ""}${first.text}` : message);
  process.exit(1);
}
console.log(JSON.stringify({ names, imports, used: [...used].sort() }));
