/** The page of the emulator on the loopback interface. Python in Pyodide decides what answers a request. */
import { once } from "node:events";
import { open } from "node:fs/promises";
import { createServer } from "node:http";
import { pipeline } from "node:stream/promises";
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
 * @param options Those of `serve`, checked; `port` can be a list of ports, of which the first free one is used.
 * @param recorded What receives the test; undefined if none is recorded. `onWritten` is called when the page knows that it was
 *   written.
 */
export async function openServer({ port = 0, ...named }, recorded, onWritten) {
  const files = (await workspaceFiles(named)) ?? { file: "", solutions: [] };
  const own = await webResourcesFolder(named);
  const answers = await requestAnswers(site, files, own, recorded);
  const server = createServer((request, response) => {
    response.once("finish", () => recorded?.is_written && onWritten());
    answer(request, response, answers).catch((error) => fail(request, response, answers, error));
  });
  await listen(server, [port].flat());
  const url = `http://${HOST}:${server.address().port}/`;
  return { url, close: () => closed(server) };
}

/** Listens on the first free port. */
async function listen(server, [port, ...others]) {
  try {
    await once(server.listen(port, HOST), "listening");
  } catch (error) {
    if (!others.length) throw error;
    await listen(server, others);
  }
}

function closed(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** The answer to a request. Only the content of a recorded test is kept. */
async function found(request, answers) {
  const answered = answers.answer(request.method, request.url, request.headers);
  if (!answered) return answers.receive(await contentOf(request));
  request.resume();
  return answered;
}

async function contentOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

async function answer(request, response, answers) {
  const { status, headers, path, content } = await found(request, answers);
  if (path) return await sendFile(request, response, path, { status, headers });
  const length = status === 204 ? {} : { "Content-Length": content.length };
  response.writeHead(status, { ...headers, ...length });
  response.end(request.method === "HEAD" ? undefined : content);
}

async function sendFile(request, response, path, { status, headers }) {
  const file = await open(path).catch(() => undefined);
  if (!file) {
    // It was deleted or renamed in the meantime, or must not be read.
    const { "Content-Type": _kind, ...others } = headers;
    response.writeHead(404, { ...others, "Content-Length": 0 }).end();
    return;
  }
  response.writeHead(status, { ...headers, "Content-Length": (await file.stat()).size });
  if (request.method === "HEAD") {
    await file.close();
    response.end();
  } else await pipeline(file.createReadStream(), response).catch(() => {}); // The browser may close the connection at any time.
}

/** Says why a request was not answered. */
function fail(request, response, { failure }, { message }) {
  console.error(`The request for ${request.url} was not answered: ${message}`);
  if (response.headersSent) response.destroy();
  else response.writeHead(failure.status, failure.headers).end();
}
