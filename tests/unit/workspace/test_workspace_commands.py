"""The commands of the workspace, one by one: their results, changes and posts."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError, ErrorCode
from apm.core.events import (
    AttentionRequested,
    FormOpened,
    LimitReached,
    PageReloaded,
    SessionChanged,
    SessionClosed,
    SessionOpened,
    SessionSwitched,
    TabChanged,
    TabClosed,
    TabOpened,
    TabSwitched,
)
from apm.core.inputs import SessionInput, TabInput
from apm.workspace.workspace import Workspace
from tests.support.sample_workspace import (
    CASE,
    new_workspace,
    open_session,
    open_tab,
    posted,
    snapshot,
    warnings,
)


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace(sessions=4, tabs=3)


def test_it_starts_with_home_and_its_dashboard(workspace: Workspace) -> None:
    home = workspace.focused
    assert (home.id, home.title, home.is_default, home.can_close) == (
        "session-id-0",
        "Home",
        True,
        False,
    )
    assert list(workspace.sessions) == ["session-id-0"]
    assert list(workspace.tabs) == list(home.tabs) == ["tab-id-0"]
    assert home.focused_tab.template.page_type.name == "dashboard"
    assert home.context.parameters() == {}


class TestCreateSession:
    def test_it_takes_the_focus(self, workspace: Workspace) -> None:
        outcome = workspace.create_session(SessionInput("chat", {}))
        assert outcome.value == workspace.focused.id == "session-id-1"
        assert outcome.events == (
            SessionOpened("session-id-1", workspace.focused.label),
            TabOpened("tab-id-1"),
            SessionSwitched("session-id-0", "session-id-1"),
            TabSwitched("session-id-0", "tab-id-0", "session-id-1", "tab-id-1"),
        )

    def test_in_the_background_it_posts_nothing(self, workspace: Workspace) -> None:
        outcome = workspace.create_session(SessionInput("chat", {}, is_focused=False))
        assert outcome.value == "session-id-1"
        assert workspace.focused.is_default
        title = workspace.sessions["session-id-1"].label
        opened = SessionOpened("session-id-1", title, is_on_screen=False)
        assert outcome.events == (opened, TabOpened("tab-id-1"))

    def test_the_same_record_opens_twice(self, workspace: Workspace) -> None:
        first = open_session(workspace, "case", dict(CASE))
        second = open_session(workspace, "case", dict(CASE))
        assert list(workspace.sessions.values())[1:] == [first, second]

    def test_one_more_than_fits_is_refused_and_shown(self) -> None:
        workspace = new_workspace(sessions=2)
        assert workspace.can_create_session()
        open_session(workspace)
        before = snapshot(workspace)
        assert not workspace.can_create_session()
        with pytest.raises(ApmError) as caught:
            workspace.create_session(SessionInput("chat", {}))
        message = "Maximum sessions reached. Close a session before opening another."
        assert caught.value.code is ErrorCode.SESSION_LIMIT
        assert str(caught.value) == message
        assert caught.value.events == (LimitReached(message),)
        assert snapshot(workspace) == before

    def test_one_with_more_tabs_than_fit_is_refused(self) -> None:
        workspace = new_workspace(tabs=2)
        with pytest.raises(ApmError) as caught:
            workspace.create_session(SessionInput("crew", {}))
        assert caught.value.code is ErrorCode.TAB_LIMIT

    def test_refused_calls_burn_no_id(self, workspace: Workspace) -> None:
        for name in ("unknown", "secret", "case", "crowd"):
            with pytest.raises(ApmError):
                workspace.create_session(SessionInput(name, {}))
        with pytest.raises(ApmError):
            workspace.create_tab(workspace.focused, TabInput("record", {}))
        session = open_session(workspace)
        assert (session.id, list(session.tabs)) == ("session-id-1", ["tab-id-1"])


class TestCreateTab:
    def test_it_takes_the_focus(self, workspace: Workspace) -> None:
        outcome = workspace.create_tab(workspace.focused, TabInput("page", {}))
        assert outcome.value == workspace.focused.focused_tab.id == "tab-id-1"
        assert outcome.events == (
            TabOpened("tab-id-1", workspace.focused.focused_tab.label),
            TabSwitched("session-id-0", "tab-id-0", "session-id-0", "tab-id-1"),
        )

    def test_in_the_background_it_posts_nothing(self, workspace: Workspace) -> None:
        outcome = workspace.create_tab(workspace.focused, TabInput("page", {}, is_focused=False))
        assert workspace.focused.focused_tab.id == "tab-id-0"
        title = workspace.tabs["tab-id-1"].label
        assert outcome.events == (TabOpened("tab-id-1", title, is_on_screen=False),)

    def test_focused_in_a_background_session_it_is_that_session_s_only(
        self, workspace: Workspace
    ) -> None:
        session = open_session(workspace, is_focused=False)
        outcome = workspace.create_tab(session, TabInput("page", {}))
        assert session.focused_tab.id == outcome.value
        assert workspace.focused.is_default
        assert posted(outcome.events) == []

    def test_one_more_than_fits_is_refused_and_shown(self, workspace: Workspace) -> None:
        home = workspace.focused
        for _ in range(2):
            assert workspace.can_create_tab(home)
            open_tab(home, workspace)
        assert not workspace.can_create_tab(home)
        with pytest.raises(ApmError) as caught:
            workspace.create_tab(home, TabInput("page", {}))
        message = "Maximum tabs reached. Close a tab in this session before opening another."
        assert caught.value.code is ErrorCode.TAB_LIMIT
        assert str(caught.value) == message
        assert caught.value.events == (LimitReached(message),)


class TestCloseSession:
    def test_the_focused_one_leaves_the_focus_to_its_left(self, workspace: Workspace) -> None:
        left = open_session(workspace)
        middle = open_session(workspace)
        open_session(workspace)
        workspace.focus_session(middle)
        gone_tab, shown_tab = middle.focused_tab.id, left.focused_tab.id
        outcome = workspace.close_session(middle)
        assert outcome.value is True
        assert workspace.focused is left
        assert middle.id not in workspace.sessions
        assert gone_tab not in workspace.tabs
        assert posted(outcome.events) == [
            ("ON_SESSION_CLOSED", {"sessionId": middle.id}),
            ("ON_SESSION_SWITCH", {"previousSessionId": middle.id, "newSessionId": left.id}),
            (
                "ON_TAB_SWITCH",
                {
                    "previousSessionId": middle.id,
                    "previousTabId": gone_tab,
                    "SessionId": left.id,
                    "sessionId": left.id,
                    "tabId": shown_tab,
                },
            ),
        ]

    def test_the_last_one_leaves_the_focus_to_home(self, workspace: Workspace) -> None:
        workspace.close_session(open_session(workspace))
        assert workspace.focused.is_default
        assert list(workspace.tabs) == ["tab-id-0"]

    def test_in_the_background_the_focus_stays(self, workspace: Workspace) -> None:
        first = open_session(workspace, "crew")
        second = open_session(workspace)
        tabs = tuple(first.tabs)
        outcome = workspace.close_session(first)
        assert workspace.focused is second
        assert outcome.events == (SessionClosed(first.id, tabs, first.label),)

    def test_home_stays(self, workspace: Workspace) -> None:
        outcome = workspace.close_session(workspace.focused)
        assert outcome.value is False
        assert warnings(outcome) == ["Home cannot be closed"]

    def test_one_that_cannot_be_closed_stays(self, workspace: Workspace) -> None:
        session = open_session(workspace)
        workspace.set_session_can_close(session, False)
        outcome = workspace.close_session(session)
        assert outcome.value is False
        assert warnings(outcome) == ["canClose of session-id-1 is false"]
        assert session.id in workspace.sessions


class TestCloseTab:
    def test_the_focused_one_leaves_the_focus_to_its_left(self, workspace: Workspace) -> None:
        home = workspace.focused
        middle, right = open_tab(home, workspace), open_tab(home, workspace)
        workspace.focus_tab(middle)
        outcome = workspace.close_tab(middle)
        assert outcome.value is True
        assert list(home.tabs) == ["tab-id-0", right.id]
        assert outcome.events == (
            TabClosed(middle.id, middle.label),
            TabSwitched(home.id, middle.id, home.id, "tab-id-0"),
        )

    def test_one_that_is_not_focused_leaves_the_focus_alone(self, workspace: Workspace) -> None:
        home = workspace.focused
        middle, right = open_tab(home, workspace), open_tab(home, workspace)
        assert workspace.close_tab(middle).events == (TabClosed(middle.id, middle.label),)
        assert home.focused_tab is right

    def test_in_a_background_session_nothing_is_posted(self, workspace: Workspace) -> None:
        session = open_session(workspace, "crew", is_focused=False)
        anchor, _, last = session.tabs.values()
        workspace.focus_tab(last)
        outcome = workspace.close_tab(last)
        assert posted(outcome.events) == []
        assert session.focused_tab is not anchor
        assert workspace.focused.is_default

    def test_an_anchor_stays(self, workspace: Workspace) -> None:
        outcome = workspace.close_tab(workspace.tabs["tab-id-0"])
        assert outcome.value is False
        assert warnings(outcome) == [
            "tab-id-0 is the anchor tab of session-id-0 and cannot be closed"
        ]

    def test_a_pinned_one_stays_until_a_script_says_otherwise(self, workspace: Workspace) -> None:
        pinned = open_tab(workspace.focused, workspace, "board")
        outcome = workspace.close_tab(pinned)
        assert outcome.value is False
        assert warnings(outcome) == [f"canClose of {pinned.id} is false"]
        workspace.set_tab_can_close(pinned, True)
        assert workspace.close_tab(pinned).value is True


class TestFocus:
    def test_a_session_shows_the_tab_it_showed_last(self, workspace: Workspace) -> None:
        session = open_session(workspace)
        tab = open_tab(session, workspace)
        workspace.focus_session(workspace.sessions["session-id-0"])
        outcome = workspace.focus_session(session)
        assert outcome.value is True
        assert session.focused_tab is tab
        assert posted(outcome.events)[-1][1]["tabId"] == tab.id

    def test_the_focused_session_is_no_change(self, workspace: Workspace) -> None:
        outcome = workspace.focus_session(workspace.focused)
        assert outcome.value is False
        assert posted(outcome.events) == []

    def test_the_focused_tab_is_no_change(self, workspace: Workspace) -> None:
        outcome = workspace.focus_tab(workspace.focused.focused_tab)
        assert outcome.value is False
        assert posted(outcome.events) == []

    def test_a_tab_of_a_background_session_does_not_switch_session(
        self, workspace: Workspace
    ) -> None:
        session = open_session(workspace, "crew", is_focused=False)
        last = list(session.tabs.values())[-1]
        outcome = workspace.focus_tab(last)
        assert outcome.value is True
        assert session.focused_tab is last
        assert workspace.focused.is_default
        assert posted(outcome.events) == []


class TestReload:
    def test_a_page_that_reloads_does_so_when_it_comes_back(self, workspace: Workspace) -> None:
        home = workspace.focused
        anchor, page = home.focused_tab, open_tab(home, workspace, "page")
        assert page.generation == 0
        workspace.focus_tab(anchor)
        outcome = workspace.focus_tab(page)
        assert page.generation == 1
        assert PageReloaded(page.id) in outcome.events
        assert workspace.focus_tab(anchor).events == (
            TabSwitched(home.id, page.id, home.id, anchor.id),
        )
        assert anchor.generation == 0

    def test_a_page_shown_for_the_first_time_has_only_just_loaded(
        self, workspace: Workspace
    ) -> None:
        page = open_tab(workspace.focused, workspace, "page", is_focused=False)
        outcome = workspace.focus_tab(page)
        assert page.generation == 0
        assert PageReloaded(page.id) not in outcome.events

    def test_coming_back_by_session_reloads_too(self, workspace: Workspace) -> None:
        session = open_session(workspace, "crew")
        workspace.focus_session(workspace.sessions["session-id-0"])
        outcome = workspace.focus_session(session)
        assert PageReloaded(session.focused_tab.id) in outcome.events

    def test_coming_back_because_another_closes_reloads_too(self, workspace: Workspace) -> None:
        session = open_session(workspace, "crew")
        outcome = workspace.close_session(open_session(workspace))
        assert PageReloaded(session.focused_tab.id) in outcome.events

    def test_focus_within_a_background_session_reloads_nothing(self, workspace: Workspace) -> None:
        session = open_session(workspace, "crew")
        anchor, second, _ = session.tabs.values()
        workspace.focus_session(workspace.sessions["session-id-0"])
        workspace.focus_tab(second)
        workspace.focus_tab(anchor)
        assert anchor.generation == 0

    def test_a_form_keeps_what_was_typed(self, workspace: Workspace) -> None:
        form = open_tab(workspace.focused, workspace, "record", {"entityName": "contact"})
        workspace.edit_field(form, "title", "typed")
        workspace.focus_tab(workspace.tabs["tab-id-0"])
        workspace.focus_tab(form)
        assert form.edits == {"title": "typed"}

    def test_refresh_reloads_any_page(self, workspace: Workspace) -> None:
        form = open_tab(workspace.focused, workspace, "record", {"entityName": "contact"})
        workspace.edit_field(form, "title", "typed")
        outcome = workspace.refresh_page(form)
        assert outcome.value is True
        assert outcome.events == (PageReloaded(form.id), FormOpened(form.id))
        assert (form.generation, form.edits) == (1, {})


class TestRequestFocus:
    def test_it_marks_the_session_until_it_is_focused(self, workspace: Workspace) -> None:
        session = open_session(workspace, context={"customerName": "Contoso"}, is_focused=False)
        outcome = workspace.request_focus(session)
        assert outcome.value is True
        assert session.wants_attention
        assert workspace.focused.is_default
        assert outcome.events == (AttentionRequested(session.id, "Contoso"),)
        workspace.focus_session(session)
        assert not session.wants_attention

    def test_it_is_cleared_too_when_the_focus_comes_by_itself(self, workspace: Workspace) -> None:
        left = open_session(workspace)
        right = open_session(workspace)
        workspace.request_focus(left)
        workspace.close_session(right)
        assert workspace.focused is left
        assert not left.wants_attention

    def test_a_change_of_tabs_elsewhere_leaves_it(self, workspace: Workspace) -> None:
        session = open_session(workspace, is_focused=False)
        workspace.request_focus(session)
        open_tab(workspace.focused, workspace)
        open_tab(session, workspace)
        assert session.wants_attention

    def test_on_the_focused_session_it_does_nothing(self, workspace: Workspace) -> None:
        assert workspace.request_focus(workspace.focused).value is False
        assert not workspace.focused.wants_attention

    def test_asked_twice_it_speaks_once(self, workspace: Workspace) -> None:
        session = open_session(workspace, is_focused=False)
        workspace.request_focus(session)
        assert workspace.request_focus(session).events == ()


class TestChange:
    def test_a_session_s_title_is_its_own(self, workspace: Workspace) -> None:
        session = open_session(workspace)
        tab_title = session.focused_tab.title
        outcome = workspace.rename_session(session, "Other")
        assert outcome.events == (SessionChanged(session.id),)
        assert (session.title, session.focused_tab.title) == ("Other", tab_title)

    def test_home_keeps_its_name(self, workspace: Workspace) -> None:
        outcome = workspace.rename_session(workspace.focused, "Other")
        assert workspace.focused.title == "Home"
        assert warnings(outcome) == ["the title of Home cannot be changed"]

    def test_a_tab_s_title_is_its_own(self, workspace: Workspace) -> None:
        tab = workspace.focused.focused_tab
        assert workspace.rename_tab(tab, "Other").events == (TabChanged(tab.id),)
        assert (tab.title, workspace.focused.title) == ("Other", "Home")

    def test_whether_a_session_can_be_closed(self, workspace: Workspace) -> None:
        session = open_session(workspace)
        assert workspace.set_session_can_close(session, False).events == (
            SessionChanged(session.id),
        )
        assert session.can_close is False

    @pytest.mark.parametrize(
        ("wanted", "warned"), [(True, ["Home cannot be closed; canClose stays false"]), (False, [])]
    )
    def test_home_can_never_be_closed(
        self, workspace: Workspace, wanted: bool, warned: list[str]
    ) -> None:
        outcome = workspace.set_session_can_close(workspace.focused, wanted)
        assert workspace.focused.can_close is False
        assert warnings(outcome) == warned

    @pytest.mark.parametrize(
        ("wanted", "warned"),
        [(True, ["tab-id-1 is an anchor tab; canClose stays false"]), (False, [])],
    )
    def test_an_anchor_can_never_be_closed(
        self, workspace: Workspace, wanted: bool, warned: list[str]
    ) -> None:
        anchor = open_session(workspace).focused_tab
        outcome = workspace.set_tab_can_close(anchor, wanted)
        assert anchor.can_close is False
        assert warnings(outcome) == warned

    def test_the_context_changes_and_no_title_with_it(self, workspace: Workspace) -> None:
        session = open_session(workspace, context={"customerName": "Contoso"})
        outcome = workspace.update_context(session, {"customerName": "Fabrikam"})
        assert outcome.value is True
        assert session.context.get("customerName") == "Fabrikam"
        assert session.title == "Contoso"

    def test_what_is_typed_last_counts(self, workspace: Workspace) -> None:
        tab = workspace.focused.focused_tab
        workspace.edit_field(tab, "title", "a")
        assert workspace.edit_field(tab, "title", "ab").value is True
        assert tab.edits == {"title": "ab"}
