"""Tabs that `Xrm.App.sessions` opens are announced with their titles."""

from __future__ import annotations

import json

import pytest

from apm.api.xrm.app_session_members import create_tab
from apm.core.errors import ApmError
from apm.core.events import TabOpened
from apm.core.json_text import Json
from apm.emulator import Emulator
from apm.ui.effects import effects_of

LIST: Json = {"pageType": "entitylist", "entityName": "account"}


def opened(options: Json) -> tuple[str, str, bool]:
    """Opens a tab, and returns its announcement, its title, and whether it can be closed."""
    emulator = Emulator("page")
    text = json.dumps({"pageInput": LIST, "options": options})
    outcome = create_tab(emulator, emulator.workspace.focused, text)
    (event,) = (each for each in outcome.events if isinstance(each, TabOpened))
    tab = emulator.workspace.tabs[outcome.value]
    return effects_of(event).spoken, tab.title, tab.can_close


def test_a_tab_is_announced_by_the_title_that_the_script_gave() -> None:
    assert opened({"title": "Accounts"}) == ("Tab Accounts opened.", "Accounts", True)


@pytest.mark.parametrize("title", [None, 5])
def test_else_by_the_title_that_its_page_has(title: Json) -> None:
    spoken, own, _ = opened({})
    assert opened({"title": title})[:2] == (spoken, own)


def test_a_blank_title_stays_blank_and_is_announced_by_the_id() -> None:
    assert opened({"title": ""})[:2] == ("Tab tab-id-1 opened.", "")


def test_a_tab_that_cannot_be_closed_opens_as_such() -> None:
    assert opened({"canBeClosed": False})[2] is False


def test_a_call_that_is_refused_opens_nothing() -> None:
    emulator = Emulator("page")
    with pytest.raises(ApmError):
        create_tab(emulator, emulator.workspace.focused, '{"pageInput": {}, "options": {}}')
    assert list(emulator.workspace.tabs) == ["tab-id-0"]
