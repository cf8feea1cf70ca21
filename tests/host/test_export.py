"""The folder for static hosts."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page

from apm.host.build.bundles import Entries, write_bundles
from apm.host.build.export import export
from apm.host.build.hashed_names import hashed_names
from apm.host.build.headers import host_headers
from apm.host.build.node import find_node
from apm.host.build.shell import Shell
from apm.host.host_error import HostError
from apm.host.serve.page_document import CONTENT_SECURITY_POLICY
from apm.host.serve.readers import FRAME_ANCESTORS
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.site import Site
from tests.support.page_strips import open_tab
from tests.support.static_host import FASTEST, hosting
from tests.support.watched_pages import Console, boot

ROOT = Path(__file__).resolve().parents[2]
COMPRESSED = (".br", ".gz")
HASHED = re.compile(r"static/[\w.-]+-[A-Z2-7]{8}(\.\w+|/.+)")

UNPACK = """
const { readFileSync } = require("node:fs");
const { brotliDecompressSync } = require("node:zlib");
const same = (path) => readFileSync(path).equals(brotliDecompressSync(readFileSync(`${path}.br`)));
console.log(JSON.stringify(process.argv.slice(1).map(same)));
"""

ASKING = """
  const asked = new XMLHttpRequest();
  asked.open("GET", new URL("../../../api/data/v9.2/accounts/$count", location.href), false);
  asked.send();
"""
"""A script that asks the Web API below the folder of the page."""

FIRST_SCRIPT = '<!doctype html><script src="../../../web-resource.js"></script><script'


def contents(folder: Path) -> set[str]:
    """The files of a folder, without their compressed copies."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in COMPRESSED
    }


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> ServedWorkspace:
    """A workspace with a web resource of its own."""
    own = tmp_path_factory.mktemp("own")
    (own / "new_/deep").mkdir(parents=True)
    script = "<script src='../../ClientGlobalContext.js.aspx'></script>"
    (own / "new_/deep/page.html").write_text(f"<!doctype html>{script}<script>{ASKING}</script>")
    return ServedWorkspace(web_resources=own)


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, runtime: Path, workspace: ServedWorkspace
) -> Path:
    """The exported page, in a subfolder as on many hosts."""
    folder = tmp_path_factory.mktemp("host") / "emulator/site"
    export(Site(ROOT), folder, workspace, quality=FASTEST)
    return folder


def test_the_folder_holds_the_page_and_its_notices(site: Path) -> None:
    folders = ("static/", "examples/", "licenses/")
    named = {path for path in contents(site) if not path.startswith(folders)}
    assert named == {
        "index.html",
        "service-worker.js",
        "workspace.json",
        "_headers",
        "LICENSE",
        "THIRD-PARTY-NOTICES.md",
        "web-resource.js",
        "WebResources/msdyn_kbsearchpagehost.html",
        "WebResources/new_/deep/page.html",
        "ClientGlobalContext.js.aspx",
        "WebResources/ClientGlobalContext.js.aspx",
        "WebResources/new_/ClientGlobalContext.js.aspx",
        "WebResources/new_/deep/ClientGlobalContext.js.aspx",
    }
    assert (site / "examples/create-session.js").is_file()
    page = (site / "WebResources/new_/deep/page.html").read_text("utf-8")
    assert page.startswith(FIRST_SCRIPT)
    assert (site / "licenses/@pyscript/core/LICENSE").is_file()


def test_names_in_static_have_the_hash_of_the_content(site: Path) -> None:
    paths = {path for path in contents(site) if path.startswith("static/")}
    assert [path for path in paths if not HASHED.fullmatch(path)] == []
    bare = {re.sub(r"-[A-Z2-7]{8}\b", "", path) for path in paths}
    assert {
        "static/apm.zip",
        "static/boot.js",
        "static/calls-tab.js",
        "static/interpreter.js",
        "static/page.js",
        "static/pyodide/pyodide.asm.wasm",
        "static/pyscript/core.js",
        "static/styles.css",
    } <= bare
    assert "static/pyodide/python_stdlib.zip" not in bare


def test_a_changed_file_and_only_it_has_another_name(tmp_path: Path) -> None:
    files = ["a.zip", "b.zip", "runtime/pyodide/c.mjs", "runtime/pyodide/d.wasm"]
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("first")
    before = hashed_names(tmp_path, files)
    for name in ("b.zip", "runtime/pyodide/d.wasm"):
        (tmp_path / name).write_text("second")
    after = hashed_names(tmp_path, files)
    kept = [name for name in files if before.of(name) == after.of(name)]
    # A package is one unit, because its files load each other by name.
    assert kept == ["a.zip"]


def test_every_address_of_the_document_leads_to_a_file(site: Path) -> None:
    document = unescape((site / "index.html").read_text("utf-8"))
    addresses = re.findall(r'"(?:\./)?(static/[^"]+)"', document)
    assert len(addresses) > 10
    assert [each for each in addresses if not (site / each).is_file()] == []
    assert document.count('rel="stylesheet"') == 1


def test_the_service_worker_knows_the_files(site: Path) -> None:
    text = (site / "service-worker.js").read_text("utf-8")
    known = json.loads(text.removeprefix("const BUILD = ").partition(";")[0])
    assert f'<meta name="apm-build" content="{known["id"]}" />' in (site / "index.html").read_text()
    assert {*known["files"]} < contents(site)
    assert [each for each in known["files"] if not each.startswith("static/")] == []


