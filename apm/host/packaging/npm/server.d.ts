/// <reference path="./apm.d.ts" />

/** The folder of the built page: any static host can serve it. */
export declare const site: string;

export interface Options {
  /** The port; by default any free one. */
  port?: number;
  /** A folder of web resources, which take precedence over those of the emulator. */
  webResources?: string;
}

export interface Server {
  /** The address of the page, ending in a slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the page on the loopback interface until `close()` is called. */
export declare function serve(options?: Options): Promise<Server>;
