/**
 * The fixture `workspace` for @playwright/test: a booted page, which the tests of a worker share, reset before each test. The option
 * `use: { apmWorkspace: "other.toml" }` names another workspace file.
 */
import { dirname } from "node:path";
import { test as base } from "@playwright/test";
import { installedBrowser } from "./browsers.js";
import { PageMessages } from "./page-messages.js";
import { PageWorkspace } from "./page-workspace.js";
import { boot, isUsable, restart } from "./page-world.js";
import { serve } from "./server.js";
import { judged, strictnessOf } from "./strictness.js";

export { expect } from "@playwright/test";
export { CallRefused } from "./refusals.js";

/** The maximum time of a start, in milliseconds: a bound for slow machines, not a target. */
const START_LIMIT = 90_000;

/** A page that tests use one after another; another one is booted when a test has made it unusable. */
class SharedPage {
  #browser;
  #address;
  #booted;
  #failedAtStart = [];

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
    messages.addListed(await boot(page, this.#address));
    this.#failedAtStart = await messages.read();
    return this.#booted;
  }

  /** What failed during the start; the first test of the page gets it. */
  takeFailedAtStart() {
    const failures = this.#failedAtStart;
    this.#failedAtStart = [];
    return failures;
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
  apmSeed: [undefined, { option: true }],
  apmRoles: [undefined, { option: true }],
  apmLimits: [undefined, { option: true }],
  apmStrict: [undefined, { option: true }],
  apmIgnore: [[], { option: true }],
  launchOptions: [
    async ({ launchOptions, browserName, playwright }, use, { project }) => {
      // The fixtures `channel` and `headless` depend on this one.
      const chosen = project.use.channel ?? launchOptions.channel ?? launchOptions.executablePath;
      const needed = browserName === "chromium" && !chosen;
      const isHeadless = project.use.headless ?? launchOptions.headless ?? true;
      const executablePath =
        needed && installedBrowser(playwright.chromium.executablePath(), isHeadless);
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
  workspace: async (
    { apmPage, apmSeed, apmRoles, apmLimits, apmStrict, apmIgnore },
    use,
    { config, annotations },
  ) => {
    const strict = strictnessOf(apmStrict);
    const { page, messages, size } = await apmPage.ready();
    const user = apmRoles && { roles: apmRoles };
    await restart(page, size, { ...(user && { user }), ...(apmLimits && { limits: apmLimits }) });
    const workspace = new PageWorkspace(page, rootOf(config), messages);
    if (apmSeed) await workspace.seed(apmSeed);
    await messages.forget();
    messages.add(apmPage.takeFailedAtStart());
    await use(workspace);
    const { errors, warnings } = judged(await messages.read(), strict, apmIgnore);
    for (const description of warnings) annotations.push({ type: "warning", description });
    if (errors.length) {
      throw new Error(`The page reported, and the test did not read it:\n${errors.join("\n")}`);
    }
  },
});

/** The folder of the configuration, to which paths are relative. */
const rootOf = ({ configFile, rootDir }) => (configFile ? dirname(configFile) : rootDir);
