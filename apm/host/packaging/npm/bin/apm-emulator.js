#!/usr/bin/env node
/** The command `apm-emulator serve`. */
import { parseArgs } from "node:util";
import { serve } from "../server.js";

const USAGE = "usage: apm-emulator serve [--port N] [--workspace FILE] [--web-resources DIR]";
const DEFAULT_PORT = 8642;

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        port: { type: "string" },
        workspace: { type: "string" },
        "web-resources": { type: "string" },
      },
    });
    const port = Number(values.port ?? DEFAULT_PORT);
    const isPort = Number.isInteger(port) && port >= 0 && port < 2 ** 16;
    if (positionals.join(" ") !== "serve") return `Name the command 'serve'; ${USAGE}.`;
    if (!isPort) return `'${values.port}' is not a port: give a number from 0 to 65535.`;
    return { port, workspace: values.workspace, webResources: values["web-resources"] };
  } catch (error) {
    return `${error.message.split("\n")[0]}; ${USAGE}.`;
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

const given = options();
if (typeof given === "string") fail(given);
try {
  const { url, close } = await serve(given);
  console.log(`The emulator is at ${url} (Ctrl-C ends it).`);
  for (const signal of ["SIGINT", "SIGTERM"])
    process.on(signal, () => close().then(() => process.exit(0)));
} catch (error) {
  const isPort = error.syscall === "listen";
  fail(
    isPort
      ? `Port ${given.port} cannot be used (${error.code}): choose another with --port.`
      : error.message,
  );
}
