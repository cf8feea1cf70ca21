import { defineConfig } from "@playwright/test";
import type { ApmOptions } from "apm-emulator/playwright";

export default defineConfig<object, ApmOptions>({
  testDir: "tests",
  use: {
    apmWorkspace: "workspace.toml",
    trace: "retain-on-failure",
  },
});
