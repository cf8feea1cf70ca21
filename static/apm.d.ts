// TypeScript declarations of the emulator: Microsoft.Apm, Microsoft.Omnichannel, Xrm.App.sessions, apmWorkspace.
// The other parts of Xrm are in @types/xrm, with which these declarations merge. docs/typescript.md describes how to use both.

declare namespace Microsoft {
  /** The app profile manager: sessions and tabs of the workspace. */
  namespace Apm {
    /** Any JSON value. */
    type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

    /** Names and values: a Map, a plain object, or pairs. The values can be any JSON value. */
    type Values =
      | ReadonlyMap<string, unknown>
      | Readonly<Record<string, unknown>>
      | ReadonlyArray<readonly [name: string, value: unknown]>;

    /**
     * The result of `createSession` and `createTab`: a Promise of the id that can also be used as the id immediately. It can be
     * awaited, put into a template string, passed to members that take an id, and converted to JSON. It has no String methods.
     * A rejected one throws when it is converted to text. The setting `api.returned_ids` selects a plain string or Promise.
     */
    interface PromiseId extends Promise<string> {
      toString(): string;
      valueOf(): string;
      toJSON(): string;
      [Symbol.toPrimitive](hint: string): string;
    }

    /** The id of a session or tab: a string, or the result of `createSession` or `createTab`. */
    type Id = string | PromiseId;

    /** The error of a refused call, which has changed nothing. */
    interface ApmError extends Error {
      /** The number of the kind of error. */
      readonly errorCode: number;
    }

    /** The argument of `createSession`. */
    interface SessionInput {
      /** The unique name of the session template. */
      templateName: string;
      /**
       * `parametersStr` is JSON text with the parameters of the page of the anchor tab, as pairs:
       * `[["entityName","incident"],["entityId","<id>"]]`. Every other name becomes a context variable.
       */
      sessionContext?: Values | null;
      /** Whether the session is focused; default true. */
      isFocused?: boolean | null;
    }

    /** The argument of `createTab`. */
    interface AppTabInput {
      /** The unique name of the application tab template. */
      templateName: string;
      /** The parameters of the page; they override those of the template, and its title can contain them as slugs. */
      appContext?: Values | null;
      /** Whether the tab is focused in its session; default true. */
      isFocused?: boolean | null;
    }

    /** A session. The same session is always the same object. */
    interface Session {
      /** `session-id-<n>`; Home is `session-id-0`. */
      readonly sessionId: string;
      /** True only for Home. */
      readonly isDefault: boolean;
      /** The title in the strip. For Home, an assignment is ignored with a warning. */
      title: string;
      /** Whether the session can be closed: a property, not a method. Always false for Home. */
      canClose: boolean;
      /** Closes the session and its tabs. Resolves to false, with a warning, for Home or if `canClose` is false. */
      close(): Promise<boolean>;
      /** Focuses the session and the tab that was focused last in it. */
      focus(): Promise<boolean>;
      /** Shows an indicator on the session while it is not focused. */
      requestFocus(): Promise<boolean>;
      /** The focused tab of the session. */
      getFocusedTab(): Tab;
      /** The ids of the tabs of the session, the anchor tab first. */
      getAllTabs(): string[];
      /** The tab of the session with an id; null and a warning if there is none. */
      getTab(tabId: Id): Tab | null;
      /** Whether another tab can be opened in the session. */
      canCreateTab(): boolean;
      /**
       * Adds and changes context variables; a null value removes one. `sessionId` names another session; `isDelete` removes the
       * variables that the input names.
       */
      updateContext(
        input: Values | string,
        sessionId?: Id | null,
        isDelete?: boolean | null,
      ): Promise<boolean>;
      /** The text with its slugs, such as `"{anchor.title}"`, replaced by their values; a slug without a value is removed. */
      resolveSlug(text: string): string;
      /** The context object of the session. */
      getContext(): Promise<Context>;
      /** Opens a tab in this session, whether the session is focused or not. The input can be JSON text. */
      createTab(input: AppTabInput | string, correlationId?: string): PromiseId;
      /** The ids of the tabs of the session that were opened from a tab template. */
      getAllTabsForTemplate(templateName: string): Promise<string[]>;
      /** The content for `JSON.stringify`; for a closed session only its id. */
      toJSON(): SessionData | { sessionId: string; closed: true };
    }

