// Compresses the files of a folder with gzip and brotli: `page.js` gets `page.js.gz` and `page.js.br` beside it.
//
//   node compress.mjs <folder> <quality of brotli, 0 to 11> <folder of an earlier build>
//
// A name of a file contains the hash of its content, so what an earlier build compressed is used again.
import { constants as fs } from "node:fs";
import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const [folder, quality, earlier] = process.argv.slice(2);

/** Archives are compressed already: brotli saves 2 % of them. */
const COMPRESSED = /\.zip$/;
/** In bytes. A smaller file takes one packet anyway. */
const SMALLEST = 1024;

const METHODS = {
  gz: (content) => promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
  br: (content) => {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: Number(quality),
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    };
    return promisify(brotliCompress)(content, { params });
  },
};

async function compress(path) {
  const content = await readFile(join(folder, path));
  if (content.length < SMALLEST) return;
  await Promise.all(
    Object.entries(METHODS).map(async ([ending, method]) => {
      const name = `${path}.${ending}`;
      const reused = copyFile(join(earlier, name), join(folder, name), fs.COPYFILE_EXCL);
      const isReused = await reused.then(
        () => true,
        () => false,
      );
      if (!isReused) await writeFile(join(folder, name), await method(content));
    }),
  );
}

const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const paths = entries
  .filter((entry) => entry.isFile() && !COMPRESSED.test(entry.name))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1));
await Promise.all(paths.map(compress));
