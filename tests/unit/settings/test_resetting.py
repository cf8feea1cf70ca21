"""The options of a reset."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError
from apm.settings import Limits, Settings, User
from apm.settings.resetting import after_reset

OF_FILE = Settings(user=User("Kim"), limits=Limits(5, 5))
LOADED = Settings(user=User("Sam", ("x",)), limits=Limits(2, 2))


@pytest.mark.parametrize(
    ("text", "user", "limits"),
    [
        ("{}", LOADED.user, LOADED.limits),
        ('{"limits": {"tabs": 3}}', LOADED.user, Limits(2, 3)),
        ('{"settings": "file"}', OF_FILE.user, OF_FILE.limits),
        ('{"settings": "file", "user": {"roles": []}}', User("Kim", ()), OF_FILE.limits),
        ('{"user": {"name": "Ana"}, "limits": {}}', User("Ana", ("x",)), LOADED.limits),
    ],
)
def test_a_reset_keeps_the_settings_or_returns_to_those_of_the_file(
    text: str, user: User, limits: Limits
) -> None:
    after = after_reset(text, LOADED, OF_FILE)
    assert (after.user, after.limits) == (user, limits)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"settings": "all"}', "settings is 'all'"),
        ('{"limits": {"tabs": 0}}', "limits.tabs is 0"),
        ('{"user": 1}', "user is 1"),
        ('{"scripts": []}', "unknown key scripts"),
        ("[1]", "the options are [1], but"),
        ("{", "the argument is no valid JSON"),
    ],
)
def test_other_options_are_refused(text: str, problem: str) -> None:
    with pytest.raises(ApmError) as caught:
        after_reset(text, LOADED, OF_FILE)
    assert problem in str(caught.value)
