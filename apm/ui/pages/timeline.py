"""The timeline of a form: a box for a note, a search, a filter, and the activities and notes, the newest first."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from apm.core.outcome import Outcome
from apm.dataverse import Records
from apm.forms.form import Form
from apm.forms.form_layout import Control
from apm.forms.timeline_entries import Entry, Timeline, set_timeline, timeline_of
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import button
from apm.ui.elements import Attribute, Element, h
from apm.ui.icons import icon
from apm.ui.pages.html_text import text_of_html
from apm.ui.pages.record_links import record_link
from apm.ui.pages.timeline_note import note_box
from apm.ui.targets import PagePart
from apm.ui.texts import counted, shortened
from apm.workspace.page import Page
from apm.workspace.timeline_state import PART, TimelineState

_LONGEST_TEXT = 160
"""Characters of the description of an activity. A note is shown in full, because it does not open."""

_LONGEST_KEYWORD = 100
_ICONS = {
    "annotation": "note",
    "appointment": "appointment",
    "email": "email",
    "phonecall": "phone-call",
    "task": "task",
}
"""Icons by table. Other activities share one."""


@action("search-timeline", targets.page_part)
def search_timeline(use: Use[PagePart]) -> Outcome[bool]:
    """Shows the entries of a timeline that contain a text."""
    return _change(use, lambda state: replace(state, keyword=use.text, most=PART))


@action("filter-timeline", targets.page_part)
def filter_timeline(use: Use[PagePart]) -> Outcome[bool]:
    """Shows the entries of one kind, or all."""
    return _change(use, lambda state: replace(state, table=use.text, most=PART))


@action("lengthen-timeline", targets.page_part)
def lengthen_timeline(use: Use[PagePart]) -> Outcome[bool]:
    """Shows more entries."""
    return _change(use, lambda state: replace(state, most=state.most + PART))


def _change(use: Use[PagePart], changed: Callable[[TimelineState], TimelineState]) -> Outcome[bool]:
    page, name = use.target
    return set_timeline(page, name, changed(page.timelines.get(name, TimelineState())))


def timeline_control(page: Page, form: Form, control: Control, records: Records) -> list[Element]:
    """The timeline of a saved record, as a control of its form."""
    if not form.id:
        return [h("p", {"class": "page-kind"}, "Save the record to see its timeline.")]
    return timeline(timeline_of(page, form, control.name, records), records)


def timeline(shown: Timeline, records: Records) -> list[Element]:
    """A timeline without a heading."""
    parts = [note_box(shown, records)] if shown.note else []
    if not shown.entries:
        return [*parts, h("p", {"class": "page-kind", "key": "~none"}, "None yet.")]
    return [*parts, _tools(shown), *_list(shown)]


def _tools(shown: Timeline) -> Element:
    of = (shown.page.id, shown.name)
    search: dict[str, Attribute] = {
        "type": "search",
        "aria-label": "Search timeline",
        "placeholder": "Search timeline",
        "value": shown.state.keyword,
        "maxlength": _LONGEST_KEYWORD,
        **search_timeline.on(*of),
        "autocomplete": "off",
    }
    chooser: dict[str, Attribute] = {
        "aria-label": "Filter timeline",
        "value": shown.state.table,
        **filter_timeline.on(*of),
        "autocomplete": "off",
    }
    kinds = [(table.name, table.plural, count) for table, count in shown.kinds]
    choices = [("", "All records", len(shown.entries)), *kinds]
    options = (
        h("option", {"value": name, "key": name}, f"{label} ({count})")
        for name, label, count in choices
    )
    return h(
        "div",
        {"class": "timeline-tools", "key": "~tools"},
        h("input", search),
        h("select", chooser, *options),
    )


def _list(shown: Timeline) -> Iterator[Element]:
    found, most = shown.found, shown.state.most
    yield h("p", {"role": "status", "class": "spoken-only", "key": "~count"}, _count(shown, found))
    if found:
        listed = (_entry(each) for each in found[:most])
        yield h("ol", {"class": "timeline", "key": "~entries"}, *listed)
    else:
        yield h("p", {"class": "page-kind", "key": "~none"}, "No records found.")
    if len(found) > most:
        more = lengthen_timeline.on(shown.page.id, shown.name)
        yield button(more, "Load more", **{"class": "link", "key": "~more"})


def _count(shown: Timeline, found: list[Entry]) -> str:
    all_of_them = counted(len(shown.entries), "record")
    return f"{len(found)} of {all_of_them}" if len(found) < len(shown.entries) else all_of_them


def _entry(entry: Entry) -> Element:
    text = text_of_html(entry.text)
    words = text if entry.is_note else shortened(text, _LONGEST_TEXT)
    return h(
        "li",
        {"key": f"{entry.table.name} {entry.id}"},
        icon(_ICONS.get(entry.table.name, "activity")),
        h(
            "div",
            {},
            h("span", {"class": "kind"}, *_about(entry)),
            *_title(entry),
            *([h("p", {}, words)] if words else []),
            *([h("p", {"class": "file"}, icon("file"), entry.file)] if entry.file else []),
        ),
    )


def _about(entry: Entry) -> Iterator[Element | str]:
    """What it is, by whom and when."""
    yield " · ".join(filter(None, (entry.table.label, entry.author))) + (
        " · " if entry.when else ""
    )
    if entry.when:
        yield h("time", {"datetime": entry.created}, entry.when)


def _title(entry: Entry) -> list[Element]:
    """The title of a note, which may have none, or a link to the activity."""
    if entry.is_note:
        return [h("strong", {}, entry.title)] if entry.title else []
    return [record_link(entry.table.name, entry.id, entry.title)]
