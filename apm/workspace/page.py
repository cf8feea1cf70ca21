"""A page, wherever it stands: in a tab, a side pane or a dialog; and what a person and scripts made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from apm.core.json_text import Json
from apm.templates.catalogue import TabTemplate
from apm.workspace.saves import Save


@dataclass(frozen=True, slots=True)
class ListState:
    """How a person has a page look.

    Attributes:
        view_id: the view of a list; empty for the one that the page was opened with.
        sorted_by: the column that a list is sorted by; empty for the order of its view.
        is_descending: the last one of that order comes first.
        selected: the ids of the records that are selected in a list.
    """

    view_id: str = ""
    sorted_by: str = ""
    is_descending: bool = False
    selected: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a lookup points."""

    table: str
    id: str
    name: str

    def is_same(self, other: "Reference") -> bool:
        """Whether both are the same record: records of two tables may have the same id."""
        return (self.table, self.id) == (other.table, other.id)


@dataclass(slots=True)
class ControlState:
    """What scripts made of a field, a section or a tab of a form; None where they left it as it was.

    Attributes:
        label: its name.
        is_visible: whether it is there to be seen.
        is_disabled: whether a person cannot change it.
        is_expanded: of a tab of a form: whether it is the one that shows.
        required: how much a field needs a value: "none", "recommended" or "required".
        submit: whether a field's value is saved: "always", "never" or "dirty".
        notes: notifications at a field, by their id; an error keeps the form from being saved.
        options: of a choice: the values that remain, or were added, with their labels.
    """

    label: str | None = None
    is_visible: bool | None = None
    is_disabled: bool | None = None
    is_expanded: bool | None = None
    required: str | None = None
    submit: str | None = None
    notes: dict[str, "Note"] = field(default_factory=dict)
    options: list[tuple[int, str]] | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A message on a form or at a field: its level is "ERROR", "WARNING", "INFO" or "RECOMMENDATION"."""

    text: str
    level: str


class FormPlace(StrEnum):
    """A part of the frame around a form's tabs, which scripts can hide."""

    HEADER = "header"
    COMMAND_BAR = "command-bar"
    TAB_NAVIGATOR = "tab-navigator"
    FOOTER = "footer"


@dataclass(slots=True)
class FormState:
    """What scripts made of a form.

    Attributes:
        controls: of fields, by column.
        tabs: of the form's tabs, by name.
        sections: of its sections, by name.
        notes: the form's notifications, by their id.
        hidden: what stands around its tabs and is not to be seen.
        at_fault: the columns that kept it from being saved when that was tried last.
        saves: those that have begun and not ended; a form that takes this one's place has none of them.
        losing: the ids of tabs whose unsaved changes a person agreed to lose with its session.
    """

    controls: dict[str, ControlState] = field(default_factory=dict)
    tabs: dict[str, ControlState] = field(default_factory=dict)
    sections: dict[str, ControlState] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    hidden: set[FormPlace] = field(default_factory=set)
    at_fault: frozenset[str] = frozenset()
    saves: set[Save] = field(default_factory=set)
    losing: frozenset[str] = frozenset()

    @property
    def is_saving(self) -> bool:
        """Whether a save of it waits for functions; one that does not is over before anybody sees it."""
        return any(each.is_waiting for each in self.saves)


class Page:
    """A page.

    Attributes:
        id: unique among all pages.
        template: what it was made from.
        title: its label.
        parameters: slugs resolved.
        generation: counts up when it starts anew.
        edits: what was typed into its form, or set by a script, by column name; a lookup that was set is a reference.
        form: what scripts made of its form.
        look: how a person has it look.
    """

    def __init__(
        self, page_id: str, template: TabTemplate, title: str, parameters: Mapping[str, Json]
    ) -> None:
        self.id = page_id
        self.template = template
        self.title = title
        self.parameters = parameters
        self.generation = 0
        self.edits: dict[str, str | Reference] = {}
        self.form = FormState()
        self.list_state = ListState()

    @property
    def label(self) -> str:
        """What it is shown as: its title, or its id where that is blank."""
        return self.title if self.title.strip() else self.id

    def start_anew(self) -> None:
        """Starts it from the beginning."""
        self.generation += 1
        self.edits = {}
        self.form = FormState()
        self.list_state = ListState()
