"""Which tabs and sections a form has: one tab, with the fields and, for a saved record, what is related to it.

>>> [each.name for each in TABS[0].sections]
['DETAILS_SECTION', 'RELATED_SECTION']
"""

from dataclasses import dataclass

from apm.dataverse import Column
from apm.forms.form import Form
from apm.workspace.page import FormPlace


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form's tab."""

    name: str
    label: str
    has_fields: bool = False


@dataclass(frozen=True, slots=True)
class FormTab:
    """A tab of a form; no tab of the workspace."""

    name: str
    label: str
    sections: tuple[Section, ...]


TABS = (
    FormTab(
        "SUMMARY_TAB",
        "Summary",
        (
            Section("DETAILS_SECTION", "Details", has_fields=True),
            Section("RELATED_SECTION", "Related"),
        ),
    ),
)
"""Those of every form: an organisation's own layouts are not known here [A]."""


def form_tab(name: str) -> FormTab | None:
    """The tab of that name."""
    return next((each for each in TABS if each.name == name), None)


def section(name: str) -> Section | None:
    """The section of that name."""
    return next((each for tab in TABS for each in tab.sections if each.name == name), None)


_KEYS = ("prioritycode", "statuscode", "ownerid", "createdon")
_MOST_KEYS = 3


def header_columns(form: Form) -> list[Column]:
    """The columns in the header of a saved record: the first of some that say most, when its table has them [A]."""
    keys = [each for name in _KEYS if (each := form.table.columns.get(name))] if form.id else []
    return keys[:_MOST_KEYS]


def shown_keys(form: Form) -> list[Column]:
    """Those of them that scripts leave to be seen."""
    if FormPlace.HEADER in form.state.hidden:
        return []
    return [
        each for each in header_columns(form) if form.header_control(each).is_visible is not False
    ]
