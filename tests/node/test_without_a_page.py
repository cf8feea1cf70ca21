"""The emulator in Node.js, as the tests of a project use it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.node.conftest import RunNode

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PROJECT, SOLUTION = EXAMPLES / "pytest-project", EXAMPLES / "solution/contoso"
TITLE = "Espresso machine leaks from the group head"


@pytest.fixture(scope="module")
def results(run_node: RunNode, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What `without-page.mjs` saw; that it ended shows that an idle emulator lets Node.js exit."""
    wrong = tmp_path_factory.mktemp("wrong") / "workspace.toml"
    wrong.write_text("limits.tabs = 0\nlimits.sessions = 0\n")
    return run_node("without-page.mjs", PROJECT, wrong, SOLUTION)


def test_words_open_sessions_and_run_scripts(results: Any) -> None:
    assert results["session"] == ["session-id-1", TITLE, TITLE]
    assert results["opened"] == "Contoso Coffee"
    assert results["calls"]
    assert results["events"] == ["ON_SESSION_SWITCH", "ON_TAB_SWITCH", "ON_TAB_SWITCH"]


def test_the_scripts_of_the_settings_run_on_forms(results: Any) -> None:
    assert results["saved"] == f"URGENT {TITLE}"


def test_a_reset_leaves_home_alone(results: Any) -> None:
    assert results["afterReset"] == [1, []]


def test_refusals_name_the_place_in_the_script(results: Any) -> None:
    name, message, code = results["refused"]
    assert (name, code) == ("CallRefused", 1002)
    assert message.startswith("createTab: unknown tab template 'none'; there are: ")
    broken = "script-1.js, line 2, column 1: none is not defined"
    assert results["broken"] == ["CallRefused", broken, None]
    assert results["syntax"][1].startswith("script-1.js, line 2, column 7: ")


def test_errors_that_nothing_catches_are_handed_over(results: Any) -> None:
    assert results["errors"] == ["no client script has a function none, which forms[0] names."]


def test_a_process_has_one_emulator_at_a_time(results: Any) -> None:
    sentence = "createApm: this process has an emulator already; call its dispose() first."
    assert results["second"] == ["Error", sentence, None]


def test_a_global_object_gets_the_api_and_is_put_back(results: Any) -> None:
    assert results["ownGlobals"] == []
    assert results["inGlobal"] == [True, True]
    assert results["fetched"] == 1
    assert results["putBack"] == []


def test_a_missing_workspace_file_is_one_sentence(results: Any) -> None:
    [_, message, _] = results["missing"]
    assert message.endswith("none.toml': name a workspace file that exists.")


def test_problems_of_the_workspace_file_are_one_line_each(results: Any) -> None:
    [_, message, _] = results["wrong"]
    lines = message.splitlines()
    assert [line.split(" is ")[0] for line in lines] == [
        "workspace.toml, line 1, column 8: limits.tabs",
        "workspace.toml, line 2, column 8: limits.sessions",
    ]


def test_a_solution_brings_its_tables(results: Any) -> None:
    assert results["solution"] == "con_devices"


def test_wrong_options_are_one_sentence(results: Any) -> None:
    *sentences, folder = results["wrongOptions"]
    assert folder.endswith("workspace.toml, which the option 'root' names, is no folder.")
    assert sentences == [
        "createApm: the options have to be an object, not null.",
        "createApm: there is no option 'worksapce'; did you mean 'workspace'?",
        "createApm: the option 'workspace' has to be a path, not 5.",
        "createApm: the option 'solution' has to be a path or a list of paths, not a list.",
        "createApm: the option 'root' has to be a path, not \"a\\u0000b\".",
        "createApm: the option 'global' has to be an object that takes new properties, not a frozen object.",
        "createApm: the option 'onError' has to be a function, not \"log\".",
    ]


def test_an_emulator_that_has_ended_does_not_use_the_next_one(results: Any) -> None:
    assert {each[1] for each in results["ended"]} == {
        "This emulator has ended, because dispose() was called."
    }


def test_a_refused_reset_goes_on_recording(results: Any) -> None:
    assert results["recordsAfterARefusedReset"] > 0
