/** Recordings of tests: starts and ends them, writes them as tests, and repeats them. */
import { act, functions, send } from "../python/crossing.js";
import { ApmError, codes, messageOf } from "../python/errors.js";
import { onRestart } from "../python/lifetime.js";
import { platform } from "../python/platform.js";
import { onSignal } from "../python/signals.js";
import { inTask } from "../python/tasks.js";
import { read } from "./arguments.js";
import { callMember } from "./invoke.js";
import { memberOf, membersOf } from "./member-table.js";
import { pageMembers } from "./page-members.js";
import { recordForTest } from "./recorder.js";

const CONVERSATION = "apmWorkspace.startConversation";
const FROM_FILE = JSON.stringify({ settings: "file" });

/** Stands for the replay that goes on; null if there is none. */
let current = null;

/** The methods of `apmWorkspace`; `drawn` resolves when the effects of all calls are there. */
export const recordingMethods = (drawn) => ({
  async startRecording(options = {}) {
    const name = "startRecording";
    if (current)
      throw new ApmError(
        codes.badInput,
        `${name}: a recording is being replayed; wait for the end of the replay`,
      );
    send(functions[name], [read("object", options, name)], name);
    await drawn();
  },
  stopRecording: () => send(functions.stopRecording, [], "stopRecording"),
  writeTest(recording, language = "python") {
    const name = "writeTest";
    const texts = [read("object", recording, name), read("text", language, name)];
    return send(functions[name], texts, name);
  },
  replay: (recording) => replay(recording, drawn),
});

/** Restarts the workspace as the recording began, and repeats its steps; each begins when the one before has had its effects. */
async function replay(recording, drawn) {
  const text = read("object", recording, "replay");
  const { seed, steps } = send(functions.readRecording, [text], "replay");
  send(functions.reset, [FROM_FILE], "replay");
  send(functions.seed, [JSON.stringify(seed)], "replay");
  const own = {};
  current = own;
  try {
    await repeatAll(steps, drawn, () => current === own);
  } finally {
    if (current === own) current = null;
  }
}

async function repeatAll(steps, drawn, isCurrent) {
  const goOn = async () => {
    await settled(drawn);
    if (!isCurrent())
      throw new ApmError(
        codes.badInput,
        "replay: the workspace has restarted, which ended the replay",
      );
  };
  await goOn();
  for (const [at, step] of steps.entries()) {
    try {
      await repeat(step);
    } catch (error) {
      const where = `step ${at + 1} of ${steps.length}`;
      throw new ApmError(codes.badInput, `replay: ${where}: ${messageOf(error)}`);
    }
    await goOn();
  }
}

async function repeat(step) {
  send(functions.checkStep, [JSON.stringify(step)], step.kind);
  if (step.kind === "action") {
    act(step.action, step.of, step.text);
    platform.drawNow();
    return;
  }
  const done = step.kind === "script" ? platform.runScript(step.text, step.name) : call(step);
  if (step.is_awaited) await done;
  // A later step ends it, such as the answer of a dialog.
  else Promise.resolve(done).catch(() => {});
}

/** Calls a member again, with the same target. */
function call({ member: fullName, target, arguments: given }) {
  if (fullName === CONVERSATION) return startConversation(given);
  // Those of Xrm are in the table after this.
  membersOf("Xrm");
  const member = memberOf(fullName);
  const of = target ?? undefined;
  if (fullName in pageMembers) return pageMembers[fullName](() => of)(...given);
  const called = member.kind === "accessor" && given.length ? member.assignment : member;
  return callMember(called, of, given);
}

const startConversation = ([options = {}]) =>
  send(functions.startConversation, [read("object", options, "replay")], "replay");

/** Resolves when the effects are there and no save waits for handlers, unless these wait for a dialog. */
async function settled(drawn) {
  await drawn();
  while (send(functions.isSaving, [], "replay")) {
    await new Promise(inTask);
    await drawn();
  }
}

onSignal("recording", (_, isOn) => recordForTest(isOn));

onRestart(() => {
  current = null;
});
