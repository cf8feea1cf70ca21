"""Merges the changes of a form in a managed layer into the form of an earlier solution, by the ids of its items [S].

`Removed` drops an item, `Modified` takes over what it says, `Added` is put where its ordinal says, cells at the end of
their section [A]. An item without an action only contains changes.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Protocol, TypeVar

from apm.solutions.model.form_model import WHOLE, FormColumn, FormRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from apm.solutions.model.form_model import (
        Change,
        FormCell,
        FormSection,
        SolutionForm,
        SolutionFormTab,
    )

_REMOVED, _MODIFIED = "Removed", "Modified"


class _Item(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def change(self) -> Change: ...


Item = TypeVar("Item", bound=_Item)


def changed_form(form: SolutionForm, changes: SolutionForm) -> SolutionForm:
    """The form with the changes."""
    return replace(
        form,
        labels={**form.labels, **changes.labels},
        is_active=changes.is_active,
        tabs=_merged(form.tabs, changes.tabs, _tab),
        header=_rows(form.header, changes.header),
        footer=_rows(form.footer, changes.footer),
        hidden=_united(form.hidden, changes.hidden),
        libraries=_united(form.libraries, changes.libraries),
        handlers=_united(form.handlers, changes.handlers),
        navigation=_merged(form.navigation, changes.navigation, lambda _item, change: change),
    )


def _merged(
    items: Iterable[Item], changes: Iterable[Item], merge: Callable[[Item, Item], Item]
) -> tuple[Item, ...]:
    found = [*items]
    for change in changes:
        at = next((at for at, each in enumerate(found) if each.id == change.id), None)
        if at is None:
            if change.change.action != _REMOVED:
                ordinal = change.change.ordinal
                found.insert(len(found) if ordinal is None else ordinal, change)
        elif change.change.action == _REMOVED:
            del found[at]
        else:
            found[at] = merge(found[at], change)
    return tuple(found)


def _tab(tab: SolutionFormTab, change: SolutionFormTab) -> SolutionFormTab:
    pairs = zip_longest(tab.columns, change.columns)
    columns = tuple(_column(mine, changed) for mine, changed in pairs)
    about = change if change.change.action == _MODIFIED else tab
    return replace(
        about,
        name=change.name or tab.name,
        labels={**tab.labels, **change.labels},
        columns=columns,
        change=WHOLE,
    )


def _column(column: FormColumn | None, change: FormColumn | None) -> FormColumn:
    if column is None or change is None:
        return column or change or FormColumn("", ())
    sections = _merged(column.sections, change.sections, _section)
    return FormColumn(change.width or column.width, sections)


def _section(section: FormSection, change: FormSection) -> FormSection:
    about = change if change.change.action == _MODIFIED else section
    return replace(
        about,
        name=change.name or section.name,
        labels={**section.labels, **change.labels},
        rows=_rows(section.rows, change.rows),
        change=WHOLE,
    )


def _rows(rows: tuple[FormRow, ...], changes: tuple[FormRow, ...]) -> tuple[FormRow, ...]:
    changed = {cell.id: cell for row in changes for cell in row.cells if cell.id}
    known = {cell.id for row in rows for cell in row.cells}
    merged = [FormRow(tuple(_cells(row.cells, changed))) for row in rows]
    added = (FormRow((cell,)) for name, cell in changed.items() if name not in known)
    # A row of which all cells were removed goes too; one that was a space stays.
    kept = (new for old, new in zip(rows, merged, strict=True) if new.cells or not old.cells)
    return (*kept, *(row for row in added if not _is_removed(row.cells[0])))


def _cells(cells: Iterable[FormCell], changed: dict[str, FormCell]) -> Iterable[FormCell]:
    for cell in cells:
        change = changed.get(cell.id)
        if change is None:
            yield cell
        elif not _is_removed(change):
            labels = {**cell.labels, **change.labels}
            control = change.control or cell.control
            yield replace(change, labels=labels, control=control, change=WHOLE)


def _is_removed(cell: FormCell) -> bool:
    control = cell.control
    return _REMOVED in (cell.change.action, control.change.action if control else "")


_Value = TypeVar("_Value")


def _united(values: tuple[_Value, ...], more: tuple[_Value, ...]) -> tuple[_Value, ...]:
    return (*values, *(each for each in more if each not in values))
