import type {
  Locator,
  Page,
  PlaywrightTestArgs,
  PlaywrightTestOptions,
  PlaywrightWorkerArgs,
  PlaywrightWorkerOptions,
  TestType,
} from "@playwright/test";
import type { Server } from "./server.js";
import type { Workspace } from "./workspace.js";

export { expect } from "@playwright/test";
export type * from "./workspace.js";
export { CallRefused } from "./workspace.js";

/** The workspace in a page. */
export interface PageWorkspace extends Workspace<Locator> {
  readonly page: Page;
}

export interface ApmOptions {
  /** The workspace file, relative to the configuration; by default `workspace.toml` beside it, if it exists. */
  apmWorkspace: string | undefined;
  /** A solution export, or a list of them, over those of the workspace file. */
  apmSolution: string | string[] | undefined;
  /** A folder of web resources, in place of that of the workspace file. */
  apmWebResources: string | undefined;
}

export interface ApmFixtures {
  /** The workspace in a booted page: only Home is open, and the settings are those of the file. */
  workspace: PageWorkspace;
}

export declare const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & ApmFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & ApmOptions & { apmServer: Server }
>;
