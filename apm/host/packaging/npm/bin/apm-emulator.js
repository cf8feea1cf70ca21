#!/usr/bin/env node
/** The command `apm-emulator`: `serve`, and the commands that Python runs. */
import { parseArgs } from "node:util";
import { COMMANDS, runCommand } from "../python-command.js";
import { serve, site } from "../server.js";
import { VERSION } from "../version.js";

const USAGE = `usage: apm-emulator serve [--port N] [--workspace FILE] [--solution PATH] [--web-resources DIR]
       apm-emulator check [--workspace FILE] [--solution PATH] [--strict] [--json]
       apm-emulator build [--workspace FILE] [--solution PATH] [--web-resources DIR] [--output DIR]
       apm-emulator --version`;
const DEFAULT_PORT = 8642;

const [command, ...given] = process.argv.slice(2);
if (command === "--version") console.log(`apm-emulator ${VERSION}`);
else if (["--help", "-h"].includes(command)) console.log(USAGE);
else if (command === "serve") await runServer(options());
else if (COMMANDS.includes(command))
  process.exitCode = await runCommand(site, process.argv.slice(2));
else fail(command ? `There is no command '${command}'.\n${USAGE}` : USAGE);

/** The options of `serve`; ends the process if they are wrong. */
function options() {
  try {
    const { values } = parseArgs({
      args: given,
      options: {
        port: { type: "string" },
        workspace: { type: "string" },
        solution: { type: "string", multiple: true },
        "web-resources": { type: "string" },
      },
    });
    const { port: text = String(DEFAULT_PORT), workspace, solution } = values;
    const port = Number(text);
    if (!/^\d+$/.test(text) || port >= 2 ** 16)
      fail(`'${text}' is not a port: give a number from 0 to 65535.`);
    return { port, workspace, solution, webResources: values["web-resources"] };
  } catch (error) {
    return fail(`${error.message.split("\n")[0]}; '--help' lists the options.`);
  }
}

async function runServer(options) {
  try {
    const { url, close } = await serve(options);
    console.log(`The emulator is at ${url} (Ctrl-C ends it).`);
    for (const signal of ["SIGINT", "SIGTERM"])
      process.on(signal, () => close().then(() => process.exit(0)));
  } catch (error) {
    const isPort = error.syscall === "listen";
    fail(
      isPort
        ? `Port ${options.port} cannot be used (${error.code}): choose another with --port.`
        : error.message,
    );
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
