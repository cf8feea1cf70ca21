"""The strips and panels have the documented DOM."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given

from apm.conversations.commands import start_conversation
from apm.conversations.conversation import Speaker
from apm.conversations.conversations import Conversations
from apm.conversations.options import ConversationOptions
from apm.settings import Settings
from apm.settings.decoding import read_settings
from apm.templates.page_types import ENTITY_LIST
from apm.ui.elements import Element
from apm.ui.shell import strips
from apm.ui.shell.strips import tab_strip, window_title
from apm.ui.shell.tab_panel import panel
from apm.workspace.session import Session, Tab
from apm.workspace.workspace import Workspace
from tests.support.element_trees import accessible_name, find, plain, text, walk
from tests.support.page_actions import act
from tests.support.sample_workspace import new_workspace, open_session, open_tab
from tests.support.strategies import texts
from tests.support.thing_tables import store

Strip = Callable[[Workspace], Element]


def session_strip(workspace: Workspace) -> Element:
    """The strip of a workspace without conversations."""
    return strips.session_strip(Conversations(workspace))


STRIPS = pytest.mark.parametrize(
    ("strip", "kind"), [(session_strip, "session"), (tab_strip, "tab")], ids=["sessions", "tabs"]
)


@pytest.fixture
def workspace() -> Workspace:
    """Home, a focused session with three tabs of which one is pinned, and a background session."""
    workspace = new_workspace()
    session = open_session(workspace, "crew")
    workspace.focus_tab(list(session.tabs.values())[-1])
    open_session(workspace, context={"customerName": "Contoso"}, is_focused=False)
    return workspace


def shown_by(kind: str, workspace: Workspace) -> Mapping[str, Session | Tab]:
    return workspace.sessions if kind == "session" else workspace.focused.tabs


def all_trees(workspace: Workspace) -> Element:
    panels = [panel(workspace, tab) for tab in workspace.tabs.values()]
    return ["main", {}, session_strip(workspace), tab_strip(workspace), *panels]


@STRIPS
def test_a_strip_is_a_group_around_a_tablist_that_owns_all_its_tabs(
    workspace: Workspace, strip: Strip, kind: str
) -> None:
    tree = strip(workspace)
    assert tree[1]["role"] == "group"
    (tablist,) = find(tree, role="tablist")
    tabs = find(tree, "button", role="tab")
    assert tablist[1]["aria-owns"].split() == [each[1]["id"] for each in tabs]
    assert not find(tablist, "button")
    things = shown_by(kind, workspace)
    assert [each[1][f"data-{kind}-id"] for each in tabs] == list(things)


def test_the_strips_have_names(workspace: Workspace) -> None:
    trees = (session_strip(workspace), tab_strip(workspace))
    assert [each[1]["aria-label"] for each in trees] == ["Session strip", "Tab strip"]
    tablists = [find(each, role="tablist")[0] for each in trees]
    assert [each[1]["aria-label"] for each in tablists] == ["Sessions", "Application tabs"]


@STRIPS
def test_the_name_of_a_tab_is_exactly_its_title(
    workspace: Workspace, strip: Strip, kind: str
) -> None:
    things = shown_by(kind, workspace)
    names = [accessible_name(each) for each in find(strip(workspace), role="tab")]
    assert names == [each.title for each in things.values()]


@STRIPS
def test_one_tab_is_selected_and_reached_by_the_keyboard(
    workspace: Workspace, strip: Strip, kind: str
) -> None:
    tree = strip(workspace)
    focused = workspace.focused.id if kind == "session" else workspace.focused.focused_tab.id
    (selected,) = find(tree, role="tab", aria_selected="true")
    assert selected[1][f"data-{kind}-id"] == focused
    others = find(tree, role="tab", aria_selected="false")
    assert len(others) == 2
    assert selected[1]["tabindex"] == 0
    assert {each[1]["tabindex"] for each in others} == {-1}
    for button in find(tree, data_action=f"close-{kind}"):
        assert button[1]["tabindex"] == (0 if button[1]["data-of"] == focused else -1)


@STRIPS
def test_a_close_button_stands_beside_a_tab_that_can_be_closed(
    workspace: Workspace, strip: Strip, kind: str
) -> None:
    things = shown_by(kind, workspace)
    buttons = find(strip(workspace), "button", type="button", data_action=f"close-{kind}")
    closable = {each.id: each.title for each in things.values() if each.can_close}
    assert len(closable) in (1, 2)
    assert {each[1]["data-of"]: accessible_name(each) for each in buttons} == {
        name: f"Close {kind} {title}" for name, title in closable.items()
    }
    assert not any(
        find(tab, "button", data_action=f"close-{kind}")
        for tab in find(strip(workspace), role="tab")
    )


@STRIPS
def test_a_tab_that_can_be_closed_names_the_key_for_it(
    workspace: Workspace, strip: Strip, kind: str
) -> None:
    named = find(strip(workspace), role="tab", aria_keyshortcuts="Delete")
    closable = {each.id for each in shown_by(kind, workspace).values() if each.can_close}
    assert {each[1]["data-of"] for each in named} == closable


def test_the_window_is_called_after_the_tab_on_screen() -> None:
    workspace = Workspace(Settings())
    assert window_title(workspace) == "Dashboard - Customer Service workspace"


def test_a_close_button_goes_and_comes_with_can_close(workspace: Workspace) -> None:
    session = workspace.focused
    workspace.set_session_can_close(session, False)
    assert not find(session_strip(workspace), data_action="close-session", data_of=session.id)
    workspace.set_session_can_close(session, True)
    assert find(session_strip(workspace), data_action="close-session", data_of=session.id)


def test_a_session_that_asks_for_attention_shows_and_describes_it(workspace: Workspace) -> None:
    assert not find(session_strip(workspace), data_attention="true")
    session = workspace.sessions["session-id-2"]
    workspace.request_focus(session)
    tree = session_strip(workspace)
    (tab,) = find(tree, role="tab", data_attention="true")
    assert tab[1]["data-session-id"] == session.id
    (described,) = find(tree, id=tab[1]["aria-describedby"])
    assert text(described) == "Requests your attention"
    assert accessible_name(tab) == "Contoso"


def test_without_attention_a_tab_describes_nothing(workspace: Workspace) -> None:
    tabs = find(session_strip(workspace), role="tab") + find(tab_strip(workspace), role="tab")
    assert not any("aria-describedby" in each[1] or "data-attention" in each[1] for each in tabs)


def test_initials_are_decoration(workspace: Workspace) -> None:
    (home,) = find(session_strip(workspace), **{"class": "initials home", "aria-hidden": "true"})
    assert find(home, "svg")
    assert not text(home)
    others = find(session_strip(workspace), **{"class": "initials"})
    assert [each[2] for each in others] == ["CR", "CO"]
    assert len(find(session_strip(workspace), **{"class": "initials", "aria-hidden": "true"})) == 2


def unread(conversations: Conversations) -> list[str]:
    tree = strips.session_strip(conversations)
    return [text(each) for each in find(tree, **{"class": "unread"})]


@pytest.mark.parametrize(("lines", "badge"), [(1, "1"), (9, "9"), (10, "+"), (30, "+")])
def test_a_conversation_in_the_background_counts_what_is_unread(lines: int, badge: str) -> None:
    conversations = talking(lines)
    tree = strips.session_strip(conversations)
    (tab,) = find(tree, role="tab", data_session_id="session-id-1")
    assert unread(conversations) == [badge]
    assert accessible_name(tab) == "Ana"
    updates = f"{lines} new update{'' if lines == 1 else 's'} in your conversation"
    (described,) = find(tree, id=tab[1]["aria-describedby"])
    assert text(described) == updates
    assert tab[1]["title"] == f"Ana. {updates}"


def test_what_was_seen_is_not_unread() -> None:
    conversations = talking(2)
    workspace = conversations.workspace
    session = workspace.sessions["session-id-1"]
    conversation = conversations.in_session(session)
    assert conversation
    workspace.focus_session(session)
    conversation.add(Speaker.CUSTOMER, "Seen as it comes")
    assert unread(conversations) == []
    workspace.focus_session(workspace.sessions["session-id-0"])
    assert unread(conversations) == []
    conversation.add(Speaker.AGENT, "One's own words")
    conversation.add(Speaker.CUSTOMER, "New")
    assert unread(conversations) == ["1"]


def talking(lines: int) -> Conversations:
    """A workspace with a conversation in the background."""
    conversations = Conversations(Workspace(Settings()))
    messages = tuple((Speaker.CUSTOMER, f"Line {number}") for number in range(lines))
    wanted = ConversationOptions(customer_name="Ana", messages=messages, is_focused=False)
    start_conversation(conversations, wanted)
    return conversations


def test_the_menu_of_a_full_strip_tells_where_there_is_something_new() -> None:
    conversations = talking(lines=2)
    workspace = conversations.workspace
    strip = strips.session_strip(conversations)
    (more,) = find(strip, "button", aria_label="More sessions")
    (about,) = find(strip, id=more[1]["aria-describedby"])
    assert text(about) == "Something new in Ana"
    workspace.focus_session(workspace.sessions["session-id-1"])
    (more,) = find(strips.session_strip(conversations), "button", aria_label="More sessions")
    assert "aria-describedby" not in more[1]


class TestSiteMap:
    def choose(self, workspace: Workspace, label: str) -> None:
        (entry,) = [
            each
            for each in find(session_strip(workspace), data_action="site-map")
            if text(each) == label
        ]
        act(workspace, "site-map", entry[1]["data-of"])

    def test_a_page_loads_in_a_tab_of_the_focused_session(self) -> None:
        workspace = Workspace(Settings())
        self.choose(workspace, "Cases")
        tab = workspace.focused.focused_tab
        assert (workspace.focused.id, tab.title) == ("session-id-0", "Cases")
        assert tab.template.page_type is ENTITY_LIST
        assert tab.parameters == {"entityName": "incident"}

    def test_every_choice_opens_another_tab(self) -> None:
        workspace = Workspace(Settings())
        for label in ("Cases", "Dashboard", "Cases"):
            self.choose(workspace, label)
        titles = [each.title for each in workspace.focused.tabs.values()]
        assert titles == ["Dashboard", "Cases", "Dashboard", "Cases"]

    def test_with_the_setting_one_that_is_open_is_focused(self) -> None:
        workspace = Workspace(read_settings({"app": {"reuses_tabs": True}}))
        for label in ("Cases", "Accounts", "Cases", "Dashboard"):
            self.choose(workspace, label)
        assert [each.title for each in workspace.focused.tabs.values()] == [
            "Dashboard",
            "Cases",
            "Accounts",
        ]
        assert workspace.focused.focused_tab.title == "Dashboard"

    def test_a_dataverse_without_the_tables_has_no_lists_of_them(self) -> None:
        entries = find(
            session_strip(Workspace(Settings(), records=store([]))), data_action="site-map"
        )
        assert [text(each) for each in entries] == ["Dashboard", "Knowledge Search"]

    def test_every_page_opens(self) -> None:
        workspace = Workspace(Settings())
        entries = find(session_strip(workspace), data_action="site-map")
        for entry in entries:
            self.choose(workspace, text(entry))
            assert workspace.focused.focused_tab.title == text(entry)
        assert len(workspace.focused.tabs) == 1 + len(entries)


def test_a_panel_says_its_tab_and_its_page_type(workspace: Workspace) -> None:
    tab = workspace.focused.focused_tab
    shown = panel(workspace, tab)
    assert shown[1]["role"] == "tabpanel"
    assert shown[1]["data-panel-of"] == tab.id
    assert shown[1]["data-page-type"] == "webresource"
    assert shown[1]["aria-label"] == tab.title


def test_a_tab_controls_the_panel_that_it_shows(workspace: Workspace) -> None:
    panels = {
        each[1]["data-panel-of"]: each[1]["id"]
        for each in find(all_trees(workspace), role="tabpanel")
    }
    tabs = find(tab_strip(workspace), role="tab")
    assert tabs
    for tab in tabs:
        assert tab[1]["aria-controls"] == panels[tab[1]["data-tab-id"]]
    sessions = find(session_strip(workspace), role="tab")
    assert {each[1]["aria-controls"] for each in sessions} == {"panels"}


def test_a_page_that_restarts_gets_a_new_key(workspace: Workspace) -> None:
    tab = workspace.focused.focused_tab
    before = panel(workspace, tab)[1]["key"]
    workspace.rename_tab(tab, "Other")
    assert panel(workspace, tab)[1]["key"] == before
    workspace.refresh_page(tab)
    assert panel(workspace, tab)[1]["key"] != before


def test_ids_in_the_document_and_keys_of_neighbours_are_unique(workspace: Workspace) -> None:
    workspace.request_focus(workspace.sessions["session-id-2"])
    tree = all_trees(workspace)
    ids = [each[1]["id"] for each in walk(tree) if "id" in each[1]]
    assert len(ids) == len(set(ids))
    for element in walk(tree):
        keys = [
            each[1]["key"] for each in element[2:] if isinstance(each, list) and "key" in each[1]
        ]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize("title", ["", " ", "\n\t", "\N{NO-BREAK SPACE}"])
def test_an_empty_or_blank_title_is_shown_by_the_id(workspace: Workspace, title: str) -> None:
    session, tab = workspace.focused, workspace.focused.focused_tab
    workspace.rename_session(session, title)
    workspace.rename_tab(tab, title)
    for strip, kind, thing in (
        (session_strip(workspace), "session", session),
        (tab_strip(workspace), "tab", tab),
    ):
        (shown,) = find(strip, role="tab", **{f"data-{kind}-id": thing.id})
        assert accessible_name(shown) == shown[1]["title"] == thing.id
        (close,) = find(strip, data_action=f"close-{kind}", data_of=thing.id)
        assert accessible_name(close) == f"Close {kind} {thing.id}"
        assert thing.title == title, "it is only shown so"


@given(texts, texts)
def test_any_title_is_shown_as_text(session_title: str, tab_title: str) -> None:
    workspace = new_workspace()
    session = open_session(workspace)
    tab = open_tab(session, workspace)
    workspace.rename_session(session, session_title)
    workspace.rename_tab(tab, tab_title)
    (session_tab,) = find(session_strip(workspace), data_session_id=session.id)
    (tab_tab,) = find(tab_strip(workspace), data_tab_id=tab.id)
    assert accessible_name(session_tab) == (session_title if session_title.strip() else session.id)
    assert accessible_name(tab_tab) == (tab_title if tab_title.strip() else tab.id)
    tree = all_trees(workspace)
    assert json.loads(json.dumps(plain(tree))) == plain(tree)
