/**
 * A test environment for Jest: that for Node.js, with `Microsoft`, `Xrm`, `apmWorkspace` and `workspace` as global names, and a
 * workspace that is reset before each test. The emulator runs outside the sandbox of the tests, so that the files of a
 * worker share its interpreter. `testEnvironmentOptions: { apmWorkspace: "other.toml" }` names another workspace file.
 */
import { TestEnvironment } from "jest-environment-node";
import { createApm } from "./node.js";

export default class ApmEnvironment extends TestEnvironment {
  #options;
  #apm;
  /** What failed during the start, such as a listed script, which fails the first test. */
  #failedAtStart;

  constructor(config, context) {
    super(config, context);
    const { rootDir, testEnvironmentOptions } = config.projectConfig;
    const {
      apmWorkspace: workspace,
      apmSolution: solution,
      apmSeed: seed,
    } = testEnvironmentOptions;
    this.#options = { root: rootDir, workspace, solution, seed };
  }

  async setup() {
    await super.setup();
    const options = { ...this.#options, global: this.global, onError() {} };
    this.#apm = await createApm(options, this.getVmContext());
    this.global.workspace = this.#apm.workspace;
    this.#failedAtStart = this.#apm.takeErrors();
  }

  async teardown() {
    this.#apm?.dispose();
    await super.teardown();
  }

  async handleTestEvent({ name, test }) {
    if (name === "test_start") {
      await this.#apm.reset();
      this.#apm.takeErrors();
    } else if (name === "test_fn_success") {
      await this.#apm.apmWorkspace.drawn();
      const error = this.#failedAtStart ?? this.#apm.takeErrors();
      this.#failedAtStart = undefined;
      if (error) test.errors.push(error);
    }
  }
}
