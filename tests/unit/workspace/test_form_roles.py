"""Which forms a user has: those of the user's security roles, else the fallback forms."""

from __future__ import annotations

import pytest

from apm.settings import Settings
from apm.settings.by_table import ByTable
from apm.settings.settings import DescribedForm, User
from apm.workspace.form_choice import chosen_form, offered


def form(name: str, *roles: str, table: str = "account", **more: object) -> DescribedForm:
    given = {"id": name, "table": table, "name": name, "type": "main", **more}
    return {**given, "roles": [*roles]} if roles else given


def names(forms: tuple[DescribedForm, ...], *roles: str) -> dict[str, list[str]]:
    settings = Settings(layouts=ByTable(forms), user=User(roles=roles))
    tables = ("account", "contact")
    return {table: [each["name"] for each in offered(settings, table)] for table in tables}


FORMS = (
    form("Desk", "Agent", "Manager"),
    form("All", "Manager"),
    form("Plain", is_fallback=True, table="contact"),
    form("Quick", type="quickCreate"),
)


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (("Agent",), ["Desk"]),
        (("Manager", "Agent"), ["Desk", "All"]),
        # No form of the table is left, and none is a fallback form.
        (("Guest",), ["Desk", "All"]),
    ],
)
def test_a_user_has_the_forms_of_the_roles(roles: tuple[str, ...], expected: list[str]) -> None:
    assert names(FORMS, *roles) == {"account": expected, "contact": ["Plain"]}


def test_a_user_without_a_form_has_the_fallback_form() -> None:
    forms = (form("Desk", "Agent"), form("Rest", "Manager", is_fallback=True), *FORMS[2:])
    assert names(forms, "Guest")["account"] == ["Rest"]
    assert names(forms, "Agent")["account"] == ["Desk"]


def test_the_default_form_is_the_first_that_the_user_has() -> None:
    settings = Settings(
        layouts=ByTable([form("Admin", "Manager"), form("Desk")]), user=User(roles=("Agent",))
    )
    found, problems = chosen_form(settings, {"entityName": "account"})
    assert found
    assert (found["name"], problems) == ("Desk", ())
    found, problems = chosen_form(settings, {"entityName": "account", "formId": "Admin"})
    assert found
    assert found["name"] == "Desk"
    assert "account has no form 'Admin'" in problems[0]
