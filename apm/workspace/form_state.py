"""The state of a form: the changes that scripts made, and the saves that have not ended.

This module has no rules. The rules about fields and saves are in `apm.forms`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count

from apm.core.errors import ApmError
from apm.workspace.lookup_list import EVERYTHING, LookupList


@dataclass(frozen=True, slots=True)
class Reference:
    """The record that a lookup points to."""

    table: str
    id: str
    name: str

    def is_same(self, other: "Reference") -> bool:
        """Whether both are the same record: records of two tables may have the same id."""
        return (self.table, self.id) == (other.table, other.id)


@dataclass(frozen=True, slots=True)
class Note:
    """A notification on a form or a control.

    Attributes:
        level: "ERROR", "WARNING", "INFO" or "RECOMMENDATION".
        actions: the labels of the buttons of a control's notification, which call functions of a script.
    """

    text: str
    level: str
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ControlState:
    """The changes that scripts made to a control, a section or a tab of a form. None means unchanged.

    Attributes:
        label: the label.
        is_visible: whether it is visible.
        is_disabled: whether the user cannot change the field.
        is_expanded: whether a tab of a form shows its sections.
        required: the required level of a field: "none", "recommended" or "required".
        submit: whether the value of a field is saved: "always", "never" or "dirty".
        notes: the notifications of a control, by id. An error prevents a save.
        options: the values and labels that a choice offers.
        listed: the records that a lookup offers.
        source: the address that a frame shows.
        shows_time: whether the control of a date and time shows the time.
        precision: the decimal places of a number.
    """

    label: str | None = None
    is_visible: bool | None = None
    is_disabled: bool | None = None
    is_expanded: bool | None = None
    required: str | None = None
    submit: str | None = None
    notes: Mapping[str, Note] = field(default_factory=dict)
    options: tuple[tuple[int, str], ...] | None = None
    listed: LookupList = EVERYTHING
    source: str | None = None
    shows_time: bool = True
    precision: int | None = None


UNCHANGED = ControlState()
"""The state of a control, section or tab that no script changed."""


class FormPlace(StrEnum):
    """A part of a form around its tabs, which scripts can hide."""

    HEADER = "header"
    COMMAND_BAR = "command-bar"
    TAB_NAVIGATOR = "tab-navigator"
    FOOTER = "footer"


@dataclass(slots=True)
class FormState:
    """The changes that scripts and saves made to a form.

    Attributes:
        controls: the states of controls, by name.
        tabs: the states of the form's tabs, by name.
        sections: the states of its sections, by tab and name.
        shown_tab: the name of the tab that the user or a script chose; empty for the first one.
        related_tab: the name of the tab of related records that is open beside the others; empty for none.
        table_label: the name of the table in the header that a script set; None for that of the table.
        notes: the notifications of the form, by id.
        hidden: the parts around its tabs that are hidden.
        invalid_columns: the columns that made the last save fail, and numbers that the user left out of range.
        accepted_losses: the ids of other tabs whose unsaved changes the user agreed to lose.
    """

    controls: dict[str, ControlState] = field(default_factory=dict)
    tabs: dict[str, ControlState] = field(default_factory=dict)
    sections: dict[str, ControlState] = field(default_factory=dict)
    shown_tab: str = ""
    related_tab: str = ""
    table_label: str | None = None
    notes: dict[str, Note] = field(default_factory=dict)
    hidden: set[FormPlace] = field(default_factory=set)
    invalid_columns: frozenset[str] = frozenset()
    accepted_losses: frozenset[str] = frozenset()


@dataclass(eq=False, slots=True)
class Save:
    """A save of a form, from before its OnSave handlers run until it ends.

    Attributes:
        number: identifies the save in calls from JavaScript.
        page_id: the page of the form.
        form: the form's state. A form that replaces this one in the page has another.
        name: the name of the form when the save began, for messages after the form has closed.
        closes: the page closes after the save, if the save succeeds.
        is_waiting: the save waits for promises of OnSave handlers.
        is_saved: the changes are saved.
        is_created: the save made a new record.
        by_user: the user requested the save, not a script.
        is_discarded: the user discarded the changes.
        changed: the columns that the save made the form show differently.
        failure: why the Dataverse refused to write the record; None if it did not.
    """

    number: int
    page_id: str
    form: FormState
    name: str
    closes: bool
    is_waiting: bool = False
    is_saved: bool = False
    is_created: bool = False
    by_user: bool = False
    is_discarded: bool = False
    changed: tuple[str, ...] = ()
    failure: ApmError | None = None


_NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Saves:
    """The saves of a workspace.

    Attributes:
        open: the saves that have not ended, by number.
        numbers: the numbers of the next saves. No number is used twice, even in another workspace after a reset.
    """

    open: dict[int, Save] = field(default_factory=dict)
    numbers: Iterator[int] = _NUMBERS
