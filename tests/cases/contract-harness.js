/** What harness.js lacks for cases that need the emulator's own handle; it follows it in a script. */

/** Runs a case in a new workspace with the settings as they come. What it leaves open, the next one closes. */
const inNewWorkspace = async (run) => {
  await apmWorkspace.load({});
  try {
    await run();
  } finally {
    apmWorkspace.record(false);
  }
};

/** Hands over cases that need the emulator's own handle. */
const contract = (about, casesOf) => handOver(about, casesOf, inNewWorkspace);
