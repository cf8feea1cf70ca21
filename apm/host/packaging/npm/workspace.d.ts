/// <reference path="./apm.d.ts" />

/** Names and values, as JSON has them. */
export type Values = Record<string, unknown>;

/** What opens a session or a tab. Other names are parameters of the page, such as `entityName` and `entityId`. */
export interface Opening {
  /** The context variables of a session; of a tab, values for the slugs of its title. */
  context?: Values;
  /** Whether it gets the focus; by default it does. */
  focused?: boolean;
  [parameter: string]: unknown;
}

/** The workspace refused a call, or a script failed; the message is that of the workspace. */
export declare class CallRefused extends Error {
  /** The number of the kind of error; null for an error of a script. */
  readonly errorCode: number | null;
}

/** A session or a tab. What it asks is a promise; calls resolve when their effects are there. */
export interface StripObject<Locator = never> {
  readonly id: Promise<string>;
  readonly title: Promise<string>;
  readonly canClose: Promise<boolean>;
  /** The element in the strip, of the role `tab`; only in a page. */
  readonly locator: Locator;
  setTitle(text: string): Promise<void>;
  setCanClose(on: boolean): Promise<void>;
  /** Focuses a session with its last focused tab, or a tab in its session. */
  focus(): Promise<void>;
  /** Closes it without asking; resolves to false if it cannot be closed. */
  close(): Promise<boolean>;
}

export type Tab<Locator = never> = StripObject<Locator>;

export interface Session<Locator = never> extends StripObject<Locator> {
  /** The tabs, the anchor tab first. */
  readonly tabs: Promise<Tab<Locator>[]>;
  /** The tab that has the focus in this session, at each use. */
  readonly focusedTab: Tab<Locator>;
}

/** The form in the focused tab; columns have their logical names. */
export interface Form {
  /** The value of a column, as `getValue` returns it. */
  get<Value = unknown>(column: string): Promise<Value>;
  /** Changes a value as a user does: the functions of OnChange run. */
  set(column: string, value: unknown): Promise<void>;
  /** Saves the form; rejects if a function of OnSave prevents it, or the record cannot be written. */
  save(): Promise<void>;
}

/** The records; rows have the names of the Web API, such as `_customerid_value`. */
export interface Records {
  /** Creates a record and resolves to its id. */
  create(table: string, row: Values): Promise<string>;
  /** A record; `options` are those of the Web API, such as `?$select=title`. */
  retrieve<Row = Record<string, unknown>>(
    table: string,
    id: string,
    options?: string,
  ): Promise<Row>;
  update(table: string, id: string, row: Values): Promise<void>;
  delete(table: string, id: string): Promise<void>;
}

/** A recorded call of the API. */
export interface Call {
  readonly member: string;
  readonly arguments: readonly unknown[];
  readonly result?: unknown;
  readonly error?: string;
  readonly [name: string]: unknown;
}

/** A message of one of the three events. */
export interface ApmEvent {
  readonly name: "ON_SESSION_SWITCH" | "ON_SESSION_CLOSED" | "ON_TAB_SWITCH";
  readonly [name: string]: unknown;
}

/** The workspace, as a test uses it. */
export interface Workspace<Locator = never> {
  /** The sessions, Home first. */
  readonly sessions: Promise<Session<Locator>[]>;
  /** The session that has the focus, at each use. */
  readonly focusedSession: Session<Locator>;
  readonly form: Form;
  readonly records: Records;
  /** The calls of the API since the test began, those of the test too. */
  readonly calls: Promise<Call[]>;
  /** The messages of the three events since the test began. */
  readonly events: Promise<ApmEvent[]>;
  /** Opens a session; `template` is the unique name of its template. */
  createSession(template: string, options?: Opening): Promise<Session<Locator>>;
  /** Opens a tab in the focused session. */
  createTab(template: string, options?: Opening): Promise<Tab<Locator>>;
  /**
   * Runs a client script and resolves to its last value: the path of a file, or the text of the script. A text in one line that
   * ends with `.js` is a path.
   */
  runScript<Result = unknown>(script: string): Promise<Result>;
  /** Restarts the workspace with other settings, which have the keys of `workspace.toml`. */
  load(settings: Values): Promise<void>;
  /** Restarts the workspace with the records, sessions, tabs and focus of a seed: its name, or its content. */
  seed(seed: string | Values): Promise<void>;
  /** Starts a conversation that is accepted at once, and resolves to its session. */
  startConversation(options?: Values): Promise<Session<Locator>>;
}