    /** A session as data. */
    interface SessionData {
      sessionId: string;
      isDefault: boolean;
      title: string;
      canClose: boolean;
    }

    /** An application tab of a session. The same tab is always the same object. */
    interface Tab {
      /** `tab-id-<n>`; the first tab of Home is `tab-id-0`. */
      readonly tabId: string;
      /** The title in the strip. */
      title: string;
      /** Whether the tab can be closed: a property, not a method. Always false for an anchor tab. */
      canClose: boolean;
      /** Closes the tab. Resolves to false, with a warning, for an anchor tab or if `canClose` is false. */
      close(): Promise<boolean>;
      /** Focuses the tab in its session; does not switch to the session. */
      focus(): Promise<boolean>;
      /** Reloads the page in the tab. */
      refresh(): Promise<boolean>;
      /** The content for `JSON.stringify`; for a closed tab only its id. */
      toJSON(): TabData | { tabId: string; closed: true };
    }

    /** A tab as data. */
    interface TabData {
      tabId: string;
      title: string;
      canClose: boolean;
    }

    /** The context variables of a session, from `await session.getContext()`. */
    interface Context {
      /** All variables, as a new object at each read; values of the anchor under `anchor.<attribute>`. */
      readonly parameters: { [name: string]: Json };
      /** The value of a variable; undefined if there is none. */
      get(name: string): Json | undefined;
      /** Adds or changes a variable; a null value removes it. */
      set(name: string, value: unknown): Promise<boolean>;
      /** Removes a variable. */
      delete(name: string): Promise<boolean>;
      /** The parameters of a tab of the session; null and a warning if there is no such tab. */
      getTabContext(tabId: Id): TabContext | null;
    }

    /** The parameters of a tab. */
    interface TabContext {
      /** The parameter `data`, parsed if it is JSON text; for the anchor tab of a conversation, with `ocContext`. */
      data: Json;
      /** The parameters of the page. */
      parameters: { [name: string]: Json };
    }

    /** The payloads of the events, in `event.data`. A previous session or tab may be closed. */
    interface EventPayloads {
      /** Another session was focused. */
      ON_SESSION_SWITCH: SessionSwitch;
      /** A session was closed. */
      ON_SESSION_CLOSED: SessionClosed;
      /** Another tab was focused, also because another session was focused. */
      ON_TAB_SWITCH: TabSwitch;
    }

    /** The payload of `ON_SESSION_SWITCH`. */
    interface SessionSwitch {
      previousSessionId: string;
      newSessionId: string;
    }

    /** The payload of `ON_SESSION_CLOSED`. */
    interface SessionClosed {
      sessionId: string;
    }

    /** The payload of `ON_TAB_SWITCH`. */
    interface TabSwitch {
      previousSessionId: string;
      previousTabId: string;
      SessionId: string;
      sessionId: string;
      tabId: string;
    }

    /** The focused session; never null, because Home always exists. */
    function getFocusedSession(): Session;
    /** The ids of all sessions in strip order. */
    function getAllSessions(): string[];
    /** The open session with an id; null and a warning if there is none. */
    function getSession(sessionId: Id): Session | null;
    /** Opens a session from a session template. The input can be JSON text. */
    function createSession(input: SessionInput | string, correlationId?: string): PromiseId;
    /** Whether another session can be opened. */
    function canCreateSession(): boolean;
    /** Opens a tab from a tab template in the focused session. The input can be JSON text. */
    function createTab(input: AppTabInput | string, correlationId?: string): PromiseId;
    /** Closes a tab of the focused session. */
    function closeTab(tabId: Id): Promise<boolean>;
    /** Focuses a tab of the focused session. */
    function focusTab(tabId: Id): Promise<boolean>;
    /** Reloads the page in a tab of the focused session. */
    function refreshTab(tabId: Id): Promise<boolean>;
    /** The name of the BroadcastChannel on which an event is posted; unique to the event and the page. */
    function getEventPublisherTopic(eventName: keyof EventPayloads): string;
  }

