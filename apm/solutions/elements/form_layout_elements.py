"""Reads the layout of a form: tabs, columns, sections, rows, cells and controls [D FormXml]."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

from apm.solutions.elements.xml_values import bare_guid, flag, labels, text_of, whole
from apm.solutions.model.form_model import (
    WHOLE,
    Change,
    FormCell,
    FormColumn,
    FormControl,
    FormRow,
    FormSection,
    SolutionFormTab,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_ACTION, _ORDINAL = "solutionaction", "ordinalvalue"
_LABELS = "labels/label"
_MOST_COLUMNS = 4


def is_changed(element: Element) -> bool:
    """Whether an element belongs to the changes of another form [S]."""
    return element.get(_ACTION) is not None or element.get(_ORDINAL) is not None


def change_of(element: Element) -> Change:
    """What the element changes."""
    if not is_changed(element):
        return WHOLE
    return Change(element.get(_ACTION, ""), whole(element.get(_ORDINAL)))


class Layout:
    """The layout of one form."""

    def __init__(self, form: Element) -> None:
        """Notes which code components stand in for controls: descriptions name a control by its unique id [S]."""
        self._form = form
        self._custom: dict[str, list[str]] = {}
        for each in form.findall("controlDescriptions/controlDescription"):
            names = [found.get("name", "") for found in each.findall("customControl")]
            self._custom[bare_guid(each.get("forControl"))] = [name for name in names if name]

    def tabs(self) -> tuple[SolutionFormTab, ...]:
        """The tabs, in the order of the file."""
        return tuple(map(self._tab, self._form.findall("tabs/tab")))

    def rows(self, parent: Element | None) -> tuple[FormRow, ...]:
        """The rows of a section, the header or the footer."""
        found = parent.findall("rows/row") if parent is not None else ()
        return tuple(FormRow(tuple(map(self._cell, each.findall("cell")))) for each in found)

    def _tab(self, tab: Element) -> SolutionFormTab:
        return SolutionFormTab(
            tab.get("id", ""),
            tab.get("name", ""),
            labels(tab, _LABELS),
            flag(tab.get("visible"), True),
            flag(tab.get("expanded"), True),
            flag(tab.get("showlabel"), True),
            tuple(
                FormColumn(
                    each.get("width", ""),
                    tuple(map(self._section, each.findall("sections/section"))),
                )
                for each in tab.findall("columns/column")
            ),
            change_of(tab),
        )

    def _section(self, section: Element) -> FormSection:
        # "111" stands for three columns of equal width.
        columns = len(section.get("columns", "1").strip())
        return FormSection(
            section.get("id", ""),
            section.get("name", ""),
            labels(section, _LABELS),
            flag(section.get("visible"), True),
            flag(section.get("showlabel"), True),
            min(max(columns, 1), _MOST_COLUMNS),
            self.rows(section),
            change_of(section),
        )

    def _cell(self, cell: Element) -> FormCell:
        control = cell.find("control")
        return FormCell(
            cell.get("id", ""),
            labels(cell, _LABELS),
            flag(cell.get("visible"), True),
            flag(cell.get("showlabel"), True),
            whole(cell.get("colspan")) or 1,
            whole(cell.get("rowspan")) or 1,
            self._control(control) if control is not None else None,
            change_of(cell),
        )

    def _control(self, control: Element) -> FormControl:
        # Activity forms write the relationship before the column: `Contact_Appointments:regardingobjectid` [S].
        before, _, column = control.get("datafieldname", "").strip().rpartition(":")
        identity = bare_guid(control.get("uniqueid"))
        return FormControl(
            control.get("id", ""),
            bare_guid(control.get("classid")),
            column.lower(),
            control.get("relationship") or before,
            flag(control.get("disabled")),
            tuple(dict.fromkeys(self._custom.get(identity, ()))) if identity else (),
            _parameters(control.find("parameters")),
            change_of(control),
        )


def _parameters(element: Element | None) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for each in element if element is not None else ():
        inside = "".join(tostring(child, encoding="unicode") for child in each)
        found[each.tag] = inside.strip() or text_of(each)
    return found
