/** The page of the emulator on the loopback interface. Python in Pyodide decides what answers a request. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { requestAnswers } from "./interpreter.js";
import { checkedOptions, KINDS } from "./options.js";
import { webResourcesFolder, workspaceFiles } from "./workspace-path.js";

/** The folder of the built page: any static host can serve it. */
export const site = fileURLToPath(new URL("site", import.meta.url));

const HOST = "127.0.0.1";

const OPTIONS = {
  port: KINDS.port,
  workspace: KINDS.path,
  solution: KINDS.paths,
  root: KINDS.path,
  webResources: KINDS.path,
};

/** The start of the addresses of the Web API, whose requests the page answers. */
const SERVICES = /^\/(api\/data\/|XRMServices\/2011\/Organization(Data)?\.svc(?=[/?]|$))/i;

/**
 * Serves the page until `close()` is called.
 * @param options `port`: the port, by default any free one; `workspace`, `solution` and `root`: as for `createApm`;
 *   `webResources`: a folder of web resources in place of that of the workspace file, relative to `root`.
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serve(options = {}) {
  return await openServer(checkedOptions("serve", options, OPTIONS));
}

/**
 * Serves the page, and receives the test that it records.
 * @param options Those of `serve`, checked.
 * @param recorded What receives the test; undefined if none is recorded. `onWritten` is called when the page knows that it was
 *   written.
 */
export async function openServer({ port = 0, ...named }, recorded, onWritten) {
  const files = (await workspaceFiles(named)) ?? { file: "", solutions: [] };
  const own = await webResourcesFolder(named);
  const answers = await requestAnswers(site, files, own, recorded);
  const server = createServer((request, response) => {
    response.once("finish", () => recorded?.is_written && onWritten());
    answer(request, response, answers).catch(() => response.destroy());
  });
  return await new Promise((listening, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      const url = `http://${HOST}:${server.address().port}/`;
      listening({ url, close: () => closed(server) });
    });
  });
}

function closed(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** The answer to a request. A content that is refused is not read. */
async function found(request, { find, refusal, receive }) {
  const { method, url, headers } = request;
  if (["GET", "HEAD"].includes(method)) return find(url, headers.host ?? "");
  const refused = refusal(method, url, headers);
  if (!refused) return receive(await contentOf(request));
  return { ...refused, headers: { ...refused.headers, Connection: "close" } };
}

async function contentOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

async function answer(request, response, answers) {
  if (SERVICES.test(request.url)) {
    request.resume();
    response.writeHead(204, { "Apm-Answer": "page", "Cache-Control": "no-store" }).end();
    return;
  }
  const { status, headers, path, content } = await found(request, answers);
  const length = path ? (await stat(path)).size : content.length;
  response.writeHead(status, { ...headers, "Content-Length": length });
  if (request.method === "HEAD") response.end();
  else if (!path) response.end(content);
  else
    createReadStream(path)
      .on("error", () => response.destroy())
      .pipe(response);
}
