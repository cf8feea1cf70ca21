"""A page in a tab, a side pane or a dialog, with the changes that the user and scripts made to it."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from apm.workspace.command_state import CommandState
from apm.workspace.form_state import FormState, Reference
from apm.workspace.tab_plan import TabPlan
from apm.workspace.timeline_state import TimelineState

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class ListState:
    """What the user chose in a list.

    Attributes:
        view_id: the view; empty for the view that the page was opened with.
        sorted_by: the column to sort by; empty for the order of the view.
        is_descending: the order is descending.
        keyword: the text to search for; empty for all records of the view.
        filter: a `filter` element of FetchXML that a script added; empty for none.
        number: the number of the page of the list; the first is 1.
        selected: the ids of the selected records, all on that page.
    """

    view_id: str = ""
    sorted_by: str = ""
    is_descending: bool = False
    keyword: str = ""
    number: int = 1
    selected: frozenset[str] = frozenset()
    filter: str = ""


RECORD = "record"
"""The name under which a page keeps the record that its form loaded."""


def list_key(subgrid: str, what: str = "") -> str:
    """The name under which a page keeps what a list read; the list of the page itself has no name."""
    return f"list {subgrid} {what}"


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
        described_form: the layout of its form in the settings; None for the generated one.
        settings: the settings of the workspace when a form opened in it.
        form: the state of its form.
        list_states: what the user chose in its list, which has the name "", and in the subgrids of its form.
        timelines: what the user chose in the timelines of its form, by control; a generated form has one, named "".
        commands: the answers to the rules of the commands of its bar, which has the name "", and of its subgrids.
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
        self.described_form = plan.described_form
        self.settings = plan.settings
        self.generation = 0
        self.edits: dict[str, str | Reference] = {}
        self.form = FormState()
        self.list_states: dict[str, ListState] = {}
        self.timelines: dict[str, TimelineState] = {}
        self.commands: defaultdict[str, CommandState] = defaultdict(CommandState)
        self.was_saved = False
        self.closes_when_saved = False
        self._kept: dict[str, Any] = {} if plan.record is None else {RECORD: plan.record}

    @property
    def list_state(self) -> ListState:
        """What the user chose in its list."""
        return self.list_states.get("", ListState())

    @list_state.setter
    def list_state(self, state: ListState) -> None:
        self.list_states[""] = state

    def once(self, what: str, read: Callable[[], Read]) -> Read:
        """What the page keeps under a name; reads it if the page has not read it since it opened or was refreshed."""
        if what not in self._kept:
            self._kept[what] = read()
        kept: Read = self._kept[what]
        return kept

    def forget(self, what: str = "") -> None:
        """Makes the page read everything again, or only that of which the name begins with `what`."""
        self._kept = {name: kept for name, kept in self._kept.items() if not name.startswith(what)}

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
        self.list_states = {}
        self.timelines = {}
        # The number of the round goes on, so that late answers of the page before do not count.
        for name, state in self.commands.items():
            self.commands[name] = CommandState(state.round)
