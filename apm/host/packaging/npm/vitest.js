/**
 * A setup file for Vitest: the tests of each file find `Microsoft`, `Xrm` and `apmWorkspace` as global names, and a workspace that is
 * reset before each test. `provide: { apmWorkspace: "other.toml" }` in the configuration names another workspace file.
 */
import { afterAll, afterEach, beforeEach, inject } from "vitest";
import { createApm } from "./node.js";

const apm = await createApm({
  workspace: inject("apmWorkspace"),
  solution: inject("apmSolution"),
  seed: inject("apmSeed"),
  global: globalThis,
  onError() {},
});

/** The workspace, with the words of a test. */
export const { workspace } = apm;

/** What failed during the start, such as a listed script, which fails the first test. */
let failedAtStart = apm.takeErrors();

beforeEach(async () => {
  await apm.reset();
  apm.takeErrors();
});

afterEach(async () => {
  await apm.apmWorkspace.drawn();
  const error = failedAtStart ?? apm.takeErrors();
  failedAtStart = undefined;
  if (error) throw error;
});

afterAll(() => apm.dispose());
