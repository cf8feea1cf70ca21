"""The words of a test are the same in Python and in TypeScript."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest

from apm.host.packaging.node_package import SOURCES
from apm.kit.focused_form import Form
from apm.kit.page_object import Workspace
from apm.kit.record_calls import Records
from apm.kit.strip_objects import Session, Tab
from tests.support.refused_words import OF_API, SCRIPTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.node.conftest import RunNode

CLASSES = (Workspace, Form, Records, Session, Tab)

NOT_WORDS: dict[type, set[str]] = {
    Workspace: {"root", "messages"},
    **{each: {"page"} for each in (Form, Records, Session, Tab)},
}
"""By class: the attributes with which its objects are made."""

DECLARATIONS = ("workspace.d.ts", "playwright.d.ts")

FURTHER = {"Workspace": "PageWorkspace", "Session": "StripObject", "Tab": "StripObject"}
"""By name of an interface: another one with members of the same object."""

SEED = """
[[sessions]]
template = "case_entity_session_default_template"
parameters = { entityName = "incident" }
title = "Kim's case"
"""


@pytest.fixture(scope="module")
def names(run_node: RunNode) -> Any:
    """The names of the JavaScript objects, by class."""
    return run_node("word-names.mjs")


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_javascript_has_the_words_of_python(kind: type, names: Any) -> None:
    assert {*names[kind.__name__]} == _words(kind)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_typescript_declares_the_words_of_python(kind: type) -> None:
    text = "\n".join((SOURCES / each).read_text("utf-8") for each in DECLARATIONS)
    assert _declared(text, kind.__name__) == _words(kind)


@pytest.fixture(scope="module")
def results(run_node: RunNode, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What `words.mjs` saw in a folder with a seed."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "workspace.toml").write_text("")
    (folder / "seeds").mkdir()
    (folder / "seeds/morning.toml").write_text(SEED)
    return run_node("words.mjs", folder)


def test_a_seed_is_there_from_the_start_and_after_a_reset(results: Any) -> None:
    assert results["seeded"] == ["Kim's case"] * 3
    assert results["noSeed"] == "seed: there is no seed 'evening'; there are: morning"


def test_a_snapshot_is_restored(results: Any) -> None:
    assert results["restored"] == ["Kim's case", "Fabrikam"]


def test_faults_end_with_the_test_or_by_their_names(results: Any) -> None:
    assert results["faults"] == ["Try later.", "", "no fault to end; add one with options"]
    assert results["limited"] == [False, True]


def test_an_operation_is_answered_until_the_test_ends(results: Any) -> None:
    assert results["answers"] == [3, 4]
    assert "no handler answers new_Total" in results["unanswered"]


def test_wrong_names_are_named_with_what_was_meant(results: Any) -> None:
    assert results["wrongNames"] == [
        "The form has no attribute titel; did you mean 'title'?",
        "There is no option 'isFocused'; write 'focused'.",
        "'scripts/case.ts' is no client script: name a file that ends with .js.",
    ]


def test_javascript_refuses_what_python_refuses(run_node: RunNode, tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/home.js").write_text("1")
    cases = json.dumps([[*OF_API], [*SCRIPTS]])
    options, scripts = run_node("refused-words.mjs", tmp_path, cases)
    assert options == {
        name: f"There is no option '{name}'; write '{meant}'." for name, meant in OF_API.items()
    }
    assert scripts == {
        script: sentence.replace("ROOT", str(tmp_path)) for script, sentence in SCRIPTS.items()
    }


def test_a_wrong_column_is_named_with_those_of_its_form(results: Any) -> None:
    assert results["wrongOfAnotherForm"].startswith("The form has no attribute titel; it has: ")
    assert "telephone1" in results["wrongOfAnotherForm"]


def test_failures_are_read_once_and_refusals_are_expected(results: Any) -> None:
    assert results["failures"] == [["unknown-member", 1], ["uncaught", 3]]
    assert results["unread"] == []
    assert results["expected"] == []


def test_errors_that_were_not_read_are_taken_as_one(results: Any) -> None:
    assert results["taken"] == ["broken", None]


def _declared(text: str, name: str) -> set[str]:
    found: set[str] = set()
    for each in filter(None, (name, FURTHER.get(name))):
        start = re.escape(f"export interface {each}")
        body = re.search(rf"{start}\b[^{{]*{{\n(.*?)^}}", text, re.DOTALL | re.MULTILINE)
        assert body
        found |= {*re.findall(r"^  (?:readonly )?(\w+)(?:<[^(]*>)?[:(]", body[1], re.MULTILINE)}
    return found


def _words(kind: type) -> set[str]:
    """The public names of a class. What can be set is a method in JavaScript, because a test waits for it."""
    members = {name: getattr(kind, name) for name in dir(kind) if not name.startswith("_")}
    setters = {f"set_{name}" for name, each in members.items() if getattr(each, "fset", None)}
    attributes = {each.name for each in fields(kind)}
    return {_in_camel_case(each) for each in {*members, *setters, *attributes} - NOT_WORDS[kind]}


def _in_camel_case(name: str) -> str:
    return re.sub(r"_(\w)", lambda found: found[1].upper(), name)
