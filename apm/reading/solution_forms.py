"""Makes the form layouts of the page's settings of the forms of solutions.

`apm.settings.layout_rules` describes a layout. A key that has its usual value is left out, because a large solution has
hundreds of forms.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from apm.reading.kept_results import KeptResults
from apm.reading.related_menus import form_navigation
from apm.solutions.files.solution_limits import SolutionRefused
from apm.solutions.files.solution_xml import XmlProblem, read_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from apm.reading.solution_labels import SolutionLabels
    from apm.solutions.model.form_model import (
        FormCell,
        FormControl,
        FormRow,
        FormSection,
        SolutionForm,
        SolutionFormTab,
    )
    from apm.solutions.solution_layers import Organisation

Described = dict[str, Any]
"""A layout or a part of one, as JSON."""

_LAYOUTS: KeptResults[SolutionForm, Described] = KeptResults()

_TYPES = {
    "main": "main",
    "maininteractioncentric": "main",
    "quick": "quick",
    "quickcreate": "quickCreate",
}
"""The types of forms that are used, by their names in small letters."""

_RANKS = ("main", "maininteractioncentric")
_LAST = 10**6
"""The order of a form without one."""

_SUBGRID = "subgrid"
_QUICK_VIEW = "5c5600e0"
_KINDS = {
    "e7a81278": _SUBGRID,
    "9fdf5f91": "webresource",
    _QUICK_VIEW: "quickform",
    "06375649": "timelinewall",
    "7ccd1494": "kbsearch",
    "fd2a7985": "iframe",
    "9c5ca0a1": "timercontrol",
}
"""The types of controls without a column, by the begin of the GUID of their class [D; S]."""

_PLACEHOLDER = "standard"
_TABLE = "TargetEntityType"
_PARAMETERS = (
    _TABLE,
    "ViewId",
    "ViewIds",
    "RelationshipName",
    "RecordsPerPage",
    "EnableViewPicker",
    "EnableQuickFind",
    "Url",
    "PassParameters",
    "Data",
    "Scrolling",
    "Border",
)
"""The parameters that controls use."""


def solution_layouts(
    organisation: Organisation,
    labels: SolutionLabels,
    tables: Mapping[str, Any],
    *,
    all_columns: bool = False,
) -> list[Described]:
    """The layouts of the forms of an organisation; of the main forms of a table, the first is the default form.

    An inactive form is left out, and so is one that changes a form of another solution and has no controls.

    Args:
        organisation: the solutions.
        labels: finds the labels in the languages of the workspace.
        tables: the descriptions of the tables that the workspace has of the organisation.
        all_columns: whether every column of a table is an attribute of its forms.
    """
    reading = _Reading(labels, organisation.roles)
    shared = {"all_columns": True} if all_columns else {}
    offered = [each for each in organisation.forms.values() if is_offered(each, tables)]
    around = labels.languages, organisation.roles
    found = _LAYOUTS.of(around, sorted(offered, key=_order), reading.layout)
    return [{**each, **shared} for each in found] if shared else found


def is_offered(form: SolutionForm, tables: Mapping[str, Any]) -> bool:
    """Whether pages show a form: it is active, and does not only change a form of another solution."""
    has_controls = any(each.control for each in form.cells())
    is_used = form.type.lower() in _TYPES and form.is_active and form.table in tables
    return is_used and (has_controls or not form.is_partial)


def _order(form: SolutionForm) -> tuple[bool, bool, int]:
    """Whole forms before those that are changes, then by the order of the file, which a stable sort keeps [A]."""
    order = _LAST if form.order is None else form.order
    return form.is_partial, form.type.lower() == _RANKS[1], order


class _Reading:
    def __init__(self, labels: SolutionLabels, roles: Mapping[str, str]) -> None:
        self._labels, self._label = labels, labels.label
        self._roles = roles

    def layout(self, form: SolutionForm) -> Described:
        names = _Names()
        tabs = [self._tab(each, names) for each in form.tabs]
        return _without_empty(
            {
                "id": form.id,
                "table": form.table,
                "name": self._label(form.labels) or form.id,
                "type": _TYPES[form.type.lower()],
                "partial": form.is_partial,
                "roles": self._names(form.roles),
                "is_fallback": form.is_fallback,
                "tabs": [each for each in tabs if each],
                "header": [*self._controls(form.header, names)],
                "footer": [*self._controls(form.footer, names)],
                "hidden": [*form.hidden],
                "navigation": form_navigation(form, self._labels),
            }
        )

    def _names(self, roles: Iterable[str]) -> list[str]:
        """The names of the roles that a form is limited to; none if one is not known, so that all users have it [A]."""
        names = [self._roles.get(each, "") for each in roles]
        return names if all(names) else []

    def _tab(self, tab: SolutionFormTab, names: _Names) -> Described:
        if tab.change.action == "Removed":
            return {}
        columns = [
            _without_empty(
                {
                    "width": column.width if column.width != "100%" else "",
                    "sections": [
                        self._section(each, names)
                        for each in column.sections
                        if each.change.action != "Removed"
                    ],
                }
            )
            for column in tab.columns
        ]
        return _without_empty(
            {
                "name": tab.name or tab.id,
                "label": self._label(tab.labels),
                "is_hidden": not tab.is_visible,
                "columns": [each for each in columns if each],
            }
        )

    def _section(self, section: FormSection, names: _Names) -> Described:
        rows = [[*self._cells(row.cells, names)] for row in section.rows]
        return _without_empty(
            {
                "name": section.name or section.id,
                "label": self._label(section.labels) if section.shows_label else "",
                "is_hidden": not section.is_visible,
                "columns": section.columns if section.columns > 1 else 0,
                "rows": rows,
            }
        )

    def _controls(self, rows: Iterable[FormRow], names: _Names) -> Iterator[Described]:
        for row in rows:
            yield from (each for each in self._cells(row.cells, names) if each)

    def _cells(self, cells: Iterable[FormCell], names: _Names) -> Iterator[Described]:
        for cell in cells:
            if cell.change.action == "Removed" or (
                cell.control and cell.control.change.action == "Removed"
            ):
                continue
            spans = {
                "colspan": cell.colspan if cell.colspan > 1 else 0,
                "rowspan": cell.rowspan if cell.rowspan > 1 else 0,
            }
            if cell.control is None:
                yield _without_empty(spans)
                continue
            label = self._label(cell.labels)
            found = _control(cell.control, names)
            about = {"is_hidden": not cell.is_visible, "is_unlabelled": not cell.shows_label}
            yield {**found, **_without_empty({"label": label, **about, **spans})}


class _Names:
    """The names of the controls of a form; the second control of a column is `<column>1` [D]."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def next(self, control: FormControl) -> str:
        name = control.id or control.column
        at = self._counts[name]
        self._counts[name] += 1
        return f"{control.column or name}{at}" if at else name


