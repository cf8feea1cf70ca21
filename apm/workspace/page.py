"""A page in a tab, a side pane or a dialog, with the changes that the user and scripts made to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from apm.workspace.form_state import FormState, Reference
from apm.workspace.plans import TabPlan

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class ListState:
    """What the user chose in a list.

    Attributes:
        view_id: the view; empty for the view that the page was opened with.
        sorted_by: the column to sort by; empty for the order of the view.
        is_descending: the order is descending.
        keyword: the text to search for; empty for all records of the view.
        number: the number of the page of the list; the first is 1.
        selected: the ids of the selected records, all on that page.
    """

    view_id: str = ""
    sorted_by: str = ""
    is_descending: bool = False
    keyword: str = ""
    number: int = 1
    selected: frozenset[str] = frozenset()


RECORD = "record"
"""The name under which a page keeps the record that its form loaded."""


class Page:
    """A page. What it read from the records stays until it is refreshed, as in the product [D for forms; lists S].

    Attributes:
        id: unique among all pages.
        template: the tab template that the page was made from.
        title: its title.
        parameters: its parameters, with slugs resolved. Those of the form of a new record change when it is saved.
        opened_with: the parameters that it was opened with.
        form_parameters: the custom parameters of its form.
        problems: the problems of its parameters, one sentence each.
        generation: the number of times that the page was reloaded.
        edits: the unsaved values of its form, from the user or a script, by column. A lookup is a `Reference`.
        form: the state of its form.
        list_state: what the user chose in its list.
        was_saved: its form was saved since the page opened.
        closes_when_saved: it closes after a save, as a quick create form does [D].
    """

    def __init__(self, page_id: str, plan: TabPlan) -> None:
        self.id = page_id
        self.template = plan.template
        self.title = plan.title
        self.parameters = plan.parameters
        self.opened_with = plan.parameters
        self.form_parameters = plan.form_parameters
        self.problems = plan.problems
        self.generation = 0
        self.edits: dict[str, str | Reference] = {}
        self.form = FormState()
        self.list_state = ListState()
        self.was_saved = False
        self.closes_when_saved = False
        self._kept: dict[str, Any] = {} if plan.record is None else {RECORD: plan.record}

    def once(self, what: str, read: Callable[[], Read]) -> Read:
        """What the page keeps under a name; reads it if the page has not read it since it opened or was refreshed."""
        if what not in self._kept:
            self._kept[what] = read()
        kept: Read = self._kept[what]
        return kept

    def forget(self) -> None:
        """Makes the page read everything again."""
        self._kept = {}

    @property
    def label(self) -> str:
        """The text of its tab: the title, or the id if the title is blank."""
        return self.title if self.title.strip() else self.id

    def restart(self) -> None:
        """Reloads the page: edits and other changes are lost."""
        self.forget()
        self.generation += 1
        self.edits = {}
        self.form = FormState()
        self.list_state = ListState()