def test_the_same_sources_give_the_same_bytes(
    site: Path, workspace: ServedWorkspace, tmp_path: Path
) -> None:
    export(Site(ROOT), tmp_path / "again", workspace, quality=FASTEST)
    first, second = (
        {path.relative_to(each): path.read_bytes() for path in each.rglob("*") if path.is_file()}
        for each in (site, tmp_path / "again")
    )
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []


def test_compressed_copies_have_the_same_content(site: Path) -> None:
    copies = [path for path in (site / "static").rglob("*") if path.suffix in COMPRESSED]
    originals = sorted({path.with_suffix("") for path in copies})
    assert {path.name.partition("-")[0] for path in originals} >= {"boot", "page", "styles"}
    for path in originals:
        assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()) == path.read_bytes()
    done = find_node().run(["-e", UNPACK, *originals], site)
    assert json.loads(done.stdout) == [True] * len(originals)


def test_files_that_a_host_may_change_have_no_compressed_copies(site: Path) -> None:
    copies = {path.relative_to(site).parts[0] for path in site.rglob("*.*") if path.suffix == ".br"}
    assert copies == {"static"}


def test_an_older_folder_is_replaced_and_its_compressed_files_are_used_again(
    site: Path, tmp_path: Path
) -> None:
    target = tmp_path / "build/site"
    shutil.copytree(site, target)
    (target / "old.html").touch()
    [known] = target.glob("static/page-*.js.br")
    known.write_bytes(b"known")
    export(Site(ROOT), target, quality=FASTEST)
    assert "old.html" not in contents(target)
    assert known.read_bytes() == b"known"
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_the_headers_hold_the_policy_of_the_page() -> None:
    rules = dict(rule.split("\n", 1) for rule in host_headers().strip().split("\n\n"))
    assert f"Content-Security-Policy: {CONTENT_SECURITY_POLICY}" in rules["/"]
    assert rules["/"] == rules["/index.html"]
    assert "immutable" in rules["/static/*"]
    assert "no-cache" in rules["/workspace.json"]
    assert FRAME_ANCESTORS in rules["/*"]
    assert "Cross-Origin-Resource-Policy: same-origin" in rules["/*"]


def broken(static: Path, source: str) -> str:
    """Bundles a module, and returns the message of the error."""
    static.mkdir()
    (static / "page.js").write_text(source)
    (static / "node_modules").symlink_to(ROOT / "static/node_modules", target_is_directory=True)
    shutil.copy(ROOT / "static/package-lock.json", static)
    entries = Entries(scripts=[], modules=["page.js"], sheets=[])
    with pytest.raises(HostError) as caught:
        write_bundles(static.parent, static / "out", entries, {})
    return str(caught.value)


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("const a = 1;\nconst = 2;\n", 'page.js, line 2: Expected identifier but found "="'),
        ('import "./none.js";\n', 'page.js, line 1: Could not resolve "./none.js"'),
        (
            'fetch(new URL("./none.zip", import.meta.url));\n',
            "page.js names static/none.zip, but there is no such file",
        ),
    ],
)
@pytest.mark.usefixtures("runtime")
def test_a_script_that_cannot_be_bundled_is_one_sentence(
    tmp_path: Path, source: str, problem: str
) -> None:
    assert broken(tmp_path / "static", source) == f"esbuild could not bundle the page: {problem}."


def test_a_document_of_another_form_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html>")
    with pytest.raises(HostError, match=r"^index\.html does not have the form that .* expects"):
        Shell(tmp_path)


def test_an_address_without_a_file_is_one_sentence() -> None:
    with pytest.raises(HostError, match=r"^The page names static/none\.zip, but there is no such"):
        hashed_names(ROOT / "static", ["icon.svg"]).of("none.zip")


@pytest.fixture
def static_host(site: Path) -> Iterator[str]:
    with hosting(site.parents[1]) as url:
        yield f"{url}emulator/site/"


def test_the_folder_boots_on_a_plain_static_host(browser: Browser, static_host: str) -> None:
    said = Console(static_host.removesuffix("/emulator/site/"))
    with browser.new_context() as context:
        said.watch(context)
        page = context.new_page()
        boot(page, said, static_host)
        assert page.evaluate("Microsoft.Apm.getFocusedSession().sessionId") == "session-id-0"
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        script = "[typeof GetGlobalContext, Xrm === parent.Xrm, asked.responseText]"
        found = web_resource(page, "new_/deep/page.html").evaluate(script)
        assert found == ["function", True, "6"]
        # A script finds the organization at the origin, without the folder of the page.
        address = "Xrm.Utility.getGlobalContext().getClientUrl() + '/api/data/v9.2/RetrieveVersion'"
        for each in (address, "'api/data/v9.2/RetrieveVersion'"):
            ask = f"fetch({each}).then((response) => response.status)"
            assert page.evaluate(ask) == 200
        assert [each for each in requests if "/api/data/" in each] == []
        assert said.complaints() == []
        with page.expect_console_message(lambda each: each.type == "warning"):
            web_resource(page, "new_none.html")
        missing, warning = said.complaints()
        assert missing.startswith("error: Failed to load resource")
        assert warning == (
            "warning: tab-id-2 'Pane': there is no web resource 'new_none.html' "
            "in the folder WebResources of this site"
        )


def web_resource(page: Page, name: str) -> Frame:
    """Opens a web resource in a tab and returns its loaded frame."""
    with page.expect_event("framenavigated", lambda frame: frame.url.endswith(name)) as navigated:
        open_tab(page, "apm_webresource", webresourceName=name, title="Pane")
    frame: Frame = navigated.value
    frame.wait_for_load_state()
    return frame
