"""When a call fails in Python, the page gets a reply without Python text."""

from __future__ import annotations

import json
import sys

import pytest

from apm.api.dispatcher import Dispatcher
from apm.core.errors import ApmError, ErrorCode
from apm.core.outcome import Outcome, success
from apm.emulator import Emulator
from apm.ui.effects import effects_of

SENTENCE = "internal error in the emulator; please report it"


class Recorded:
    """A dispatcher that keeps the outcomes of its calls."""

    def __init__(self) -> None:
        self.emulator = Emulator("page")
        self.performed: list[Outcome[object]] = []
        self.refused: list[ApmError] = []
        self.reported: list[tuple[str, str]] = []
        self.dispatcher = Dispatcher(
            self.emulator,
            self.performed.append,
            self.refused.append,
            lambda name, error: self.reported.append((name, type(error).__name__)),
        )


@pytest.fixture
def recorded() -> Recorded:
    return Recorded()


def failure_in(reply: str | int) -> tuple[int, str]:
    assert isinstance(reply, str)
    assert reply[0] == "!"
    error = json.loads(reply[1:])
    return error["errorCode"], error["message"]


def unload(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    """Makes the import of a module fail."""
    monkeypatch.setitem(sys.modules, module, None)


def test_members_of_apm_answer(recorded: Recorded) -> None:
    answers = recorded.dispatcher.answers()
    assert answers["getFocusedSession"]() == 0
    assert answers["session.title"]("session-id-0") == "=Home"
    assert answers["tab.title ="]("tab-id-0", '"Desk"') is True
    assert recorded.emulator.workspace.tabs["tab-id-0"].title == "Desk"
    assert len(recorded.performed) == 1


def test_members_of_xrm_and_internal_calls_answer_by_name(recorded: Recorded) -> None:
    call = recorded.dispatcher.call
    assert call("Xrm.App.sessions.getFocusedSession") == "OappSession\nsession-id-0"
    assert call("formScripts", "tab-id-0", "onload", "") == "j[]"


def test_the_rows_of_the_xrm_members_cross_as_json(recorded: Recorded) -> None:
    reply = recorded.dispatcher.answers()["xrmMembers"]()
    assert isinstance(reply, str)
    assert reply[0] == "j"
    rows = {each["fullName"]: each for each in json.loads(reply[1:])}
    assert rows["pane.title"]["writes"] is True
    assert rows["Xrm.App"]["holds"] == "Xrm.App"


def test_a_number_is_identified(recorded: Recorded) -> None:
    assert recorded.dispatcher.answers()["identify"](3) == "=tab-id-1"


@pytest.mark.parametrize("given", [None, "x"])
def test_a_number_that_is_none_is_a_defect(recorded: Recorded, given: object) -> None:
    failure = failure_in(recorded.dispatcher.answers()["identify"](given))
    assert failure == (ErrorCode.INTERNAL, f"identify: {SENTENCE}")
    assert recorded.reported == [("identify", "TypeError")]


def test_an_unknown_name_is_a_defect(recorded: Recorded) -> None:
    failure = failure_in(recorded.dispatcher.call("Xrm.nothing", "x"))
    assert failure == (ErrorCode.INTERNAL, f"Xrm.nothing: {SENTENCE}")
    assert recorded.reported == [("Xrm.nothing", "KeyError")]


def test_a_first_import_that_fails_is_a_defect_and_is_tried_again(
    recorded: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "Xrm.App.sessions.getFocusedSession"
    with monkeypatch.context() as broken:
        unload(broken, "apm.api.call_table")
        failure = failure_in(recorded.dispatcher.call(name))
    assert failure == (ErrorCode.INTERNAL, f"{name}: {SENTENCE}")
    assert recorded.reported == [(name, "ModuleNotFoundError")]
    assert recorded.dispatcher.call(name) == "OappSession\nsession-id-0"


def test_xrm_members_that_cannot_be_imported_are_a_defect(
    recorded: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    unload(monkeypatch, "apm.api.all_members")
    failure = failure_in(recorded.dispatcher.answers()["xrmMembers"]())
    assert failure == (ErrorCode.INTERNAL, f"Xrm: {SENTENCE}")
    assert recorded.reported == [("Xrm", "ModuleNotFoundError")]


def test_a_refusal_shows_what_it_has_and_reaches_the_caller(recorded: Recorded) -> None:
    error = ApmError(ErrorCode.CLOSED, "tab-id-1 is closed")

    def call() -> None:
        raise error

    assert failure_in(recorded.dispatcher.answering("x", call)()) == (1006, "tab-id-1 is closed")
    assert recorded.refused == [error]
    assert recorded.reported == []


@pytest.mark.parametrize("refuses", [False, True], ids=["outcome", "refusal"])
def test_a_failure_while_showing_what_happened_is_a_defect(refuses: bool) -> None:
    reported: list[str] = []

    def fail(_shown: object) -> None:
        raise KeyError("x")

    def call() -> Outcome[int]:
        if refuses:
            raise ApmError(ErrorCode.CLOSED, "closed")
        return success(1)

    dispatcher = Dispatcher(
        Emulator("page"), fail, fail, lambda name, _error: reported.append(name)
    )
    failure = failure_in(dispatcher.answering("name", call)())
    assert failure == (ErrorCode.INTERNAL, f"name: {SENTENCE}")
    assert reported == ["name"]


def test_a_result_that_cannot_cross_is_a_defect(recorded: Recorded) -> None:
    failure = failure_in(recorded.dispatcher.answering("name", object)())
    assert failure == (ErrorCode.INTERNAL, f"name: {SENTENCE}")


def test_an_object_of_before_a_reset_is_closed_whatever_has_its_id_now(recorded: Recorded) -> None:
    call = recorded.dispatcher.call
    failure = failure_in(call("closedByReset", "session.title", "session-id-0"))
    assert failure == (ErrorCode.CLOSED, "session.title: session-id-0 is closed by reset")
    failure = failure_in(call("closedByReset", "attribute.setValue", "tab-id-0 reset", '"x"'))
    assert failure == (ErrorCode.CLOSED, "attribute.setValue: tab-id-0 is closed by reset")
    assert call("closedByReset", "session.toJSON", "session-id-0") == 'j{"closed": true}'
    assert call("closedByReset", "session.title =", "session-id-0", '"x"') == "u"
    (event,) = recorded.performed[-1].events
    assert effects_of(event).warning == "session.title: session-id-0 is closed by reset"
