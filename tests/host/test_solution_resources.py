"""Web resources of solutions: their addresses and types under `serve`, and their files in a build."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from shutil import copytree

import pytest

from apm.host.build.export import write_content
from apm.host.host_error import HostError
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.site import Site
from apm.reading.workspace_resources import WebResources
from tests.support import workspace_folder
from tests.support.sample_solution import ROOT, UNPACKED, tiny_files, zipped
from tests.support.workspace_folder import Ask, news, served, shipped

root = workspace_folder.root

HTML, JS = "text/html; charset=utf-8", "text/javascript; charset=utf-8"

Serve = Callable[..., Ask]


@pytest.fixture(scope="module")
def zip_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("zip") / "Contoso_1_0_0_1.zip"
    runpy.run_path(str(ROOT / "examples/solution/pack.py"))["pack"](target)
    return target


@pytest.fixture(params=["zip", "folder"])
def solution(request: pytest.FixtureRequest, zip_file: Path) -> Path:
    """The sample solution in both shapes."""
    return zip_file if request.param == "zip" else UNPACKED


@pytest.fixture
def ask(root: Path, solution: Path, tmp_path: Path) -> Iterator[Ask]:
    workspace = ServedWorkspace(tmp_path / "workspace.toml", solutions=[solution])
    with served(Site(root), workspace) as ask:
        yield ask


@pytest.mark.parametrize(
    ("name", "kind", "part"),
    [
        ("con_/scripts/device.js", JS, b"Contoso.Device"),
        ("con_/scripts/audit", JS, b"Audit.note"),
        ("con_about", HTML, b"About Contoso"),
        ("con_/pages/map.html", HTML, b"Map of"),
        ("con_/labels.1036.resx", "text/xml; charset=utf-8", b"Bienvenue"),
        ("CON_/Scripts/Audit", JS, b"Audit.note"),
    ],
)
def test_a_web_resource_has_the_address_of_its_name_and_the_type_of_its_metadata(
    ask: Ask, name: str, kind: str, part: bytes
) -> None:
    response = ask(f"/WebResources/{name}")
    assert (response.status, response.headers["Content-Type"]) == (HTTPStatus.OK, kind)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert part in response.read()
    assert ask(f"/%7B638%7D/WebResources/{name}").status == HTTPStatus.OK


def test_html_gets_the_first_script_whatever_its_name(ask: Ask) -> None:
    assert b'<head><script src="/static/web-resource.js">' in ask("/WebResources/con_about").read()


def test_an_unchanged_one_is_not_sent_again(ask: Ask) -> None:
    tag = ask("/WebResources/con_about").headers["ETag"]
    assert ask("/WebResources/con_about", If_None_Match=tag).status == HTTPStatus.NOT_MODIFIED
    assert ask("/WebResources/con_about", If_None_Match='"other"').status == HTTPStatus.OK


def test_metadata_and_other_files_of_the_solution_are_not_served(ask: Ask) -> None:
    for name in ("con_about.data.xml", "../Other/Solution.xml", "con_/none.js", "solution.xml"):
        assert ask(f"/WebResources/{name}").status == HTTPStatus.NOT_FOUND
    assert b"the solutions or" in ask("/WebResources/con_/none.js").read()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with the output of a build."""
    folder = tmp_path / "dist"
    (folder / "con_/Scripts").mkdir(parents=True)
    (folder / "con_/Scripts/Audit").write_text("var built = true;")
    return folder


def test_a_file_of_the_folder_of_web_resources_wins(
    root: Path, solution: Path, tmp_path: Path, own: Path
) -> None:
    workspace = ServedWorkspace(tmp_path / "workspace.toml", own, [solution])
    with served(Site(root), workspace) as ask:
        response = ask("/WebResources/con_/scripts/audit")
        assert (response.read(), response.headers["Content-Type"]) == (b"var built = true;", JS)
        assert ask("/WebResources/con_about").status == HTTPStatus.OK
    assert workspace.resources.replacements() == (
        f"{own}: its files replace web resources of the solutions: con_/scripts/audit"
    )


def test_a_saved_file_of_an_unpacked_solution_is_news(root: Path, tmp_path: Path) -> None:
    copy = copytree(UNPACKED, tmp_path / "contoso")
    script = copy / "WebResources/con_/scripts/audit"
    script.with_name("audit.js.map").write_text("{}")
    workspace = ServedWorkspace(tmp_path / "workspace.toml", solutions=[copy])
    with served(Site(root), workspace) as ask:
        source_map = ask("/WebResources/con_/scripts/audit.js.map")
        assert source_map.headers["Content-Type"] == "application/json; charset=utf-8"
        changes = ask(f"/{shipped(ask)['changes']}")
        script.write_text("var saved = true;")
        assert news(changes)[1] == {"webResources": ["con_/scripts/audit"]}
        assert ask("/WebResources/con_/scripts/audit").read() == b"var saved = true;"
        script.unlink()
        assert ask("/WebResources/con_/scripts/audit").status == HTTPStatus.NOT_FOUND


