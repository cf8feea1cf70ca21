/**
 * The fixture `workspace` for @playwright/test: a booted page, which the tests of a worker share, reset before each test. The option
 * `use: { apmWorkspace: "other.toml" }` names another workspace file.
 */
import { dirname } from "node:path";
import { test as base } from "@playwright/test";
import { installedBrowser } from "./browsers.js";
import { PageMessages } from "./page-messages.js";
import { boot, isUsable, pageWorld, restart } from "./page-world.js";
import { serve } from "./server.js";
import { CallRefused, Workspace } from "./workspace.js";

export { expect } from "@playwright/test";
export { CallRefused };

/** The maximum time of a start, in milliseconds: a bound for slow machines, not a target. */
const START_LIMIT = 90_000;

/** The workspace of a page. */
class PageWorkspace extends Workspace {
  #messages;

  constructor(page, root, messages) {
    super(pageWorld(page), root);
    this.page = page;
    this.#messages = messages;
  }

  async runScript(script) {
    try {
      return await super.runScript(script);
    } catch (error) {
      // The browser reports the error too.
      if (error instanceof CallRefused) await this.#messages.expect(error.message);
      throw error;
    }
  }
}

/** A page that tests use one after another; another one is booted when a test has made it unusable. */
class SharedPage {
  #browser;
  #address;
  #booted;

  constructor(browser, address) {
    this.#browser = browser;
    this.#address = address;
  }

  async ready() {
    const known = this.#booted;
    if (known && (await isUsable(known.page, this.#address))) return known;
    await this.close();
    const context = await this.#browser.newContext();
    const messages = new PageMessages(context);
    const page = await context.newPage();
    this.#booted = { page, messages, size: page.viewportSize() };
    await boot(page, this.#address);
    return this.#booted;
  }

  async close() {
    await this.#booted?.page.context().close();
    this.#booted = undefined;
  }
}

export const test = base.extend({
  apmWorkspace: [undefined, { option: true, scope: "worker" }],
  apmSolution: [undefined, { option: true, scope: "worker" }],
  apmWebResources: [undefined, { option: true, scope: "worker" }],
  launchOptions: [
    async ({ launchOptions, browserName, playwright }, use, { project }) => {
      // The fixture `channel` depends on this one.
      const chosen = project.use.channel ?? launchOptions.channel ?? launchOptions.executablePath;
      const needed = browserName === "chromium" && !chosen;
      const executablePath = needed && installedBrowser(playwright.chromium.executablePath());
      await use(executablePath ? { ...launchOptions, executablePath } : launchOptions);
    },
    { scope: "worker" },
  ],
  apmServer: [
    async ({ apmWorkspace, apmSolution, apmWebResources }, use, { config }) => {
      const server = await serve({
        root: rootOf(config),
        workspace: apmWorkspace,
        solution: apmSolution,
        webResources: apmWebResources,
      });
      await use(server);
      await server.close();
    },
    { scope: "worker", timeout: START_LIMIT },
  ],
  apmPage: [
    async ({ browser, apmServer }, use) => {
      const shared = new SharedPage(browser, apmServer.url);
      await shared.ready();
      await use(shared);
      await shared.close();
    },
    { scope: "worker", timeout: START_LIMIT },
  ],
  workspace: async ({ apmPage }, use, { config }) => {
    const { page, messages, size } = await apmPage.ready();
    await restart(page, size);
    await messages.read();
    await use(new PageWorkspace(page, rootOf(config), messages));
    const unread = await messages.read();
    if (unread.length) {
      throw new Error(`The page reported, and the test did not read it:\n${unread.join("\n")}`);
    }
  },
});

/** The folder of the configuration, to which paths are relative. */
const rootOf = ({ configFile, rootDir }) => (configFile ? dirname(configFile) : rootDir);
