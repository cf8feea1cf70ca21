"""The members of `Microsoft.Apm`, called as the page calls them."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError, ErrorCode
from apm.core.json_text import Json
from apm.ui.effects import effects_of
from tests.support.api_calls import ANCHOR, HOME, chat, page, refusal
from tests.support.sample_workspace import Api, posted, warnings


@pytest.fixture
def api() -> Api:
    return Api()


class TestApm:
    def test_the_focused_session_is_never_missing(self, api: Api) -> None:
        assert api("getFocusedSession").id == HOME
        chat(api)
        assert api("getFocusedSession").id == "session-id-1"

    def test_all_sessions_are_reported_in_strip_order(self, api: Api) -> None:
        chat(api)
        chat(api, isFocused=False)
        assert api("getAllSessions") == (HOME, "session-id-1", "session-id-2")

    @pytest.mark.parametrize("given", [HOME, f" {HOME}\n"])
    def test_a_session_is_found_by_its_id(self, api: Api, given: str) -> None:
        outcome = api.outcome("getSession", given)
        assert outcome.value is api("getFocusedSession")
        assert warnings(outcome) == []

    def test_an_unknown_session_is_null_and_a_warning(self, api: Api) -> None:
        chat(api)
        outcome = api.outcome("getSession", "session-id-9")
        assert outcome.value is None
        assert warnings(outcome) == [
            "getSession: there is no session 'session-id-9'; open: session-id-0, session-id-1"
        ]

    def test_a_session_is_created_focused_or_not(self, api: Api) -> None:
        assert chat(api, isFocused=False) == "session-id-1"
        assert api("getFocusedSession").id == HOME
        assert chat(api) == "session-id-2"
        assert api("getFocusedSession").id == "session-id-2"

    def test_the_input_of_a_session_may_be_json_text(self, api: Api) -> None:
        text = '{"templateName": " chat ", "sessionContext": [["customerName", "Contoso"]]}'
        api("createSession", text)
        assert api("getFocusedSession").title == "Contoso"

    def test_null_in_a_session_s_context_is_not_given(self, api: Api) -> None:
        context: Json = {"customerName": None, "topic": None, "a": 1, "parametersStr": None}
        session = chat(api, sessionContext=context)
        assert api("context.parameters", session) == {"a": 1}
        assert api("session.title", session) == "Chat session"

    def test_null_in_parameters_str_is_not_given(self, api: Api) -> None:
        context: Json = {"parametersStr": '[["controlName",null],["entityId",null],["a",1]]'}
        session = chat(api, sessionContext=context)
        tab = api("session.getFocusedTab", session).id
        tab_context = api("context.getTabContext", session, tab)
        assert tab_context["parameters"] == {"controlName": "Talk", "a": 1}
        assert "anchor.entityId" not in api("context.parameters", session)

    @pytest.mark.parametrize(
        "given",
        [{"webresourceName": None, "data": None}, [["webresourceName", None], ["data", None]]],
    )
    def test_null_in_a_tab_s_context_leaves_the_template_s_value(
        self, api: Api, given: Json
    ) -> None:
        tab = page(api, appContext=given)
        tab_context = api("context.getTabContext", HOME, tab)
        assert tab_context == {"data": None, "parameters": {"webresourceName": "new_/p.html"}}

    def test_null_under_an_old_name_leaves_the_current_one(self, api: Api) -> None:
        given: Json = {"entityName": "contact", "etn": None, "recordId": None}
        tab = api("createTab", {"templateName": "record", "appContext": given})
        assert api("context.getTabContext", HOME, tab)["parameters"] == {"entityName": "contact"}

    def test_a_refused_session_is_reported_by_member(self, api: Api) -> None:
        assert refusal(api, ErrorCode.BAD_INPUT, "createSession", {}).startswith("createSession: ")
        unknown: Json = {"templateName": "x"}
        message = refusal(api, ErrorCode.UNKNOWN_TEMPLATE, "createSession", unknown)
        assert message.startswith("createSession: unknown session template 'x'")

    def test_whether_a_session_fits(self, api: Api) -> None:
        for _ in range(9):
            assert api("canCreateSession") is True
            chat(api, isFocused=False)
        assert api("canCreateSession") is False
        refusal(api, ErrorCode.SESSION_LIMIT, "createSession", {"templateName": "chat"})

    def test_a_tab_is_created_in_the_focused_session(self, api: Api) -> None:
        chat(api)
        assert page(api) == "tab-id-2"
        assert page(api, isFocused=False) == "tab-id-3"
        assert api("session.getAllTabs", "session-id-1") == ("tab-id-1", "tab-id-2", "tab-id-3")
        assert api("session.getFocusedTab", "session-id-1").id == "tab-id-2"

    def test_a_refused_tab_is_reported_by_member(self, api: Api) -> None:
        assert refusal(api, ErrorCode.BAD_INPUT, "createTab", {}).startswith("createTab: ")

    @pytest.mark.parametrize(
        ("name", "value"), [("closeTab", True), ("focusTab", True), ("refreshTab", True)]
    )
    def test_a_tab_of_the_focused_session_obeys(self, api: Api, name: str, value: bool) -> None:
        tab = page(api, isFocused=False)
        assert api(name, f" {tab} ") is value

    @pytest.mark.parametrize("name", ["closeTab", "focusTab", "refreshTab"])
    def test_a_tab_of_another_session_or_of_none_is_refused(self, api: Api, name: str) -> None:
        tab = page(api)
        chat(api)
        message = refusal(api, ErrorCode.UNKNOWN_ID, name, tab)
        assert message == (
            f"{name}: tab '{tab}' belongs to session-id-0, which is not focused; "
            "tabs of the focused session session-id-1: tab-id-2"
        )
        message = refusal(api, ErrorCode.UNKNOWN_ID, name, "tab-id-9")
        assert message.startswith(f"{name}: tab 'tab-id-9' is not open; tabs of the focused")

    def test_what_closing_and_focusing_a_tab_do(self, api: Api) -> None:
        first, second = page(api), page(api)
        outcome = api.outcome("focusTab", first)
        assert posted(outcome.events)[0][1]["tabId"] == first
        api("closeTab", first)
        assert api("session.getAllTabs", HOME) == (ANCHOR, second)
        assert api("refreshTab", second) is True
        assert api.workspace.tabs[second].generation == 1

    @pytest.mark.parametrize(
        ("name", "given", "reason"),
        [
            (
                "closeTab",
                (ANCHOR,),
                "tab-id-0 is the anchor tab of session-id-0 and cannot be closed",
            ),
            (
                "tab.close",
                (ANCHOR,),
                "tab-id-0 is the anchor tab of session-id-0 and cannot be closed",
            ),
            ("session.close", (HOME,), "Home cannot be closed"),
        ],
    )
    def test_a_warning_names_the_member_that_was_called(
        self, api: Api, name: str, given: tuple[Json, ...], reason: str
    ) -> None:
        outcome = api.outcome(name, *given)
        assert outcome.value is False
        assert warnings(outcome) == [f"{name}: {reason}"]

    def test_a_limit_is_shown_without_the_member_s_name(self, api: Api) -> None:
        for _ in range(9):
            chat(api, isFocused=False)
        message = "Maximum sessions reached. Close a session before opening another."
        with pytest.raises(ApmError) as caught:
            chat(api)
        assert str(caught.value) == f"createSession: {message}"
        assert [effects_of(each).alert for each in caught.value.events] == [message]

    def test_a_topic_is_the_emulator_s(self, api: Api) -> None:
        for name in ("ON_TAB_SWITCH", "anything"):
            assert api("getEventPublisherTopic", name) == api.emulator.topic(name)
