"""The timeline of a record: the activities and the notes that are about it, the newest first.

>>> from apm.core.inputs import TabInput
>>> from apm.settings import Settings
>>> from apm.templates.catalogue import RECORD_FORM
>>> workspace = Workspace(Settings())
>>> case = {"entityName": "incident", "entityId": "ca5e0000-0000-4000-8000-000000000002"}
>>> tab = workspace.tabs[workspace.open_tab(workspace.focused, RECORD_FORM, TabInput("", case)).value]
>>> tab.timelines[""] = TimelineState(text="Sent the invoice.")
>>> add_note(workspace, tab, "").value
True
>>> [(each.table.label, each.text, each.author) for each in timeline_in(tab, "", workspace.records).entries][0]
('Note', 'Sent the invoice.', 'Sam Agent')
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from apm.core.events import PageChanged, RecordsChanged
from apm.core.outcome import Outcome, success
from apm.core.slugs import as_text
from apm.dataverse import Column, Records, Table
from apm.dataverse.names import BIND, FORMATTED
from apm.forms.form import Form, form_in
from apm.forms.related_rows import RELATED, Related, Row, related_records
from apm.workspace.page import Page
from apm.workspace.timeline_state import TimelineState
from apm.workspace.workspace import Workspace

TIMELINE = "timelinewall"
"""The type of its control [D]."""

NOTE = "annotation"
"""The table of notes [D]."""

_ABOUT_NOTES = "objectid"
_ABOUT_ACTIVITIES = "regardingobjectid"
"""The lookups to the record that a note or an activity is about [D]."""

_TEXTS = ("notetext", "description")
_PEOPLE = ("createdby", "ownerid")
"""The lookups of the author: the creator [D]; of a table that has none, the owner [A]."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An activity or a note.

    Attributes:
        row: the record.
    """

    table: Table
    row: Row

    @property
    def id(self) -> str:
        """The id of the record."""
        return as_text(self.row[self.table.primary_id])

    @property
    def is_note(self) -> bool:
        """Whether it is a note, not an activity."""
        return self.table.name == NOTE

    @property
    def title(self) -> str:
        """Its subject; empty if it has none."""
        return as_text(self.row.get(self.table.primary_name)).strip()

    @property
    def text(self) -> str:
        """Its text or description, which may be HTML."""
        return next((as_text(self.row[each]) for each in _TEXTS if self.row.get(each)), "")

    @property
    def file(self) -> str:
        """The name of the file that a note has."""
        return as_text(self.row.get("filename"))

    @property
    def author(self) -> str:
        """The name of its author; empty if it is unknown."""
        names = (as_text(self.row.get(f"_{each}_value{FORMATTED}")) for each in _PEOPLE)
        return next(filter(None, names), "")

    @property
    def created(self) -> str:
        """When it was created, as in the Web API; empty if it is unknown."""
        return as_text(self.row.get("createdon"))

    @property
    def when(self) -> str:
        """When it was created, for the user."""
        return as_text(self.row.get(f"createdon{FORMATTED}"))

    def has(self, keyword: str) -> bool:
        """Whether a part that the user sees contains a text, whatever its case."""
        parts = (self.table.label, self.title, self.text, self.file, self.author)
        return any(keyword.casefold() in each.casefold() for each in parts)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The timeline of a form.

    Attributes:
        page: the page with the form.
        name: the name of its control; empty in a generated form.
        entries: all activities and notes, the newest first.
        note: the lookup of a new note to the record; None if the table of the record has no notes.
    """

    page: Page
    name: str
    entries: list[Entry]
    note: Column | None

    @property
    def state(self) -> TimelineState:
        """What the user chose and wrote."""
        return self.page.timelines.get(self.name, TimelineState())

    @property
    def kinds(self) -> list[tuple[Table, int]]:
        """The tables of the entries by their labels, each with the number of its entries."""
        counts = Counter(each.table.name for each in self.entries)
        tables = {each.table.name: each.table for each in self.entries}
        by_label = sorted(tables.values(), key=lambda table: table.plural)
        return [(table, counts[table.name]) for table in by_label]

    @property
    def found(self) -> list[Entry]:
        """The entries that the filter and the search leave."""
        state = self.state
        of_table = (each for each in self.entries if state.table in {"", each.table.name})
        return [each for each in of_table if each.has(state.keyword.strip())]


def timeline_in(page: Page, name: str, records: Records) -> Timeline | None:
    """The timeline of the form in a page; None without a saved record."""
    form = form_in(page, records)
    return timeline_of(page, form, name, records) if form and form.id else None


def timeline_of(page: Page, form: Form, name: str, records: Records) -> Timeline:
    """The timeline of the form of a saved record; `name` is the name of the control."""
    related = related_records(page, form, records)
    entries = [*_entries(related)]
    entries.sort(key=lambda each: each.created, reverse=True)
    note = (each.relationship.column for each in related if each.table.name == NOTE)
    return Timeline(page, name, entries, next(note, None))


def is_in_timeline(related: Related) -> bool:
    """Whether the related records are activities or notes."""
    about = _ABOUT_NOTES if related.table.name == NOTE else _ABOUT_ACTIVITIES
    return related.relationship.column.name == about


def _entries(related: list[Related]) -> Iterator[Entry]:
    return (Entry(each.table, row) for each in related if is_in_timeline(each) for row in each.rows)


def set_timeline(page: Page, name: str, state: TimelineState) -> Outcome[bool]:
    """Changes what a timeline shows, or the note that the user writes."""
    page.timelines[name] = state
    return success(True, (PageChanged(page.id),))


def add_note(workspace: Workspace, page: Page, name: str) -> Outcome[bool]:
    """Creates the note that the user wrote in a timeline. Without a title and a text, nothing happens.

    Raises:
        ApmError: the Dataverse refuses the note, for example because the record was deleted; the text stays.
    """
    shown = timeline_in(page, name, workspace.records)
    form = form_in(page, workspace.records)
    if shown is None or form is None or shown.note is None or not shown.state.has_note:
        return Outcome(False)
    state, table = shown.state, form.table
    target = next(each for each in shown.note.targets if each.table == table.name)
    workspace.records.create(
        NOTE,
        {
            "subject": state.title.strip() or None,
            "notetext": state.text.strip() or None,
            f"{target.navigation}{BIND}": f"/{table.set_name}({form.id})",
        },
    )
    page.forget(RELATED)
    done = set_timeline(page, name, TimelineState(most=state.most))
    return success(True, (*done.events, RecordsChanged()))
