// What the emulator adds to a page, for TypeScript: Microsoft.Apm, Microsoft.Omnichannel, Xrm.App.sessions, apmWorkspace.
// The other parts of Xrm are in @types/xrm, with which these declarations merge. docs/typescript.md says how to use both.

declare namespace Microsoft {
  /** The app profile manager: sessions and tabs of the workspace. */
  namespace Apm {
    /** Any JSON value. */
    type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

    /** Names and values: a Map, as scripts have it, a plain object, or pairs. The values are any JSON value. */
    type Values =
      | ReadonlyMap<string, unknown>
      | Readonly<Record<string, unknown>>
      | ReadonlyArray<readonly [name: string, value: unknown]>;

    /**
     * What `createSession` and `createTab` return: a Promise of the id that is also the id, at once. It can be awaited, put in a
     * text, handed to members that take an id, and made JSON. It has no String methods; a rejected one throws when it is used
     * as text. The setting `api.returned_ids` narrows it to the one or the other.
     */
    interface PromiseId extends Promise<string> {
      toString(): string;
      valueOf(): string;
      toJSON(): string;
      [Symbol.toPrimitive](hint: string): string;
    }

    /** The id of a session or tab, as it is or as it was returned. */
    type Id = string | PromiseId;

    /** What a refused call throws or rejects with; it has changed nothing. */
    interface ApmError extends Error {
      /** Which kind of failure it is. */
      readonly errorCode: number;
    }

    /** What `createSession` takes. */
    interface SessionInput {
      /** The unique name of the session template. */
      templateName: string;
      /**
       * `parametersStr` is JSON text of pairs, the parameters of the anchor tab's page:
       * `[["entityName","incident"],["entityId","<id>"]]`. Every other name becomes a context variable.
       */
      sessionContext?: Values | null;
      /** Whether the session takes the focus; true when left out. */
      isFocused?: boolean | null;
    }

    /** What `createTab` takes. */
    interface AppTabInput {
      /** The unique name of the application tab template. */
      templateName: string;
      /** The parameters of the template's page; they override its own, and its title can name them as slugs. */
      appContext?: Values | null;
      /** Whether the tab takes the focus of its session; true when left out. */
      isFocused?: boolean | null;
    }

    /** A session of the strip. The same session is always the same object. */
    interface Session {
      /** `session-id-<n>`; Home is `session-id-0`. */
      readonly sessionId: string;
      /** True only for Home. */
      readonly isDefault: boolean;
      /** Its label in the strip; on Home an assignment is ignored with a warning. */
      title: string;
      /** Whether it can be closed: a property, not a method. Home never can. */
      canClose: boolean;
      /** Closes the session and its tabs. Resolves to false, with a warning, on Home or when `canClose` is false. */
      close(): Promise<boolean>;
      /** Focuses the session and its last focused tab. */
      focus(): Promise<boolean>;
      /** Shows an indicator on the session while it is not focused. */
      requestFocus(): Promise<boolean>;
      /** The tab of the session that is focused. */
      getFocusedTab(): Tab;
      /** The ids of its tabs, the anchor first. */
      getAllTabs(): string[];
      /** The tab of the session with that id; null and a warning when there is none. */
      getTab(tabId: Id): Tab | null;
      /** Whether one more tab fits in the session. */
      canCreateTab(): boolean;
      /** Adds and changes context variables; a null value removes one. */
      updateContext(input: Values | string): Promise<boolean>;
      /** A text with its slugs replaced, as in `"{anchor.title}"`; empty where there is no value. */
      resolveSlug(text: string): string;
      /** The context object of the session. */
      getContext(): Promise<Context>;
      /** Opens a tab in this session, focused or not. The input may be its JSON text. */
      createTab(input: AppTabInput | string, correlationId?: string): PromiseId;
      /** The ids of its tabs that were made from a tab template. */
      getAllTabsForTemplate(templateName: string): Promise<string[]>;
      /** What `JSON.stringify` shows of it; of a closed one its id alone. */
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
      /** `tab-id-<n>`; Home's first tab is `tab-id-0`. */
      readonly tabId: string;
      /** Its label in the strip. */
      title: string;
      /** Whether it can be closed: a property, not a method. An anchor tab never can. */
      canClose: boolean;
      /** Closes the tab. Resolves to false, with a warning, on an anchor tab or when `canClose` is false. */
      close(): Promise<boolean>;
      /** Focuses the tab in its session; does not switch session. */
      focus(): Promise<boolean>;
      /** Starts the page in it anew. */
      refresh(): Promise<boolean>;
      /** What `JSON.stringify` shows of it; of a closed one its id alone. */
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
      /** All variables, a fresh object at each read; anchor values under `anchor.<attribute>`. */
      readonly parameters: { [name: string]: Json };
      /** The value of a variable; undefined when there is none. */
      get(name: string): Json | undefined;
      /** Adds or changes a variable; a null value removes it. */
      set(name: string, value: unknown): Promise<boolean>;
      /** Removes a variable. */
      delete(name: string): Promise<boolean>;
      /** What a tab of the session was opened with; null and a warning when there is no such tab. */
      getTabContext(tabId: Id): TabContext | null;
    }

