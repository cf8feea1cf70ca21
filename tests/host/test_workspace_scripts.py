"""The server serves the scripts that a workspace lists, their source maps, and no other file."""

from __future__ import annotations

from pathlib import Path

import pytest

from apm.host.build.export import write_content
from apm.host.host_error import HostError
from apm.host.serve.served_file import on_disk
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.site import Site
from tests.support import workspace_folder
from tests.support.workspace_folder import Ask

file, root, ask = workspace_folder.file, workspace_folder.root, workspace_folder.ask


class TestScripts:
    """Only the listed scripts of a folder are served."""

    @pytest.fixture
    def file(self, file: Path) -> Path:
        files = {
            "scripts/named.js": "named\n//# sourceMappingURL=../maps/named.js.map\n",
            "scripts/beside one.js": "beside",
            "scripts/beside one.js.map": "map beside",
            "scripts/out.js": "out\n//# sourceMappingURL=../../project/secret.map",
            "scripts/other.js.map": "secret",
            "scripts/.hidden.js": "secret",
            "maps/named.js.map": "map named",
            "maps/other.map": "secret",
            "../project/secret.map": "secret",
        }
        for name, text in files.items():
            path = file.parent / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        file.write_text('scripts = ["scripts/*.js"]')
        return file

    @pytest.mark.parametrize(
        ("path", "content", "kind"),
        [
            ("scripts/named.js?v=2", b"named", "text/javascript; charset=utf-8"),
            ("scripts/beside%20one.js", b"beside", "text/javascript; charset=utf-8"),
            ("scripts/beside%20one.js.map", b"map beside", "application/json; charset=utf-8"),
            ("maps/named.js.map", b"map named", "application/json; charset=utf-8"),
        ],
    )
    def test_scripts_and_their_source_maps_are_served(
        self, ask: Ask, path: str, content: bytes, kind: str
    ) -> None:
        answer = ask(f"/client-scripts/{path}")
        assert answer.read().startswith(content)
        assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
            kind,
            "no-cache",
        )

    @pytest.mark.parametrize(
        "path",
        [
            "",
            "workspace.toml",
            "outside.html",
            "own/new_page.html",
            "scripts",
            "scripts/.hidden.js",
            "scripts/other.js.map",
            "maps/other.map",
            "scripts/../workspace.toml",
            "scripts/%2e%2e/workspace.toml",
            "../../project/secret.map",
            "%2e%2e/%2e%2e/project/secret.map",
            "..%5c..%5cproject/secret.map",
            "/etc/passwd",
            "C:/secret",
            "scripts/named.js%00",
            "scripts/NAMED.js",
        ],
    )
    def test_nothing_else_is(self, ask: Ask, path: str) -> None:
        answer = ask(f"/client-scripts/{path}")
        assert (answer.status, answer.read()) == (404, b"")

    def test_a_script_that_became_a_link_out_of_the_folder_is_gone(
        self, ask: Ask, file: Path
    ) -> None:
        script = file.parent / "scripts/named.js"
        script.unlink()
        try:
            script.symlink_to("../../project/secret.map")
        except OSError:
            pytest.skip("this system lets nobody make links")
        assert ask("/client-scripts/scripts/named.js").status == 404

    @pytest.mark.parametrize(
        ("name", "link_to"), [("scripts/.hidden.js", ""), ("link.js", "../project/secret.map")]
    )
    def test_one_that_cannot_be_served_is_a_problem(
        self, file: Path, name: str, link_to: str
    ) -> None:
        if link_to:
            try:
                (file.parent / name).symlink_to(link_to)
            except OSError:
                pytest.skip("this system lets nobody make links")
        file.write_text(f'scripts = ["{name}"]')
        allowed = "a file that is not hidden, and no link out of its folder"
        with pytest.raises(HostError, match=f"scripts is '{name}', but has to be {allowed}"):
            ServedWorkspace(file)

    def test_a_list_that_leaves_the_folder_starts_further_up(self, file: Path) -> None:
        shared = file.parent.parent / "shared/c.js"
        shared.parent.mkdir()
        shared.write_text("shared")
        file.write_text('scripts = ["scripts/named.js", "../shared/*.js"]')
        workspace = ServedWorkspace(file)
        assert workspace.state().page["scripts"] == [
            "client-scripts/mine/scripts/named.js",
            "client-scripts/shared/c.js",
        ]
        assert workspace.find("/client-scripts/shared/c.js") == on_disk(shared)
        assert workspace.find("/client-scripts/mine/maps/named.js.map") is not None

    def test_the_exported_page_has_them_and_their_maps(
        self, root: Path, file: Path, tmp_path: Path
    ) -> None:
        for name in ("LICENSE", "THIRD-PARTY-NOTICES.md"):
            (root / name).touch()
        write_content(Site(root), tmp_path / "site", ServedWorkspace(file))
        scripts = tmp_path / "site/client-scripts"
        found = {path.relative_to(scripts).as_posix() for path in scripts.rglob("*.*")}
        assert found == {
            "scripts/named.js",
            "scripts/beside one.js",
            "scripts/beside one.js.map",
            "scripts/out.js",
            "maps/named.js.map",
        }
