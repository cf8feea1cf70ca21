"""The forms and views of the app that is used: of a table of which it lists some, others are not offered [D].

Other tables keep all. A view that is not offered is still found by its id, for example by a subgrid [A].
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apm.dataverse import ViewKind
from apm.solutions.report.remark_texts import counted
from apm.workspace.form_choice import MAIN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apm.solutions.model.app_model import SolutionApp

Described = dict[str, Any]


def forms_in(app: SolutionApp, layouts: Sequence[Described]) -> list[Described]:
    """The layouts without the main forms that the app does not have."""
    own = {each["table"] for each in layouts if each["type"] == MAIN and each["id"] in app.forms}
    return [
        each
        for each in layouts
        if each["type"] != MAIN or each["table"] not in own or each["id"] in app.forms
    ]


def views_in(app: SolutionApp, tables: Mapping[str, Any]) -> dict[str, Any]:
    """The descriptions of tables, in which public views that the app does not have are not offered."""
    return {name: {**about, **_limited(app, about)} for name, about in tables.items()}


def left_out(
    app: SolutionApp, layouts: Sequence[Described], tables: Mapping[str, Any]
) -> tuple[str, ...]:
    """Says how many forms and views are not offered; nothing if all are."""
    forms = len(layouts) - len(forms_in(app, layouts))
    views = _public(tables) - _public(views_in(app, tables))
    if not forms and not views:
        return ()
    numbers = [counted(forms, "form")] if forms else []
    numbers += [counted(views, "view")] if views else []
    return (f"the app {app.name} does not have {' and '.join(numbers)} of its tables",)


def _limited(app: SolutionApp, about: Described) -> Described:
    views = about.get("views", ())
    if not any(_is_public(each) and each["id"] in app.views for each in views):
        return {}
    return {
        "views": [
            {**each, "kind": str(ViewKind.UNLISTED)}
            if _is_public(each) and each["id"] not in app.views
            else each
            for each in views
        ]
    }


def _public(tables: Mapping[str, Any]) -> int:
    return sum(_is_public(each) for about in tables.values() for each in about.get("views", ()))


def _is_public(view: Described) -> bool:
    return bool(view.get("kind", ViewKind.PUBLIC) == ViewKind.PUBLIC)
