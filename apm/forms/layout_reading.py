"""Reads the layout of a form from the settings of the page.

>>> tab = {"name": "main", "columns": [{"sections": [{"name": "s", "rows": [[{"name": "title"}, {}]]}]}]}
>>> layout = read_layout({"id": "1", "table": "incident", "name": "Case", "type": "main", "tabs": [tab]})
>>> layout.tabs[0].label, [*layout.controls]
('main', ['title'])
"""

import re
from collections.abc import Mapping
from typing import Any

from apm.forms.form_layout import (
    Cell,
    Control,
    FormLayout,
    FormTab,
    NavigationChange,
    Place,
    Section,
    TabColumn,
)
from apm.settings.settings import DescribedForm
from apm.workspace.form_choice import MAIN

_Json = Mapping[str, Any]
_PERCENT = re.compile(r"\s*(\d{1,3})(\.\d*)?\s*%\s*")


def read_layout(given: DescribedForm) -> FormLayout:
    """The layout of a form, from JSON that `apm.settings.layout_rules` describes."""
    return FormLayout(
        given["id"],
        given["name"],
        tuple(map(_tab, given.get("tabs", ()))),
        tuple(_control(each, Place.HEADER) for each in given.get("header", ())),
        tuple(_control(each, Place.FOOTER) for each in given.get("footer", ())),
        tuple(given.get("hidden", ())),
        given.get("all_columns", False),
        given["type"] == MAIN,
        navigation=tuple(NavigationChange(**each) for each in given.get("navigation", ())),
    )


def _tab(given: _Json) -> FormTab:
    columns = tuple(map(_column, given.get("columns", ())))
    name = given["name"]
    return FormTab(name, given.get("label") or name, columns, not given.get("is_hidden"))


def _column(given: _Json) -> TabColumn:
    found = _PERCENT.fullmatch(given.get("width", ""))
    width = int(found[1]) if found else 0
    return TabColumn(tuple(map(_section, given.get("sections", ()))), width)


def _section(given: _Json) -> Section:
    return Section(
        given["name"],
        given.get("label", ""),
        not given.get("is_hidden"),
        given.get("columns", 1),
        tuple(tuple(map(_cell, row)) for row in given.get("rows", ())),
    )


def _cell(given: _Json) -> Cell:
    control = _control(given, Place.BODY) if "name" in given else None
    return Cell(control, given.get("colspan", 1), given.get("rowspan", 1))


def _control(given: _Json, place: Place) -> Control:
    return Control(
        given["name"],
        given.get("column", ""),
        given.get("kind", ""),
        given.get("label", ""),
        not given.get("is_hidden"),
        given.get("is_disabled", False),
        not given.get("is_unlabelled"),
        given.get("parameters", {}),
        given.get("quick_forms", {}),
        place,
    )