  /** The conversations of the workspace. */
  namespace Omnichannel {
    /** The result of `linkToConversation` and `unlinkFromConversation`. */
    interface LinkAnswer {
      entityLogicalName: string;
      recordId: string;
      liveWorkItemId: string;
      message: string;
      status: string;
    }

    /** The input of `getConversations`. */
    interface ConversationQuery {
      /** The id of the user who has the conversations. */
      agentId: string;
      /** The logical names of columns beside the default ones. */
      attributes?: string[];
      /** The status reasons; all by default. */
      status?: (number | string)[];
      orderBy?: { attributeName: string; descending?: boolean }[];
      /** The age of the oldest conversation in days. */
      createdBeforeDays?: number;
    }

    /** The id of the conversation of the focused session, also after it has ended; an empty text if there is none. */
    function getConversationId(): Promise<string>;
    /** The `msdyn_ocliveworkitem` records of an agent. The input can be JSON text. */
    function getConversations(
      input: ConversationQuery | string,
      correlationId?: string,
    ): Promise<{ [column: string]: Apm.Json }[]>;
    /** Links an account, a contact or a case to an active conversation; replaces an earlier link. */
    function linkToConversation(
      entityLogicalName: string,
      recordId: string,
      conversationId?: string,
    ): Promise<LinkAnswer>;
    /** Removes the link to an account, a contact or a case. */
    function unlinkFromConversation(
      entityLogicalName: string,
      recordId: string,
      conversationId?: string,
    ): Promise<LinkAnswer>;
    /** Opens a session for a conversation, or focuses the session it is open in; resolves to the id of the session. */
    function openConversation(
      conversationId: string,
      sessionId?: string,
      workstreamId?: string,
    ): Promise<string>;
    /** Puts a message into the message box; sends it at once if `toSendBox` is false. */
    function sendMessageToConversation(
      message: string | object,
      toSendBox?: boolean,
      conversationId?: string,
    ): Promise<boolean>;
  }
}

declare namespace Xrm {
  interface GlobalContext {
    /** Saves a setting of the app; in the emulator, until the workspace is reset, also after a reload of the page. */
    saveSettingValue(
      name: string,
      value: string | number | boolean,
      options?: object,
    ): Promise<void>;
  }

  interface App {
    /** The sessions of the app, for tabs without a template. Not documented; public scripts use it. */
    readonly sessions: App.Sessions;
  }

  namespace App {
    /** The sessions of the app. */
    interface Sessions {
      /** The focused session. */
      getFocusedSession(): Session;
      /** The session with an id; null if it is not open. */
      getSession(sessionId: string): Session | null;
      /** All sessions, Home first. */
      getAll(): Session[];
    }

    /** A session of the app. */
    interface Session {
      /** The same id as in `Microsoft.Apm`. */
      readonly sessionId: string;
      /** The title of the session. */
      readonly title: string;
      /** The tabs of the session. */
      readonly tabs: Tabs;
    }

    /** The tabs of a session. */
    interface Tabs {
      /** The focused tab of the session. */
      getFocusedTab(): Tab;
      /** The tab of the session with an id; null if there is none. */
      getTab(tabId: string): Tab | null;
      /** All tabs of the session, the anchor tab first. */
      getAll(): Tab[];
      /** Opens a page in a tab without a template; resolves to the id of the tab. */
      createTab(input: TabInput): Promise<string>;
    }