    /** What a tab was opened with. */
    interface TabContext {
      /** Its parameter `data`, as an object where it is JSON text. */
      data: Json;
      /** The parameters of its page. */
      parameters: { [name: string]: Json };
    }

    /** What the events carry in `event.data`, by name. Previous ids may name what is closed. */
    interface EventPayloads {
      /** Another session was focused. */
      ON_SESSION_SWITCH: SessionSwitch;
      /** A session was closed. */
      ON_SESSION_CLOSED: SessionClosed;
      /** Another tab was focused, also by a switch of session. */
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
      sessionId: string;
      tabId: string;
    }

    /** The session that is focused; Home always exists. */
    function getFocusedSession(): Session;
    /** The ids of all sessions in strip order. */
    function getAllSessions(): string[];
    /** The session with that id; null and a warning when none is open. */
    function getSession(sessionId: Id): Session | null;
    /** Opens a session from a session template. The input may be its JSON text. */
    function createSession(input: SessionInput | string, correlationId?: string): PromiseId;
    /** Whether one more session fits. */
    function canCreateSession(): boolean;
    /** Opens a tab from a tab template in the focused session. The input may be its JSON text. */
    function createTab(input: AppTabInput | string, correlationId?: string): PromiseId;
    /** Closes a tab of the focused session. */
    function closeTab(tabId: Id): Promise<boolean>;
    /** Focuses a tab of the focused session. */
    function focusTab(tabId: Id): Promise<boolean>;
    /** Starts the page in a tab of the focused session anew. */
    function refreshTab(tabId: Id): Promise<boolean>;
    /** The name of the BroadcastChannel on which an event is posted, unique to this event and this page. */
    function getEventPublisherTopic(eventName: keyof EventPayloads): string;
  }

  /** The conversations of the workspace. */
  namespace Omnichannel {
    /** What linking a record and taking the link away resolve to. */
    interface LinkAnswer {
      entityLogicalName: string;
      recordId: string;
      liveWorkItemId: string;
      message: string;
      status: string;
    }

    /** The id of the focused session's conversation, also when it has ended; an empty text where there is none. */
    function getConversationId(): Promise<string>;
    /** Links an account, a contact or a case to an active conversation, in place of the one before. */
    function linkToConversation(
      entityLogicalName: string,
      recordId: string,
      conversationId?: string,
    ): Promise<LinkAnswer>;
    /** Takes the link to an account, a contact or a case away. */
    function unlinkFromConversation(
      entityLogicalName: string,
      recordId: string,
      conversationId?: string,
    ): Promise<LinkAnswer>;
    /** Opens a session for a conversation, or focuses the one it is open in; resolves to the session's id. */
    function openConversation(
      conversationId: string,
      sessionId?: string,
      workstreamId?: string,
    ): Promise<string>;
    /** Puts a message into the message box; with `toSendBox` false it is said at once. */
    function sendMessageToConversation(
      message: string | object,
      toSendBox?: boolean,
      conversationId?: string,
    ): Promise<boolean>;
  }
}

declare namespace Xrm {
  interface GlobalContext {
    /** Saves a setting of the app; here until the workspace is reset. */
    saveSettingValue(
      name: string,
      value: string | number | boolean,
      options?: object,
    ): Promise<void>;
  }

  interface App {
    /** The sessions of the shell, for tabs without a template. Not documented; public scripts use them. */
    readonly sessions: App.Sessions;
  }

  namespace App {
    /** The sessions of the shell. */
    interface Sessions {
      /** The focused session. */
      getFocusedSession(): Session;
      /** A session by its id; null for one that is not open. */
      getSession(sessionId: string): Session | null;
      /** All sessions, Home first. */
      getAll(): Session[];
    }

    /** A session of the shell. */
    interface Session {
      /** The same id as in `Microsoft.Apm`. */
      readonly sessionId: string;
      /** The label of the session. */
      readonly title: string;
      /** The tabs of the session. */
      readonly tabs: Tabs;
    }