def test_a_link_that_leads_out_of_the_folder_is_not_served(root: Path, tmp_path: Path) -> None:
    copy = copytree(UNPACKED, tmp_path / "contoso")
    workspace = ServedWorkspace(tmp_path / "workspace.toml", solutions=[copy])
    (tmp_path / "secret").write_text("secret")
    script = copy / "WebResources/con_/scripts/audit"
    with served(Site(root), workspace) as ask:
        assert ask("/WebResources/con_/scripts/audit").status == HTTPStatus.OK
        script.unlink()
        script.symlink_to(tmp_path / "secret")
        assert ask("/WebResources/con_/scripts/audit").status == HTTPStatus.NOT_FOUND


def test_a_zip_that_was_saved_again_is_read_again(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"

    def save(content: str) -> None:
        metadata = "<Name>new_a</Name><WebResourceType>3</WebResourceType><FileName>/WebResources/x</FileName>"
        files = tiny_files(
            f"<WebResources><WebResource>{metadata}</WebResource></WebResources>",
            {"WebResources/x": content},
        )
        fresh = tmp_path / "fresh"
        fresh.write_bytes(zipped(files))
        fresh.replace(file)

    save("var first;")
    workspace = ServedWorkspace(tmp_path / "workspace.toml", solutions=[file])
    with served(Site(root), workspace) as ask:
        assert ask("/WebResources/new_a").read() == b"var first;"
        changes = ask(f"/{shipped(ask)['changes']}")
        save("var second;")
        assert "workspace" in news(changes)[1]
        assert ask("/WebResources/new_a").read() == b"var second;"


def built(root: Path, target: Path, workspace: ServedWorkspace) -> Path:
    """What a build writes besides the page."""
    for name in ("LICENSE", "THIRD-PARTY-NOTICES.md"):
        (root / name).touch()
    target.mkdir()
    (target / "_headers").write_text("/\n  Cache-Control: no-cache\n")
    write_content(Site(root), target, workspace)
    return target


def test_a_build_has_them_with_rules_for_names_without_an_ending(
    root: Path, solution: Path, tmp_path: Path, own: Path
) -> None:
    workspace = ServedWorkspace(tmp_path / "workspace.toml", own, [solution])
    site = built(root, tmp_path / "site", workspace)
    folder = site / "WebResources"
    assert b"Contoso.Device" in (folder / "con_/scripts/device.js").read_bytes()
    # The library that the forms load, although the name of the file differs in case.
    assert (folder / "con_/scripts/audit").read_text() == "var built = true;"
    assert b'<head><script src="../web-resource.js">' in (folder / "con_about").read_bytes()
    assert (folder / "con_/pages/ClientGlobalContext.js.aspx").is_file()
    assert (site / "_headers").read_text() == (
        "/\n  Cache-Control: no-cache\n"
        f"\n/WebResources/con_/scripts/audit\n  Content-Type: {JS}\n"
        f"\n/WebResources/con_about\n  Content-Type: {HTML}\n"
    )


def resource(name: str) -> str:
    return f"<WebResource><Name>{name}</Name><FileName>/WebResources/x</FileName></WebResource>"


def test_names_that_lead_out_of_the_folder_are_neither_served_nor_written(
    root: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.zip"
    names = (
        "../../evil.js",
        "/evil.js",
        "new_/.git/config",
        "..\\evil.js",
        "C:evil.js",
        "new_a.js",
    )
    metadata = "".join(map(resource, names))
    files = tiny_files(f"<WebResources>{metadata}</WebResources>", {"WebResources/x": "evil()"})
    file.write_bytes(zipped(files))
    workspace = ServedWorkspace(tmp_path / "workspace.toml", solutions=[file])
    assert list(workspace.resources.names()) == ["new_a.js"]
    site = built(root, tmp_path / "site", workspace)
    written = [each.name for each in tmp_path.rglob("*") if each.is_file()]
    assert "new_a.js" in written
    assert not {"evil.js", "config"} & {*written}
    assert (site / "WebResources/new_a.js").read_text() == "evil()"


def test_a_name_that_is_also_a_folder_is_refused_in_a_build(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    metadata = resource("new_/page") + resource("new_")
    files = tiny_files(f"<WebResources>{metadata}</WebResources>", {"WebResources/x": "1"})
    file.write_bytes(zipped(files))
    workspace = ServedWorkspace(tmp_path / "workspace.toml", solutions=[file])
    with pytest.raises(HostError, match="The web resource 'new_' has the name of a folder"):
        built(root, tmp_path / "site", workspace)


def test_a_workspace_without_solutions_has_the_files_of_its_folder(own: Path) -> None:
    assert ServedWorkspace(web_resources=own).resources == WebResources(own)
    assert list(WebResources(own).names()) == ["con_/Scripts/Audit"]
    assert WebResources(own).has("CON_/scripts/audit")
    assert not WebResources().has("con_/scripts/audit")
