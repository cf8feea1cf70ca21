/** The page of the emulator on the loopback interface, with the built-in workspace. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the built page: any static host can serve it. */
export const site = fileURLToPath(new URL("site", import.meta.url));

const HOST = "127.0.0.1";

/** The document without a service worker. */
const DOCUMENT = "served.html";

const TYPES = {
  ".aspx": "text/javascript",
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Serves the page until `close()` is called.
 * @param options `port`: the port, by default any free one; `webResources`: a folder of web resources, which take precedence
 *   over those of the emulator.
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export function serve({ port = 0, webResources } = {}) {
  const server = createServer((request, response) => {
    answer(request, response, webResources).catch(() => response.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      const url = `http://${HOST}:${server.address().port}/`;
      resolve({ url, close: () => closed(server) });
    });
  });
}

function closed(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function answer(request, response, webResources) {
  if (!["GET", "HEAD"].includes(request.method)) return end(response, 405, { Allow: "GET, HEAD" });
  const file = await find(request.url, webResources);
  if (!file) return end(response, 404);
  const type = TYPES[extname(file.path).toLowerCase()];
  const headers = { "Cache-Control": "no-cache", "Content-Length": file.size };
  if (type) headers["Content-Type"] = type;
  response.writeHead(200, headers);
  if (request.method === "HEAD") response.end();
  else
    createReadStream(file.path)
      .on("error", () => response.destroy())
      .pipe(response);
}

function end(response, status, headers = {}) {
  response.writeHead(status, { ...headers, "Content-Length": 0 });
  response.end();
}

/** The file at the target of a request, with its size; undefined if there is none. */
async function find(target, webResources) {
  const parts = segments(target);
  if (!parts) return undefined;
  const path = parts.join("/");
  const [folder, ...rest] = parts;
  const own = webResources && /^webresources$/i.test(folder ?? "") && join(webResources, ...rest);
  for (const candidate of [own, join(site, path || DOCUMENT)].filter(Boolean)) {
    const found = await stat(candidate).catch(() => undefined);
    if (found?.isFile()) return { path: candidate, size: found.size };
  }
  return undefined;
}

/** The decoded segments of a path; undefined if one is empty, hidden, or could leave the folder. */
function segments(target) {
  try {
    const path = decodeURIComponent(new URL(target, "http://localhost").pathname);
    const parts = path === "/" ? [] : path.slice(1).split("/");
    return parts.some((part) => !part || part.startsWith(".") || /[\\:\0]/.test(part))
      ? undefined
      : parts;
  } catch {
    return undefined;
  }
}
