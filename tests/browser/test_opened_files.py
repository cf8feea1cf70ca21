"""Files that scripts open with `Xrm.Navigation.openFile`."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Page

CONTENT = bytes(range(256)) * 3
OPEN_FILE = "([file, options]) => Xrm.Navigation.openFile(file, options)"


def file(name: str, kind: str) -> dict[str, str | int]:
    content = base64.b64encode(CONTENT).decode()
    return {"fileContent": content, "fileName": name, "mimeType": kind, "fileSize": 1}


@pytest.mark.parametrize(
    ("name", "kind", "options"),
    [
        ("Offer.pdf", "application/pdf", {"openMode": 2}),
        ("Plan of June.xlsx", "application/vnd.ms-excel", None),
    ],
)
def test_a_file_is_saved_with_its_name_and_content(
    workspace: Page, tmp_path: Path, name: str, kind: str, options: dict[str, int] | None
) -> None:
    with workspace.expect_download() as download:
        workspace.evaluate(OPEN_FILE, [file(name, kind), options])
    assert download.value.suggested_filename == name
    download.value.save_as(tmp_path / "saved")
    assert (tmp_path / "saved").read_bytes() == CONTENT


def test_a_text_opens_in_a_window(workspace: Page) -> None:
    given = {**file("a.txt", "text/plain"), "fileContent": base64.b64encode(b"Hello").decode()}
    with workspace.context.expect_page() as opened:
        workspace.evaluate(OPEN_FILE, [given, {"openMode": 1}])
    assert opened.value.locator("body").inner_text() == "Hello"
    opened.value.close()
