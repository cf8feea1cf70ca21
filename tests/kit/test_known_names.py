"""Names that objects of the kit do not have, and files that are no scripts, without a page."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any, cast

import pytest

from apm.kit.focused_form import Form
from apm.kit.known_names import check_opening
from apm.kit.page_object import Workspace
from apm.kit.record_calls import Records
from apm.kit.script_files import read_script
from apm.kit.strip_objects import Session
from tests.support.refused_words import OF_API, SCRIPTS

NOTHING = cast("Any", None)


@pytest.mark.parametrize(
    ("made", "name", "sentence"),
    [
        (Form(NOTHING), "title", "Form has no 'title'; it has: page, get,"),
        (Workspace(NOTHING, Path(), NOTHING), "record", "did you mean 'records'?"),
        (Records(NOTHING), "creat", "Records has no 'creat'; did you mean 'create'?"),
        (Session(NOTHING, ""), "titel", "Session has no 'titel'; did you mean 'title'?"),
    ],
)
def test_setting_an_unknown_name_says_what_was_meant(made: Any, name: str, sentence: str) -> None:
    with pytest.raises(AttributeError) as caught:
        setattr(made, name, 1)
    assert sentence in str(caught.value)
    assert name not in vars(made)


@pytest.mark.parametrize("name", ["page", "get"])
def test_known_names_cannot_be_set(name: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(Form(NOTHING), name, 1)


@pytest.mark.parametrize(("name", "meant"), OF_API.items())
def test_a_name_of_the_api_is_named_with_the_argument_of_the_kit(name: str, meant: str) -> None:
    with pytest.raises(TypeError, match=f"no argument '{name}'; write '{meant}'"):
        check_opening({}, {name: True})


@pytest.mark.parametrize(("script", "sentence"), SCRIPTS.items())
def test_a_script_is_a_file_or_a_text(script: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/home.js").write_text("1")
    try:
        read_script(tmp_path, script)
    except (ValueError, FileNotFoundError) as refused:
        said = str(refused)
    else:
        said = ""
    assert said == sentence.replace("ROOT", str(tmp_path))


@pytest.mark.parametrize(
    "script", ["form.ts", Path("form.ts"), Path("a (1).tsx"), Path("x/form.mjs")]
)
def test_another_file_is_no_client_script(script: str | Path, tmp_path: Path) -> None:
    (tmp_path / "form.ts").write_text("const n: number = 1;")
    with pytest.raises(ValueError, match="is no client script: name a file that ends with"):
        read_script(tmp_path, script)


def test_a_path_may_name_a_file_that_ends_otherwise(tmp_path: Path) -> None:
    (tmp_path / "script.txt").write_text("1")
    assert read_script(tmp_path, Path("script.txt")) == ("1", "script.txt")
    assert read_script(tmp_path, "const a = 1") == ("const a = 1", None)