    /** A tab of a session. */
    interface Tab {
      /** The same id as in `Microsoft.Apm`. */
      readonly tabId: string;
      /** The title of the tab. */
      readonly title: string;
      /** The address of the page in the format of the product, with `etn` and `id` of a record. */
      readonly currentUrl: string;
      /** Closes the tab. */
      close(): Promise<boolean>;
      /** Focuses the tab within its session. */
      focus(): Promise<boolean>;
    }

    /** The argument of `createTab`. */
    interface TabInput {
      /** The page type and its parameters, as for `Xrm.Navigation.navigateTo`. */
      pageInput: { pageType: string; [parameter: string]: unknown };
      options?: {
        /** The title of the tab; default: the title of the page. */
        title?: string;
        /** Whether the tab is focused in its session; default true. */
        isFocused?: boolean;
        /** Whether the tab can be closed; default true. */
        canBeClosed?: boolean;
      };
    }
  }
}

/** The object of the emulator for tests; not part of the product. */
declare namespace ApmWorkspace {
  /** The type of `apmWorkspace`. */
  interface Handle {
    /** Resolves when `Microsoft.Apm` can be used; rejects if the page cannot start. */
    readonly ready: Promise<void>;
    /** The version of the emulator. */
    readonly version: string;
    /** Resolves when the listed client scripts have run and the page shows the effects of all calls so far. */
    drawn(): Promise<void>;
    /**
     * Restarts the workspace: only Home is open, older objects are closed, members that a test replaced are restored. The settings
     * stay; with `settings: "file"`, they are those of the workspace file again. `user` and `limits` change some of them.
     */
    reset(options?: ResetOptions): Promise<void>;
    /** Restarts the workspace with settings, which have the keys of `workspace.toml`; rejects with all problems of the settings. */
    load(settings: Microsoft.Apm.Values | SettingsWithSolutions | string): Promise<void>;
    /** What was found in the solutions of the workspace, as the command `check --solution PATH --json` prints it. */
    solutions(): SolutionReport;
    /**
     * The state of the workspace as plain JSON: sessions, tabs, titles, contexts, focus, conversations and changed records. Unsaved
     * edits, what scripts changed on forms, dialogs, side panes and notifications are not part of it.
     */
    snapshot(): Snapshot;
    /**
     * Restarts the workspace in the state of a snapshot, with the current settings. Warns about what no longer fits; rejects, and
     * changes nothing, if the snapshot is damaged or of a newer emulator.
     */
    restore(snapshot: Snapshot | string): Promise<void>;
    /**
     * Restarts the workspace in the state that a seed describes: the name of a file in the folder `seeds` beside `workspace.toml`, an
     * object, or a snapshot. Rejects, and changes nothing, if anything in it is refused.
     */
    seed(seed: string | Seed | Snapshot): Promise<void>;
    /** Runs a client script; resolves to its last value, or rejects with file, line and column of the error. */
    runScript(text: string, name?: string): Promise<unknown>;
    /** Accepts an incoming conversation: opens a chat session, and resolves to its id. */
    startConversation(options?: ConversationOptions & { notify?: false }): Promise<string>;
    /** With `notify`, asks the user to accept the conversation first; resolves to `undefined` if the user rejects it. */
    startConversation(options: ConversationOptions): Promise<string | undefined>;
    /**
     * Restarts the workspace with the settings of the workspace file, in the state of a seed, and records from then on: what the user
     * does on the page, and the calls and scripts that no client script of the workspace makes.
     */
    startRecording(options?: RecordingOptions): Promise<void>;
    /** Ends the recording and returns it; throws if nothing is recorded, or another workspace has started since. */
    stopRecording(): Recording;
    /** The recording as the text of a test: for the pytest plugin, or for @playwright/test. */
    writeTest(recording: Recording | string, language?: "python" | "typescript"): string;
    /**
     * Restarts the workspace as a recording began, and repeats its steps. Rejects with the number of a step that fails, and changes
     * nothing if the recording is damaged or of a newer emulator.
     */
    replay(recording: Recording | string): Promise<void>;
    /** Starts or stops recording API calls. */
    record(on: boolean): void;
    /** The recorded calls, oldest first; the newest 1000 entries are kept. */
    calls(): RecordedCall[];
    /**
     * What has failed in scripts since the last reset, oldest first; the first 1000 are kept. Uncaught errors are reported by the
     * browser; they make errors of the failures that they come from.
     */
    failures(): Failure[];
    /**
     * Makes calls of a member, or requests to the Web API, fail or take longer, until the next reset.
     * @param name The full name of a member, as `calls()` has it; `Xrm.WebApi.*` for all of an object; `GET accounts` for requests,
     *   with their method and the first segment of their address, each of which can be `*`.
     */
    fault(name: string, options: Fault): void;
    /** Ends a fault; returns false if there is none with this name. */
    fault(name: string, options: null): boolean;
    /** Takes roles, templates and limits away from the running workspace, until the next reset. */
    fault(options: Weakness): void;
    /** Registers the function that answers an action or a function of `Xrm.WebApi.execute`; null removes it. */
    handle(name: string, handler: OperationHandler | null): void;
    /**
     * Makes `fetch` and `XMLHttpRequest` of a window of the same origin answer requests to the Web API, as those of the page do.
     * HTML web resources are prepared already.
     */
    answerRequests(window: Window): void;
  }

