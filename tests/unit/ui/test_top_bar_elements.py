"""The top bar: everything in it that looks like a button is one."""

from __future__ import annotations

import pytest

from apm.settings import Settings
from apm.settings.settings import User
from apm.ui.shell.top_bar import top_bar
from tests.support.element_trees import find, text


def test_the_mark_of_the_emulator_opens_what_is_emulated() -> None:
    (mark,) = find(top_bar(Settings()), **{"class": "emulated"})
    assert (mark[0], text(mark), mark[1]["data-action"]) == ("button", "emulated", "open-coverage")


@pytest.mark.parametrize("roles", [(), ("Agent", "Supervisor")])
def test_the_user_opens_a_menu_with_the_security_roles(roles: tuple[str, ...]) -> None:
    tree = top_bar(Settings(user=User("Kim Lee", roles)))
    (user,) = find(tree, "button", **{"class": "user"})
    (menu,) = find(tree, id=user[1]["popovertarget"])
    assert text(user) == "Kim Lee"
    assert [text(each) for each in find(menu, "li")] == [*roles]
    assert ("No security role" in text(menu)) is (not roles)


def test_icons_are_parts_of_buttons() -> None:
    tree = top_bar(Settings())
    in_controls = [
        icon
        for tag in ("button", "label")
        for each in find(tree, tag)
        for icon in find(each, "svg")
    ]
    assert len(in_controls) == len(find(tree, "svg"))
