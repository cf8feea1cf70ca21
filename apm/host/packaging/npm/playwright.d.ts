import type {
  JSHandle,
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
  /** `Microsoft.Apm`: `(await workspace.apm).evaluate((apm) => apm.canCreateSession())`. */
  readonly apm: Promise<JSHandle<typeof Microsoft.Apm>>;
}

export interface ApmOptions {
  /** The workspace file, relative to the configuration; by default `workspace.toml` beside it, if it exists. */
  apmWorkspace: string | undefined;
  /** A solution export, or a list of them, over those of the workspace file. */
  apmSolution: string | string[] | undefined;
  /** A folder of web resources, in place of that of the workspace file. */
  apmWebResources: string | undefined;
}

/** Options of a test, a group or a file: `test.use({ apmSeed: "morning" })`. */
export interface ApmTestOptions {
  /** The seed that a test begins with, or its name; by default, only Home is open. */
  apmSeed: string | ApmWorkspace.Seed | undefined;
  /** The roles of the user, in place of those of the workspace file. */
  apmRoles: string[] | undefined;
  /** Limits in place of those of the workspace file. */
  apmLimits: { sessions?: number; tabs?: number } | undefined;
  /** What failures do; by default errors fail the test, and warnings are annotations of it. */
  apmStrict: "off" | "warn" | "error" | undefined;
  /** Parts of the texts of failures that are ignored, or one part; `*` stands for any text. */
  apmIgnore: string | string[];
}

export interface ApmFixtures {
  /** The workspace in a booted page: only Home is open, and the settings are those of the file. */
  workspace: PageWorkspace;
}

export declare const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & ApmTestOptions & ApmFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & ApmOptions & { apmServer: Server }
>;