  /** Settings on top of solutions; a later solution is layered over an earlier one. */
  interface SettingsWithSolutions {
    /** The contents of zips, as bytes or as a Blob such as a File, and contents of `workspace.json`. */
    solutions: readonly (Blob | ArrayBuffer | ArrayBufferView | object)[];
    /** The keys of `workspace.toml`. */
    [key: string]: unknown;
  }

  /** The report about solutions. */
  interface SolutionReport {
    /** The name, the version and the counts of each solution. */
    solutions: { name: string; version: string; [count: string]: Microsoft.Apm.Json }[];
    /** What is not used, or used in another way. */
    remarks: {
      solution: string;
      table: string;
      kind: string;
      file: string;
      text: string;
      count: number;
    }[];
  }

  /** What `snapshot` returns. Keep it as it is: other keys than `version` can change. */
  interface Snapshot {
    /** The version of the form. */
    version: number;
    [key: string]: unknown;
  }

  interface RecordingOptions {
    /** What the recording begins with; by default an empty seed, so that created records have the same ids in each run. */
    seed?: string | Seed;
  }

  /** What `stopRecording` returns, as plain JSON. Keep it as it is: other keys than `version` can change. */
  interface Recording {
    /** The version of the form. */
    version: number;
    [key: string]: unknown;
  }

  /** What a test begins with. */
  interface Seed {
    /** Records by table: a row with the id of a record changes it, any other row creates one. */
    records?: { [table: string]: Microsoft.Apm.Values[] };
    /** Context variables of Home. */
    context?: Microsoft.Apm.Values;
    /** Tabs of Home, after its dashboard. */
    tabs?: SeedTab[];
    /** Sessions, in the order of the strip. */
    sessions?: SeedSession[];
    /** What the ids of created records are made from. Each run with the same text has the same ids. */
    ids?: string;
  }

  interface SeedSession {
    /** The unique name of the session template. */
    template: string;
    /** The page parameters of the anchor tab. */
    parameters?: Microsoft.Apm.Values;
    context?: Microsoft.Apm.Values;
    title?: string;
    /** Tabs, after those of the template. */
    tabs?: SeedTab[];
    /** Whether the session is in view; without any, the last session is. */
    focused?: boolean;
  }

  interface SeedTab {
    /** The unique name of the tab template. */
    template: string;
    parameters?: Microsoft.Apm.Values;
    title?: string;
    /** Whether the tab is in view; without any, the last tab is. */
    focused?: boolean;
  }