def _control(control: FormControl, names: _Names) -> Described:
    kind = _kind(control)
    name = names.next(control)
    parameters = {each: control.parameters.get(each, "") for each in _PARAMETERS if kind}
    column = control.column if kind or control.column != name else ""
    return {
        "name": name,
        **_without_empty(
            {
                "kind": kind,
                "column": column,
                "is_disabled": control.is_disabled,
                "parameters": _without_empty(parameters),
                "quick_forms": _quick_forms(control) if kind == _KINDS[_QUICK_VIEW] else {},
            }
        ),
    }


def _kind(control: FormControl) -> str:
    """The type of a control that is not a field. The type of its column decides for a field, not its class [S]."""
    begin = control.class_id.partition("-")[0]
    if control.column and begin != _QUICK_VIEW:
        return ""
    is_dataset = begin not in _KINDS and bool(control.parameters.get(_TABLE))
    return _SUBGRID if is_dataset else _KINDS.get(begin, _PLACEHOLDER)


def _quick_forms(control: FormControl) -> dict[str, str]:
    """The ids of the forms that a quick view shows, by the table of the record."""
    text = control.parameters.get("QuickForms", "")
    try:
        root = read_xml(text, "QuickForms")
    except (XmlProblem, SolutionRefused):
        return {}
    found = ((each.get("entityname"), (each.text or "").strip()) for each in root)
    return {table.lower(): form.strip("{}").lower() for table, form in found if table and form}


def _without_empty(given: Mapping[str, Any]) -> Described:
    return {name: value for name, value in given.items() if value}
