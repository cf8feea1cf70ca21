"""The tabs and sections of a form. Every form has one tab, with the fields and the related records.

>>> [each.name for each in TABS[0].sections]
['DETAILS_SECTION', 'RELATED_SECTION']
"""

from dataclasses import dataclass

from apm.dataverse import Column
from apm.forms.form import Form
from apm.workspace.form_state import FormPlace


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a form's tab."""

    name: str
    label: str
    has_fields: bool = False


@dataclass(frozen=True, slots=True)
class FormTab:
    """A tab of a form. It is not a tab of the workspace."""

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
"""The tabs of every form. The form layouts of an organization are not emulated [A]."""


def form_tab(name: str) -> FormTab | None:
    """The tab with that name."""
    return next((each for each in TABS if each.name == name), None)


def section(name: str) -> Section | None:
    """The section with that name."""
    return next((each for tab in TABS for each in tab.sections if each.name == name), None)


_HEADER_COLUMNS = ("prioritycode", "statuscode", "ownerid", "createdon")
_MOST_HEADER_COLUMNS = 3


def header_columns(form: Form) -> list[Column]:
    """The columns in the header of a saved record: the first three of a fixed list that its table has [A]."""
    if not form.id:
        return []
    found = [each for name in _HEADER_COLUMNS if (each := form.table.columns.get(name))]
    return found[:_MOST_HEADER_COLUMNS]


def visible_header_columns(form: Form) -> list[Column]:
    """The columns in the header that scripts have not hidden."""
    if FormPlace.HEADER in form.state.hidden:
        return []
    return [
        each for each in header_columns(form) if form.header_control(each).is_visible is not False
    ]
