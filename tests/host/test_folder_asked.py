"""A folder of web resources named on the command line, with a workspace file and without."""

from __future__ import annotations

from pathlib import Path

import pytest

from apm.host.host_error import HostError
from apm.host.path_options import find_folder
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.site import Site
from tests.support import workspace_folder
from tests.support.workspace_folder import news, served, shipped

file, root = workspace_folder.file, workspace_folder.root


class TestFolderAsked:
    """The folder of web resources, named on the command line."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "asked").mkdir()
        (tmp_path / "asked/new_page.html").write_text("asked")
        return tmp_path / "asked"

    def test_it_wins_over_the_one_of_the_file(self, root: Path, file: Path, folder: Path) -> None:
        with served(Site(root), ServedWorkspace(file, folder)) as ask:
            assert ask("/WebResources/new_page.html").read().endswith(b"asked")
            assert ask("/WebResources/new_/form.js").status == 404
            response = ask(f"/{shipped(ask)['changes']}")
            (folder / "new_page.html").write_text("changed")
            assert news(response)[1] == {"webResources": ["new_page.html"]}

    def test_it_needs_no_file(self, root: Path, folder: Path) -> None:
        with served(Site(root), ServedWorkspace(web_resources=folder)) as ask:
            page = shipped(ask)
            assert list(page) == ["changes"]
            response = ask(f"/{page['changes']}")
            (folder / "new_page.html").write_text("changed")
            assert news(response)[1] == {"webResources": ["new_page.html"]}
            assert ask("/WebResources/new_page.html").read().endswith(b"changed")

    def test_one_that_is_not_there_is_one_sentence(self, folder: Path) -> None:
        assert find_folder(None) is None
        assert find_folder(folder) == folder.resolve()
        with pytest.raises(HostError, match=r"^There is no folder '.*none': name a folder"):
            find_folder(folder / "none")
