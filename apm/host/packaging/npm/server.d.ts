/// <reference path="./apm.d.ts" />

/** The folder of the built page: any static host can serve it. */
export declare const site: string;

export interface Options {
  /** The port; by default any free one. */
  port?: number;
  /** The workspace file; by default `workspace.toml` in `root`, if it exists. */
  workspace?: string;
  /** A solution export, or a list of them, over those of the workspace file. */
  solution?: string | readonly string[];
  /** The folder for relative paths; by default the current folder. */
  root?: string;
  /** A folder of web resources, in place of that of the workspace file. */
  webResources?: string;
}

export interface Server {
  /** The address of the page, ending in a slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the page on the loopback interface until `close()` is called. */
export declare function serve(options?: Options): Promise<Server>;
