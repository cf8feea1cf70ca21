import type { Workspace } from "./workspace.js";

export { CallRefused } from "./workspace.js";

/** The workspace, which is reset before each test. */
export declare const workspace: Workspace;

declare module "vitest" {
  interface ProvidedContext {
    /** The workspace file; by default `workspace.toml` in the root folder, if it exists. */
    apmWorkspace?: string;
    /** A solution export, or a list of them, over those of the workspace file. */
    apmSolution?: string | string[];
    /** The name of the seed that each test begins with. */
    apmSeed?: string;
  }
}
