"""Dialogs, progress and notifications: their state and their elements."""

from __future__ import annotations

import pytest

from apm.core.errors import bad_input
from apm.core.events import NotificationUsed, Settled
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.settings import OwnRecords, Settings
from apm.templates.catalogue import RECORD_FORM
from apm.ui.shell.overlays_view import overlays
from apm.workspace.overlays import Button, Dialog, Notification, Overlays, giving
from apm.workspace.page import Page
from apm.workspace.record_picker import Picker
from apm.workspace.tab_plan import TabPlan
from apm.workspace.workspace import Workspace
from tests.support.element_trees import accessible_name, find, text
from tests.support.page_actions import act
from tests.support.sample_workspace import new_workspace

TWIN = "7e1e0000-0000-4000-8000-000000000001"
ASK = Dialog("confirm", "Sure?", (Button("Yes", giving(1)), Button("No", giving(0))))


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace()


def settled(outcome: Outcome[bool] | Outcome[str]) -> list[Settled]:
    return [each for each in outcome.events if isinstance(each, Settled)]


def test_each_choice_settles_with_what_it_gives(workspace: Workspace) -> None:
    for number, (of, value) in enumerate([("1 0", 1), ("2 1", 0), ("3", 0)], start=1):
        workspace.overlays.open_dialog(ASK)
        assert settled(act(workspace, "answer", of)) == [Settled(number, value)]


def test_a_dialog_that_was_answered_is_gone(workspace: Workspace) -> None:
    workspace.overlays.open_dialog(ASK)
    act(workspace, "answer", "1 0")
    assert act(workspace, "answer", "1 0").events == ()
    assert workspace.overlays.answer(1, 0) == Outcome(False)


def test_a_choice_that_is_refused_leaves_the_dialog() -> None:
    def refuse() -> Outcome[bool]:
        raise bad_input("no")

    state = Overlays()
    state.open_dialog(Dialog("confirm", "?", (Button("Yes", refuse), Button("No"))))
    with pytest.raises(Exception, match="no"):
        state.answer(1, 0)
    assert len(state.dialogs) == 1


def test_dialogs_are_drawn_the_newest_last(workspace: Workspace) -> None:
    workspace.overlays.open_dialog(Dialog("alert", "First"))
    workspace.overlays.open_dialog(Dialog("error", "Second", details="trace"))
    first, second = find(overlays(workspace), "dialog")
    assert "First" in text(first)
    assert "Details" in text(second)
    assert [accessible_name(each) for each in find(second, "button")] == ["OK"]


def test_a_subtitle_stands_above_the_text(workspace: Workspace) -> None:
    workspace.overlays.open_dialog(Dialog("confirm", "Sure?", title="Close", subtitle="Case A"))
    assert [text(each) for each in find(overlays(workspace), "p")][:2] == ["Case A", "Sure?"]


def test_the_first_button_takes_the_focus(workspace: Workspace) -> None:
    workspace.overlays.open_dialog(ASK)
    (focused,) = find(overlays(workspace), "button", autofocus=True)
    assert text(focused) == "Yes"


def test_a_page_in_a_dialog_gives_it_its_title_and_size(workspace: Workspace) -> None:
    page = Page(workspace.overlays.next_page_id(), TabPlan(RECORD_FORM, "New Contact", {}))
    workspace.overlays.open_dialog(
        Dialog("page", buttons=(Button("Close"),), page=page, width="50%", at_side=True)
    )
    (dialog,) = find(overlays(workspace), "dialog")
    assert dialog[1]["style"] == "width: 50%"
    assert "at-side" in dialog[1]["class"]
    assert text(find(dialog, "h2")[0]) == "New Contact"
    assert workspace.page(page.id) is page
    assert "closed" not in str(workspace.close_page(page).value)
    assert workspace.page(page.id) is None


def test_the_progress_box_is_there_before_it_says_anything(workspace: Workspace) -> None:
    (box,) = find(overlays(workspace), aria_live="polite")
    assert text(box) == ""
    workspace.overlays.show_progress("Loading")
    workspace.overlays.show_progress("Still loading")
    (box,) = find(overlays(workspace), aria_live="polite")
    assert text(box) == "Still loading"
    workspace.overlays.show_progress(None)
    assert text(find(overlays(workspace), aria_live="polite")[0]) == ""


def test_showing_the_same_progress_changes_nothing() -> None:
    state = Overlays()
    assert state.show_progress("Loading").events
    assert state.show_progress("Loading").events == ()


