"""The examples for Node.js with the npm package, in fresh folders, without Python: Playwright, Vitest and Jest."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType

from apm.host.build.node import find_node
from apm.recordings.steps import Action, Call, End, Place, Recording
from apm.recordings.writing import written_test
from tests.installed.environments import ROOT, Environment, distribution
from tests.support.runs_of_pytest import program_of

WORDS = Path(__file__).with_name("words.spec.ts")

SEED = """
[[sessions]]
template = "case_entity_session_default_template"
parameters = { entityName = "incident" }
title = "Kim's case"
"""

QUIET = ("--no-audit", "--no-fund", "--ignore-scripts")

JEST_TEST = """
const SESSION = "case_entity_session_default_template";

test("the globals are of this emulator", async () => {
  const session = await workspace.createSession(SESSION, { entityName: "incident" });
  expect(Microsoft.Apm.getAllSessions()).toEqual(["session-id-0", await session.id]);
  const tab = { templateName: "msdyn_entityrecord", appContext: new Map([["entityName", "account"]]) };
  expect(Microsoft.Apm.createTab(tab)).toBeInstanceOf(Promise);
  await workspace.runScript("globalThis.mine = 1;");
  expect(mine).toBe(1);
});

test("each test begins with Home", () => {
  expect(Microsoft.Apm.getAllSessions()).toHaveLength(1);
});
"""

FAILING_TEST = """
test("a script fails", async () => {
  await workspace.createSession("case_entity_session_default_template", { entityName: "incident" });
  Xrm.Page.getAttribute("title").addOnChange(() => { throw new Error("it fails"); });
  await workspace.form.set("title", "A title");
});
"""


TYPES = """
import { createApm, type Workspace } from "apm-emulator/node";
import environment from "apm-emulator/jest";
import { CallRefused, workspace } from "apm-emulator/vitest";

const apm = await createApm({ workspace: "workspace.toml", solution: ["contoso.zip"] });
const words: Workspace = apm.workspace;
const session = await words.createSession("template", { context: { a: 1 }, entityName: "incident" });
export const title: string = await session.focusedTab.title;
export const ids: string[] = apm.Microsoft.Apm.getAllSessions();
export const code: number | null = new CallRefused().errorCode;
export { environment };
await apm.reset({ limits: { tabs: 2 } });
// @ts-expect-error: a template has to be named.
await workspace.createTab();
// @ts-expect-error: without a page there are no elements.
await session.locator.click();
// @ts-expect-error: there is no such option.
await createApm({ colour: "red" });
"""

COMPILE = ("--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "nodenext")


RECORDING = Recording(
    {},
    (
        Call("createSession", None, ({"templateName": "msdyn_chat_session"},), "session-id-1"),
        Call("session.title", "session-id-1", ('Kim\'s "chat"',)),
        Action("focus-session", "session-id-0", place=Place("sessions", "tab", "Home")),
    ),
    End(("Home", 'Kim\'s "chat"'), "Home", ("Dashboard",), "Dashboard"),
)


def project_in(folder: Path, browser: str = "", *packages: str) -> Environment:
    """Installs the npm package and further packages in a folder, and returns an environment for `npm`."""
    npm = Path(find_node().npm)
    environment = Environment(folder, npm.parent, browser, has_system=True)
    environment.run("npm", "install", "-D", str(distribution("*.tgz")), *packages, *QUIET)
    return environment


def example(name: str, folder: Path) -> Path:
    """Copies an example."""
    ignored = shutil.ignore_patterns("node_modules", "test-results", "package-lock.json")
    return Path(shutil.copytree(ROOT / "examples" / name, folder / name, ignore=ignored))


def break_the_start(project: Environment) -> None:
    """Gives a project a listed script that fails."""
    (project.folder / "workspace.toml").write_text('scripts = ["broken.js"]\n')
    (project.folder / "broken.js").write_text("Microsoft.Apm.Event.ON_TAB_SWITCH;\n")


def test_playwright(
    tmp_path: Path, browser_type: BrowserType, browser_type_launch_args: dict[str, Any]
) -> None:
    program = program_of(browser_type, browser_type_launch_args)
    project = project_in(example("node-project", tmp_path), program, "typescript")
    (project.folder / "tests/recorded.spec.ts").write_text(written_test(RECORDING, "typescript"))
    assert "8 passed" in project.run("npm", "test")
    shutil.copy(WORDS, project.folder / "tests")
    (project.folder / "seeds").mkdir()
    (project.folder / "seeds/morning.toml").write_text(SEED)
    assert "9 passed" in project.run("npm", "test", "--", WORDS.name)
    project.run("npx", "tsc")
    break_the_start(project)
    assert "no Event. (broken.js, line 1" in project.run("npm", "test", "--", WORDS.name, code=1)


def test_vitest(tmp_path: Path) -> None:
    project = project_in(example("vitest-project", tmp_path), "", "typescript")
    assert "7 passed" in project.run("npm", "test")
    (project.folder / "types.ts").write_text(TYPES)
    project.run("npx", "tsc", *COMPILE, "types.ts")
    (project.folder / "tests/case.test.js").write_text(
        f'import {{ workspace }} from "apm-emulator/vitest";\n'
        f'import {{ test }} from "vitest";\n{FAILING_TEST}'
    )
    assert "it fails" in project.run("npm", "test", code=1)
    break_the_start(project)
    assert "reading 'ON_TAB_SWITCH'" in project.run("npm", "test", code=1)


@pytest.fixture
def jest(tmp_path: Path) -> Environment:
    """A project with Jest."""
    settings = {"testEnvironment": "apm-emulator/jest", "transform": {}}
    manifest = {"private": True, "scripts": {"test": "jest"}, "jest": settings}
    (tmp_path / "package.json").write_text(json.dumps(manifest))
    return project_in(tmp_path, "", "jest@30")


def test_jest(jest: Environment) -> None:
    for name in ("one.test.js", "two.test.js"):
        (jest.folder / name).write_text(JEST_TEST)
    assert "4 passed" in jest.run("npm", "test")
    (jest.folder / "one.test.js").write_text(FAILING_TEST)
    assert "it fails" in jest.run("npm", "test", code=1)
    break_the_start(jest)
    assert "reading 'ON_TAB_SWITCH'" in jest.run("npm", "test", code=1)
