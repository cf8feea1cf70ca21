"""How a file that a script gives to openFile is used: it is shown in a window, or saved."""

from __future__ import annotations

import json

import pytest

from apm.api.xrm.given_files import file_use
from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.emulator import Emulator


def used(file: Json, options: Json = None) -> dict[str, Json]:
    return file_use(Emulator("page"), json.dumps(file), json.dumps(options), "openFile")


def of_type(kind: Json) -> Json:
    return {"fileName": " a b.pdf ", "mimeType": kind, "fileSize": 3}


@pytest.mark.parametrize(
    ("kind", "options", "shows"),
    [
        ("application/pdf", None, True),
        ("application/pdf", {}, True),
        ("application/pdf", {"openMode": 1.0}, True),
        ("application/pdf", {"openMode": 2}, False),
        ("application/pdf", 2, False),
        ("Image/PNG", 1, True),
        ("text/plain", None, True),
        ("application/vnd.ms-excel", None, False),
        (None, None, False),
    ],
)
def test_a_file_is_shown_or_saved(kind: Json, options: Json, shows: bool) -> None:
    assert used(of_type(kind), options) == {
        "name": "a b.pdf",
        "type": kind or "",
        "shows": shows,
    }


@pytest.mark.parametrize(
    ("file", "options", "sentence"),
    [
        (None, None, "file.fileName is missing: it has to be the name of the file"),
        ({"fileName": " "}, None, "file.fileName is missing: it has to be the name of the file"),
        ("a.pdf", None, "file has to be an object"),
        (
            of_type("text/plain"),
            {"openMode": 3},
            "openFileOptions.openMode has to be 1 (open) or 2 (save), not 3",
        ),
        (of_type("text/plain"), True, "1 (open) or 2 (save), not true"),
        (of_type("text/plain"), "save", "1 (open) or 2 (save), not 'save'"),
    ],
)
def test_what_is_no_file_or_no_mode_is_refused(file: Json, options: Json, sentence: str) -> None:
    with pytest.raises(ApmError) as caught:
        used(file, options)
    assert str(caught.value).startswith("openFile: ")
    assert sentence in str(caught.value)