def test_notifications_stand_until_they_are_cleared(workspace: Workspace) -> None:
    state = workspace.overlays
    first = state.notify(Notification("error", "It failed")).value
    second = state.notify(Notification("success", "Done", can_close=True, action="Undo")).value
    tree = overlays(workspace)
    assert [text(each) for each in find(tree, role="alert")] == ["Error: It failed"]
    names = [accessible_name(each) for each in find(tree, "button")]
    assert names == ["Undo", "Dismiss notification"]
    assert act(workspace, "use-notification", second).events == (NotificationUsed(second),)
    act(workspace, "dismiss-notification", second)
    assert state.clear(first).value is True
    assert state.clear(first).value is False
    assert state.notifications == {}


class TestLookup:
    """The dialog for choosing records."""

    @staticmethod
    def names(workspace: Workspace) -> list[str]:
        (listed,) = find(overlays(workspace), "fieldset")
        return [text(each) for each in find(listed, "label")]

    @staticmethod
    def open(workspace: Workspace, *tables: str, many: bool = False) -> Picker:
        picker = Picker(tables, many)
        workspace.overlays.open_dialog(Dialog("lookup", picker=picker))
        return picker

    def test_it_lists_the_records_whose_names_have_a_text(self, workspace: Workspace) -> None:
        self.open(workspace, "account")
        everything = self.names(workspace)
        assert everything == sorted(everything, key=str.casefold)
        act(workspace, "filter-lookup", "1", " ADV ")
        assert self.names(workspace) == ["Adventure Works"]
        assert text(find(find(overlays(workspace), "dialog")[0], role="status")[0]) == "1 record"

    @pytest.mark.parametrize("words", ["'", "') or (1 eq 1", "&$top=1", "%", "\ud800"])
    def test_whatever_is_typed_is_text(self, workspace: Workspace, words: str) -> None:
        self.open(workspace, "account")
        act(workspace, "filter-lookup", "1", words)
        assert self.names(workspace) == []

    def test_of_several_tables_it_says_which(self, workspace: Workspace) -> None:
        self.open(workspace, "account", "queue")
        assert "Adventure Works Account" in self.names(workspace)

    def test_one_takes_the_place_of_another(self, workspace: Workspace) -> None:
        picker = self.open(workspace, "account")
        boxes = find(overlays(workspace), "input", type="radio")
        for each in boxes[:2]:
            act(workspace, "pick-record", each[1]["data-of"], "on")
        assert [each.name for each in picker.picked] == self.names(workspace)[1:2]

    def test_several_are_chosen_in_order_and_given_back(self, workspace: Workspace) -> None:
        picker = self.open(workspace, "account", many=True)
        boxes = find(overlays(workspace), "input", type="checkbox")
        for at, chosen in ((2, "true"), (0, "true"), (1, "true"), (2, "false")):
            act(workspace, "pick-record", boxes[at][1]["data-of"], chosen)
        assert [each.name for each in picker.picked] == self.names(workspace)[:2]

    def test_records_of_two_tables_with_the_same_id_are_chosen_apart(self) -> None:
        rows: dict[str, list[dict[str, Json]]] = {
            "account": [{"accountid": TWIN, "name": "Twin Coffee"}],
            "my_account": [{"my_accountid": TWIN, "my_name": "My twin"}],
        }
        workspace = Workspace(Settings(records=OwnRecords(rows, replace=True)))
        picker = self.open(workspace, "account", "my_account", many=True)
        for at, chosen in ((1, "true"), (0, "true"), (0, "false")):
            box = find(overlays(workspace), "input", type="checkbox")[at]
            act(workspace, "pick-record", box[1]["data-of"], chosen)
        assert [each.table for each in picker.picked] == ["my_account"]
        boxes = find(overlays(workspace), "input", type="checkbox")
        assert [each[1].get("checked") for each in boxes] == [None, True]
        keys = [each[1]["key"] for each in find(overlays(workspace), "label") if "key" in each[1]]
        assert len({*keys}) == 2

    def test_what_a_filter_hides_stays_chosen(self, workspace: Workspace) -> None:
        picker = self.open(workspace, "account", many=True)
        box = find(overlays(workspace), "input", type="checkbox")[0]
        act(workspace, "pick-record", box[1]["data-of"], "true")
        act(workspace, "filter-lookup", "1", "zzz")
        assert [len(self.names(workspace)), len(picker.picked)] == [0, 1]

    def test_only_what_is_listed_can_be_chosen(self, workspace: Workspace) -> None:
        picker = self.open(workspace, "account")
        workspace.overlays.open_dialog(ASK)
        for dialog in ("1", "2"):
            assert act(workspace, "pick-record", f"{dialog} account x", "true").events == ()
        assert act(workspace, "filter-lookup", "2", "a").events == ()
        assert picker.picked == []

    def test_a_dialog_that_has_gone_lists_nothing(self, workspace: Workspace) -> None:
        for action in ("filter-lookup", "pick-record"):
            assert act(workspace, action, "7 account x", "true").events == ()
