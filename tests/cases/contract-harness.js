/** What harness.js lacks for cases that need the emulator's own handle; it follows it in a script. */

/** Runs a case in a new workspace; then starts another one with the settings as they come. */
const inNewWorkspace = async (run) => {
  await apmWorkspace.load({});
  try {
    await run();
  } finally {
    apmWorkspace.record(false);
    await apmWorkspace.load({});
  }
};

/** Hands over cases that need the emulator's own handle. */
const contract = (about, casesOf) => handOver(about, casesOf, inNewWorkspace);
