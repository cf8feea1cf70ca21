"""Which form a page shows: the one that its parameters name, else the default form of the table.

>>> settings = Settings(layouts=ByTable([{"id": "1", "table": "account", "name": "Account", "type": "main"}]))
>>> chosen_form(settings, {"entityName": "account"})[0]["name"]
'Account'
>>> chosen_form(settings, {"entityName": "account", "formId": "{2}"})[1]
("formId: account has no form '{2}', so its default form Account is shown; there is: 1 Account",)
"""

from collections.abc import Iterable, Mapping

from apm.core.errors import show
from apm.core.ids import bare_id
from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.settings import Settings
from apm.settings.by_table import ByTable
from apm.settings.settings import DescribedForm

MAIN, QUICK_CREATE, QUICK_VIEW = "main", "quickCreate", "quick"
"""The types of forms."""


def offered(settings: Settings, table: str) -> list[DescribedForm]:
    """The main forms of a table that the user has, the default form first: those of the user's security roles [D].

    Without any, the user has the fallback forms [D]; without these, all forms [A].
    """
    forms = forms_of(settings.layouts, table)
    having = [each for each in forms if _has(settings, each)]
    return having or [each for each in forms if each.get("is_fallback")] or forms


def _has(settings: Settings, form: DescribedForm) -> bool:
    roles = form.get("roles")
    return not roles or not {*roles}.isdisjoint(settings.user.roles)


def forms_of(layouts: ByTable[DescribedForm], table: str, kind: str = MAIN) -> list[DescribedForm]:
    """The forms of a table, the default form first."""
    return [each for each in layouts.of(table) if each["type"] == kind]


def form_with(forms: Iterable[DescribedForm], form_id: str) -> DescribedForm | None:
    """The form with an id."""
    wanted = bare_id(form_id)
    return next((each for each in forms if bare_id(each["id"]) == wanted), None)


def chosen_form(
    settings: Settings, parameters: Mapping[str, Json]
) -> tuple[DescribedForm | None, tuple[str, ...]]:
    """The main form that the parameters of a page name, and the problems of its `formId`.

    Without such a form, it is the default form [D]; None stands for the generated form.
    """
    # Most workspaces have no solution, and scripts open many tabs.
    if not settings.layouts:
        return None, ()
    forms = offered(settings, as_text(parameters.get("entityName")).strip().lower())
    if not forms:
        return None, ()
    given = as_text(parameters.get("formId"))
    found = form_with(forms, given) if given else forms[0]
    return (found, ()) if found else (forms[0], (_unknown(given, forms),))


def _unknown(given: str, forms: list[DescribedForm]) -> str:
    known = ", ".join(f"{each['id']} {each['name']}" for each in forms)
    there = "there is" if len(forms) == 1 else "there are"
    return (
        f"formId: {forms[0]['table']} has no form {show(given)}, so its default form {forms[0]['name']} is shown; "
        f"{there}: {known}"
    )


def is_form(shown: DescribedForm | None, form_id: str) -> bool:
    """Whether the form that a page shows is the one with an id; any is if the id is empty, or without forms [A]."""
    return shown is None or not form_id or bare_id(shown["id"]) == bare_id(form_id)