  /** Answers an operation. Its result, or that of its Promise, is the body of the response; without one, the status is 204. */
  type OperationHandler = (operation: Operation) => unknown;

  /** A call of an action or a function. */
  interface Operation {
    /** The parameters that `parameterTypes` names, without the bound one. */
    parameters: { [name: string]: Microsoft.Apm.Json };
    /** The record that it is bound to; without `id` for a table, null if it is unbound. */
    target: { entityType: string; id?: string } | null;
  }

  /** What calls do that a fault hits. */
  interface Fault {
    /** The message of the error that they reject with, or throw. */
    reject?: string;
    /** The number of the error; 1011 by default. */
    errorCode?: number;
    /** The HTTP status of requests; 500 by default. */
    status?: number;
    /** How long they take, in milliseconds. Calls that return no Promise, and requests that block, are not delayed. */
    delay?: number;
    /** How many calls are hit; all by default. */
    times?: number;
    /** The probability with which each call is hit, from 0 to 1; 1 by default. */
    probability?: number;
    /** The same seed hits the same calls; 1 by default. */
    seed?: number;
  }

  interface Weakness {
    withoutRoles?: string[];
    /** The unique names of session and tab templates. */
    withoutTemplates?: string[];
    limits?: { sessions?: number; tabs?: number };
  }

  interface ResetOptions {
    settings?: "file";
    user?: { name?: string; roles?: string[] };
    limits?: { sessions?: number; tabs?: number };
  }

  /** The options of an incoming conversation; docs/conversations.md has the defaults. */
  interface ConversationOptions {
    LiveWorkItemId?: string;
    customerName?: string;
    customerRecordId?: string;
    customerEntityName?: "contact" | "account";
    /** The answers of the pre-chat survey, by question. */
    answers?: Microsoft.Apm.Values;
    channel?: string;
    /** The messages sent so far: texts of the customer, or objects that name the sender. */
    messages?: Array<string | { from: "customer" | "agent" | "system"; text: string }>;
    /** The unique name of the session template. */
    templateName?: string;
    isFocused?: boolean;
    /** Whether the user is asked to accept the conversation first; default false. */
    notify?: boolean;
  }

  /** Something that has failed in a script. */
  interface Failure {
    kind:
      | "unknown-member"
      | "unknown-template"
      | "refused-call"
      | "ignored-assignment"
      | "closed-object"
      | "rejection"
      | "form-function"
      | "unanswered-request";
    message: string;
    /** The script; empty if it is unknown, as in the console. */
    file: string;
    /** The line in it, from 1; 0 if it is unknown. */
    line: number;
    /** The column in it, from 1; 0 if it is unknown. */
    column: number;
    /** `error` for what no script has handled, and for a call of a name that does not exist. */
    level: "error" | "warning";
  }

  /** A recorded call. */
  interface RecordedCall {
    /** The number of the entry; calls and event messages are counted together, from 1 since the last reset. */
    number: number;
    kind: "call";
    /** The full name of the member, such as `session.close`. */
    member: string;
    /** The id of the session, tab or page that it was called on; null for an object that exists only once. */
    target: string | null;
    arguments: Microsoft.Apm.Json[];
    /** The result; objects are shown as their ids. Missing if the call failed. */
    result?: Microsoft.Apm.Json;
    /** The message of the error; `errorCode` is its number. */
    error?: string;
    errorCode?: number;
    /** The script that made the call; null if there is none, as in the console. */
    caller: { file: string; line: number; column: number } | null;
    /** The start of the call, in milliseconds since the page was opened. */
    at: number;
    /** The duration of the call. */
    milliseconds: number;
  }
}

declare const apmWorkspace: ApmWorkspace.Handle;

interface Window {
  /** Also in frames of the same origin: `window.parent.Microsoft.Apm`. */
  readonly Microsoft: typeof Microsoft;
  readonly apmWorkspace: ApmWorkspace.Handle;
}
