// What the server answers to a request after which Python fails, as JSON.
//
//   node failing-server.mjs <folder of the npm package> <folder for the workspace>
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, root] = process.argv.slice(2);
const module = async (name) => await import(pathToFileURL(join(folder, name)).href);
const { serve } = await module("server.js");
const { python } = await module("interpreter.js");

const { url, close } = await serve({ root });
(await python()).runPython(`
from apm.host.serve.node_answers import NodeAnswers

def broken(*arguments):
    raise LookupError("there is no answer")

NodeAnswers.answer = broken
`);
const said = [];
console.error = (text) => said.push(text);
const { status, headers } = await fetch(`${url}workspace.json`);
await close();
console.log(JSON.stringify({ status, policy: headers.get("Cross-Origin-Resource-Policy"), said }));
