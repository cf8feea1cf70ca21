/// <reference path="./apm.d.ts" />
import type { Workspace } from "./workspace.js";

export type * from "./workspace.js";
export { CallRefused } from "./workspace.js";

export interface ApmOptions {
  /** The workspace file; by default `workspace.toml` in `root`, if it exists. */
  workspace?: string;
  /** A solution export, or a list of them, over those of the workspace file. */
  solution?: string | readonly string[];
  /** The seed that the workspace begins with, now and after each reset, or its name. */
  seed?: string | ApmWorkspace.Seed;
  /** The folder for relative paths; by default the current folder. */
  root?: string;
  /** The global object of the client scripts, which gets the API; by default they have one of their own. */
  global?: object;
  /** Gets each error of a client script that nothing catches; by default the console does. */
  onError?: (error: unknown) => void;
}

/** Settings in place of those of the workspace file. */
export interface ResetChanges {
  user?: Record<string, unknown>;
  limits?: Record<string, number>;
}

export interface Apm {
  readonly Microsoft: typeof Microsoft;
  readonly Xrm: typeof globalThis extends { Xrm: infer Api } ? Api : Record<string, unknown>;
  readonly apmWorkspace: typeof apmWorkspace;
  /** The global object of the client scripts. */
  readonly window: typeof globalThis & Record<string, unknown>;
  /** The workspace, with the words of a test. */
  readonly workspace: Workspace;
  /** Starts a new workspace with the settings of the file. */
  reset(changes?: ResetChanges): Promise<void>;
  /** The errors of client scripts that nothing caught and the test has not read, as one error, and drops them. */
  takeErrors(): Error | undefined;
  /** Ends the emulator, so that the process can have another one. */
  dispose(): void;
}

/** Starts the emulator in this process, without a browser. A process has one at a time. */
export declare function createApm(options?: ApmOptions): Promise<Apm>;
