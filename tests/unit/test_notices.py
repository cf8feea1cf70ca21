"""Messages to the person."""

from __future__ import annotations

import pytest

from apm.events import AttentionRequested, LimitReached, SessionOpened, Warned
from apm.shell.notices import Notices, notices
from tests.unit.trees import accessible_name, find, text

ASKED = AttentionRequested("session-id-1", "Contoso")


@pytest.fixture
def state() -> Notices:
    return Notices()


def alerts(state: Notices, refusal: str = "") -> list[str]:
    return [text(each) for each in find(notices(state, refusal), role="alert")]


def spoken(state: Notices) -> str:
    (status,) = find(notices(state, ""), role="status")
    return text(status)


def test_at_first_there_is_nothing_to_say(state: Notices) -> None:
    assert alerts(state) == []
    assert spoken(state) == ""


def test_a_limit_is_an_alert_until_it_is_dismissed(state: Notices) -> None:
    state.hear(LimitReached("Full."))
    assert alerts(state) == ["Full."]
    (dismiss,) = find(notices(state, ""), "button", data_action="dismiss-alert")
    assert accessible_name(dismiss) == "Dismiss"
    assert spoken(state) == ""
    state.dismiss()
    assert alerts(state) == []


def test_the_last_limit_counts(state: Notices) -> None:
    state.hear(LimitReached("Full."))
    state.hear(LimitReached("Fuller."))
    assert alerts(state) == ["Fuller."]


def test_a_request_for_attention_is_spoken(state: Notices) -> None:
    state.hear(ASKED)
    assert spoken(state).rstrip("\N{NO-BREAK SPACE}") == "Contoso requests your attention."
    assert alerts(state) == []


def test_the_same_is_spoken_again(state: Notices) -> None:
    said = []
    for _ in range(3):
        state.hear(ASKED)
        said.append(spoken(state))
    assert said[0] != said[1] != said[2]
    assert len({each.strip() for each in said}) == 1


@pytest.mark.parametrize("event", [SessionOpened("session-id-1"), Warned("Nothing was done.")])
def test_other_events_are_no_news(state: Notices, event: SessionOpened | Warned) -> None:
    state.hear(event)
    assert (alerts(state), spoken(state)) == ([], "")


def test_a_refusal_stays_and_comes_first(state: Notices) -> None:
    state.hear(LimitReached("Full."))
    assert alerts(state, "No role.") == ["No role.", "Full."]
    assert len(find(notices(state, "No role."), data_action="dismiss-alert")) == 1
    state.dismiss()
    assert alerts(state, "No role.") == ["No role."]
    assert not find(notices(state, "No role."), data_action="dismiss-alert")
