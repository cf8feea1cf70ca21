import type { Workspace as Words } from "./workspace.js";

declare global {
  /** The workspace, which is reset before each test. */
  const workspace: Words;
}

/** The test environment. */
declare const environment: new (...given: never[]) => object;
export default environment;