    /** The tabs of a session of the shell. */
    interface Tabs {
      /** The focused tab of the session. */
      getFocusedTab(): Tab;
      /** A tab of the session; null for one that it does not have. */
      getTab(tabId: string): Tab | null;
      /** All tabs of the session, its anchor first. */
      getAll(): Tab[];
      /** Opens a page in a tab without a template; resolves to its id. */
      createTab(input: TabInput): Promise<string>;
    }

    /** A tab of a session of the shell. */
    interface Tab {
      /** The same id as in `Microsoft.Apm`. */
      readonly tabId: string;
      /** The label of the tab. */
      readonly title: string;
      /** The address that the product would have for its page, with `etn` and `id` of a record. */
      readonly currentUrl: string;
      /** Closes the tab. */
      close(): Promise<boolean>;
      /** Focuses the tab within its session. */
      focus(): Promise<boolean>;
    }

    /** What a tab without a template takes. */
    interface TabInput {
      /** The page, as `Xrm.Navigation.navigateTo` takes it: its type, and its parameters. */
      pageInput: { pageType: string; [parameter: string]: unknown };
      options?: {
        /** The label of the tab; that of its page when left out. */
        title?: string;
        /** Whether the tab takes the focus of its session; true when left out. */
        isFocused?: boolean;
        /** Whether it can be closed; true when left out. */
        canBeClosed?: boolean;
      };
    }
  }
}

/** The emulator's own handle, for tests; no part of the product. */
declare namespace ApmWorkspace {
  /** The handle on the window. */
  interface Handle {
    /** Resolves when `Microsoft.Apm` answers, rejects when the page cannot start. */
    readonly ready: Promise<void>;
    /** The emulator's version. */
    readonly version: string;
    /** Resolves when the listed client scripts have run and the screen shows all calls made so far. */
    drawn(): Promise<void>;
    /** Starts anew: Home alone; older objects are closed, members that a test replaced are back. */
    reset(): Promise<void>;
    /** Starts anew with other settings, which have the keys of `workspace.toml`; rejects with all that is wrong with them. */
    load(settings: Microsoft.Apm.Values | string): Promise<void>;
    /** Runs a client script; resolves to its last value, rejects with file, line and column. */
    runScript(text: string, name?: string): Promise<unknown>;
    /** Accepts an incoming conversation: opens a chat session, and resolves to its id. */
    startConversation(options?: ConversationOptions & { notify?: false }): Promise<string>;
    /** Has a person accept it first; resolves to `undefined` when they reject it. */
    startConversation(options: ConversationOptions): Promise<string | undefined>;
    /** Records every API call from now on, or stops. */
    record(on: boolean): void;
    /** The recorded calls, oldest first; the newest 1000 entries are kept. */
    calls(): RecordedCall[];
  }

  /** An incoming conversation; docs/conversations.md says what stands for what is left out. */
  interface ConversationOptions {
    LiveWorkItemId?: string;
    customerName?: string;
    customerRecordId?: string;
    customerEntityName?: "contact" | "account";
    /** The answers of the pre-chat survey, by question. */
    answers?: Microsoft.Apm.Values;
    channel?: string;
    /** What was said so far: texts of the customer, or of whom they say. */
    messages?: Array<string | { from: "customer" | "agent" | "system"; text: string }>;
    /** The unique name of the session template. */
    templateName?: string;
    isFocused?: boolean;
    /** Whether a person is asked to accept it first; false when left out. */
    notify?: boolean;
  }

  /** A recorded call. */
  interface RecordedCall {
    /** Counted with the event messages that were posted, from 1 since the last reset. */
    number: number;
    kind: "call";
    /** Its full name, as in `session.close`. */
    member: string;
    /** What it was called on: the id of a session, tab or page; null for those there is only one of. */
    target: string | null;
    arguments: Microsoft.Apm.Json[];
    /** What it gave, objects by their ids; not there if it failed. */
    result?: Microsoft.Apm.Json;
    /** The sentence that it failed with, and its number. */
    error?: string;
    errorCode?: number;
    /** The script that made it; null where there is none, as in the console. */
    caller: { file: string; line: number; column: number } | null;
    /** When it was made, in milliseconds since the page was opened. */
    at: number;
    /** How long it took. */
    milliseconds: number;
  }
}

declare const apmWorkspace: ApmWorkspace.Handle;

interface Window {
  /** Also in frames of the same origin: `window.parent.Microsoft.Apm`. */
  readonly Microsoft: typeof Microsoft;
  readonly apmWorkspace: ApmWorkspace.Handle;
}
