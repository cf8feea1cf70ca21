"""Tests of what a fault takes away from the settings of a workspace."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError
from apm.emulator import Emulator
from apm.settings import Settings
from apm.settings.weakening import weakened


def test_roles_templates_and_limits_are_taken_away() -> None:
    text = '{"withoutRoles": ["App Profile User"], "withoutTemplates": ["msdyn_entityrecord"], "limits": {"tabs": 2}}'
    found = weakened(text, Settings())
    assert found.user.roles == ("Productivity tools user",)
    assert "msdyn_entityrecord" not in found.catalogue.tabs
    assert "msdyn_chat_session" in found.catalogue.sessions
    assert (found.limits.sessions, found.limits.tabs) == (10, 2)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[]", "the options are [], but have to be an object"),
        ("{", "the argument is no valid JSON"),
        ('{"roles": []}', "unknown key roles; the keys are: withoutRoles"),
        ('{"limits": {"tabs": 0}}', "limits.tabs is 0, but has to be a whole number from 1"),
        ('{"withoutRoles": ["Admin"]}', "there is no role 'Admin'; there are: App Profile User"),
        (
            '{"withoutTemplates": ["msdyn_chat_sessions"]}',
            "no template 'msdyn_chat_sessions'; did you mean 'msdyn_chat_session'?",
        ),
    ],
)
def test_what_cannot_be_taken_away_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(ApmError) as caught:
        weakened(text, Settings())
    assert sentence in str(caught.value)


def test_the_next_workspace_has_everything_again() -> None:
    emulator = Emulator("page")
    emulator.weaken('{"withoutRoles": ["App Profile User", "Productivity tools user"]}')
    assert emulator.workspace.refusal
    emulator.reset()
    assert not emulator.workspace.refusal
