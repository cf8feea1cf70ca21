#!/usr/bin/env node
/** The command `apm-emulator`: `serve` and `record`, and the commands that Python runs. */
import { parseArgs } from "node:util";
import { suggestion } from "../nearest-names.js";
import { COMMANDS, runCommand } from "../python-command.js";
import { record } from "../recording.js";
import { openServer, site } from "../server.js";
import { VERSION } from "../version.js";

const USAGE = `usage: apm-emulator serve [--port N] [--no-open] [--workspace FILE] [--solution PATH] [--web-resources DIR]
       apm-emulator record [--language typescript|python] [--output FILE] [--port N] [--no-open] [--workspace FILE] [--solution PATH] [--web-resources DIR]
       apm-emulator check [--workspace FILE] [--solution PATH] [--strict] [--json]
       apm-emulator build [--workspace FILE] [--solution PATH] [--web-resources DIR] [--output DIR]
       apm-emulator --version`;

/** The ports of which the first free one is used if none is given; 0 is any. */
const DEFAULT_PORTS = [...Array.from({ length: 100 }, (_, at) => 8642 + at), 0];

const OF_PAGE = {
  port: { type: "string" },
  // The same command as that of Python; no browser is opened anyway.
  "no-open": { type: "boolean" },
  workspace: { type: "string" },
  solution: { type: "string", multiple: true },
  "web-resources": { type: "string" },
};
const OF_RECORDING = { ...OF_PAGE, language: { type: "string" }, output: { type: "string" } };

/** The commands that serve the page: their options, and the function that runs them. */
const SERVING = { serve: [OF_PAGE, runServer], record: [OF_RECORDING, runRecording] };

const [command, ...given] = process.argv.slice(2);
if (command === "--version") console.log(`apm-emulator ${VERSION}`);
else if (["--help", "-h"].includes(command)) console.log(USAGE);
else if (Object.hasOwn(SERVING, command ?? "")) await runServing(...SERVING[command]);
else if (COMMANDS.includes(command))
  process.exitCode = await runCommand(site, process.argv.slice(2));
else fail(command ? `${unknownCommand(command)}\n${USAGE}` : USAGE);

/** Runs a command that serves the page. */
async function runServing(known, run) {
  const options = optionsOf(known);
  try {
    await run(options);
  } catch (error) {
    const isPort = error.syscall === "listen";
    fail(
      isPort
        ? `Port ${options.port} cannot be used (${error.code}): choose another with --port, or leave --port out to get the next free one.`
        : error.message,
    );
  }
}

/** The options of a command; ends the process if they are wrong. */
function optionsOf(known) {
  try {
    const { values } = parseArgs({ args: given, options: known });
    const { port: text, "web-resources": webResources, "no-open": _, ...others } = values;
    const port = text === undefined ? DEFAULT_PORTS : Number(text);
    if (text !== undefined && (!/^\d+$/.test(text) || port >= 2 ** 16))
      fail(`'${text}' is not a port: give a number from 0 to 65535.`);
    return { port, webResources, ...others };
  } catch (error) {
    return fail(`${sentenceOf(error, known)}; '--help' lists the options.`);
  }
}

/** What is wrong with the options, and the one that was meant. */
function sentenceOf({ code, message }, known) {
  const [unknown] = /(?<=')--[^']+/.exec(message) ?? [];
  const names = Object.keys(known).map((name) => `--${name}`);
  if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION" || !unknown) return message.split("\n")[0];
  const meant = suggestion(unknown, names);
  return `Unknown option '${unknown}'${meant && ` (${meant})`}`;
}

function unknownCommand(name) {
  const meant = suggestion(name, [...Object.keys(SERVING), ...COMMANDS]);
  return `There is no command '${name}'${meant ? `; ${meant}` : "."}`;
}

async function runServer(options) {
  const { url, close } = await openServer(options);
  console.log(`The emulator is at ${url} (Ctrl-C ends it).`);
  whenEnded(() => close().then(() => process.exit(0)));
}

async function runRecording(options) {
  process.exitCode = await record(options, whenEnded);
}

/** Calls a function when the user ends the process. */
function whenEnded(end) {
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, end);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
