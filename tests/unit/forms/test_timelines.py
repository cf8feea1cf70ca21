"""The timeline of a record: what is in it, what the filter and the search leave, and new notes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from apm.core.errors import ApmError
from apm.core.events import PageChanged, RecordsChanged
from apm.forms.timeline_entries import Timeline, add_note, set_timeline, timeline_in
from apm.ui.pages.timeline import timeline
from apm.workspace.session import Tab
from apm.workspace.timeline_state import TimelineState
from apm.workspace.workspace import Workspace
from tests.support.element_trees import find, text
from tests.support.record_forms import headings, open_form, shown
from tests.support.sample_workspace import new_workspace

LEAK = "ca5e0000-0000-4000-8000-000000000001"


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace()


@pytest.fixture
def case(workspace: Workspace) -> Tab:
    return open_form(workspace, "incident", entityId=LEAK)


def in_tab(workspace: Workspace, tab: Tab) -> Timeline:
    found = timeline_in(tab, "", workspace.records)
    assert found is not None
    return found


def titles(shown: Timeline) -> list[str]:
    return [each.title for each in shown.found]


def test_notes_and_activities_are_listed_the_newest_first(workspace: Workspace, case: Tab) -> None:
    entries = in_tab(workspace, case).entries
    assert [(each.table.label, each.title) for each in entries] == [
        ("Task", "Order group head gasket 58 mm"),
        ("Phone Call", "Asked when the gasket arrives"),
        ("Task", "Call Amara about the gasket"),
        ("Email", "Re: Leak at the group head"),
        ("Note", "Photo of the leak"),
        ("Email", "Leak at the group head"),
    ]
    note = entries[4]
    assert (note.author, note.when, note.file) == ("Sam Agent", "6/29/2026 8:20 AM", "leak.txt")


def test_notes_are_not_among_the_other_related_records(workspace: Workspace, case: Tab) -> None:
    _, related = find(shown(case, workspace.records), "section", **{"class": "card"})
    shown_tables = headings(related, "h3")
    assert shown_tables
    assert all("Notes" not in each for each in shown_tables)


def test_a_filter_and_a_search_leave_some_of_them(workspace: Workspace, case: Tab) -> None:
    assert [(table.plural, count) for table, count in in_tab(workspace, case).kinds] == [
        ("Email Messages", 2),
        ("Notes", 1),
        ("Phone Calls", 1),
        ("Tasks", 2),
    ]
    set_timeline(case, "", TimelineState(table="email"))
    assert titles(in_tab(workspace, case)) == [
        "Re: Leak at the group head",
        "Leak at the group head",
    ]
    for keyword in ("NEW GASKET", " re: leak "):
        set_timeline(case, "", TimelineState(table="email", keyword=keyword))
        assert titles(in_tab(workspace, case)) == ["Re: Leak at the group head"]
    set_timeline(case, "", TimelineState(keyword="nothing like it"))
    drawn = ["div", {}, *timeline(in_tab(workspace, case), workspace.records)]
    assert "No records found." in text(drawn)
    assert "0 of 6 records" in text(drawn)


def test_a_long_timeline_is_shown_in_parts(workspace: Workspace, case: Tab) -> None:
    for number in range(8):
        task = {
            "subject": f"Task {number}",
            "regardingobjectid_incident_task@odata.bind": f"/incidents({LEAK})",
        }
        workspace.records.create("task", {**task})

    def listed() -> int:
        drawn = ["div", {}, *timeline(in_tab(workspace, case), workspace.records)]
        (more,) = find(drawn, "ol")
        has_button = bool(find(drawn, data_action="lengthen-timeline"))
        return len(find(more, "li")) if has_button else -len(find(more, "li"))

    assert listed() == 10
    set_timeline(case, "", replace(in_tab(workspace, case).state, most=20))
    assert listed() == -14


def test_a_note_is_added_to_the_record(workspace: Workspace, case: Tab) -> None:
    set_timeline(case, "", TimelineState(keyword="gasket", title=" Gasket ", text="Sent.\n"))
    done = add_note(workspace, case, "")
    assert done.events == (PageChanged(case.id), RecordsChanged())
    note = in_tab(workspace, case).entries[0]
    assert (note.title, note.text, note.author) == ("Gasket", "Sent.", "Sam Agent")
    assert note.row["_objectid_value"] == LEAK
    assert in_tab(workspace, case).state == TimelineState()


def test_an_empty_note_is_not_added(workspace: Workspace, case: Tab) -> None:
    set_timeline(case, "", TimelineState(title=" ", text="\n"))
    assert add_note(workspace, case, "").events == ()
    assert not workspace.records.is_changed


def test_a_note_that_is_refused_stays_in_its_box(workspace: Workspace, case: Tab) -> None:
    assert in_tab(workspace, case).note
    workspace.records.delete("incident", LEAK)
    set_timeline(case, "", TimelineState(text="Too late."))
    with pytest.raises(ApmError, match="incident"):
        add_note(workspace, case, "")
    assert in_tab(workspace, case).state.text == "Too late."


def test_a_table_without_notes_has_no_box(workspace: Workspace) -> None:
    found = workspace.records.query("systemuser", "?$select=fullname&$top=1")
    tab = open_form(workspace, "systemuser", entityId=str(found[0]["systemuserid"]))
    assert in_tab(workspace, tab).note is None
    assert not find(shown(tab, workspace.records), **{"class": "new-note"})


def test_a_new_record_has_no_timeline(workspace: Workspace) -> None:
    assert timeline_in(open_form(workspace, "incident"), "", workspace.records) is None
