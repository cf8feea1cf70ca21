// Writes the Fluent design tokens that the page's style sheets use, and no others, as custom properties.
//
//   node tokens.mjs <folder with node_modules> <output> <style sheet> ...
//
// Three themes: light; dark where the system is dark or `data-theme` says so; and high contrast by `data-theme`. A token
// stands in a later theme only where it differs from the light one.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [folder, output, ...sheets] = process.argv.slice(2);
const require = createRequire(resolve(folder, "package.json"));
const { webLightTheme, webDarkTheme, teamsHighContrastTheme } = require("@fluentui/tokens");

const used = new Set(
  sheets.flatMap((sheet) =>
    [...readFileSync(sheet, "utf-8").matchAll(/var\(--([a-z][A-Za-z0-9]*)/g)].map(([, name]) => name),
  ),
);
const names = Object.keys(webLightTheme).filter((name) => used.has(name));

const written = (theme) =>
  names
    .filter((name) => theme === webLightTheme || theme[name] !== webLightTheme[name])
    .map((name) => `  --${name}: ${theme[name]};\n`)
    .join("");
const block = (selector, scheme, theme) =>
  `${selector} {\n  color-scheme: ${scheme};\n${written(theme)}}\n`;

writeFileSync(
  output,
  [
    "/* Made of @fluentui/tokens (MIT) by apm/host/build/tokens.mjs. */\n",
    block(":root", "light", webLightTheme),
    "@media (prefers-color-scheme: dark) {\n",
    block(":root:not([data-theme])", "dark", webDarkTheme),
    "}\n",
    block(':root[data-theme="dark"]', "dark", webDarkTheme),
    block(':root[data-theme="contrast"]', "dark", teamsHighContrastTheme),
  ].join(""),
);
