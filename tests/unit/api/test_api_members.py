"""The members of the API, called as the page calls them."""

from __future__ import annotations

import json

import pytest

from apm.api.calls import call_of
from apm.api.member import Owner
from apm.api.replies import reply
from apm.core.errors import ApmError, ErrorCode
from apm.core.json_text import Json
from apm.core.results import MISSING, ObjectOf
from apm.ui.effects import effects_of
from tests.support.sample_workspace import CASE, GUID, MEMBER, Api, posted, snapshot, warnings

HOME, ANCHOR = "session-id-0", "tab-id-0"


@pytest.fixture
def api() -> Api:
    return Api()


def refusal(api: Api, code: ErrorCode, name: str, *given: Json) -> str:
    """The message of a refused call; checks that the call changed nothing."""
    before = snapshot(api.workspace)
    with pytest.raises(ApmError) as caught:
        api(name, *given)
    assert caught.value.code is code
    assert snapshot(api.workspace) == before
    return str(caught.value)


def chat(api: Api, **options: Json) -> str:
    return str(api("createSession", {"templateName": "chat", **options}))


def page(api: Api, **options: Json) -> str:
    return str(api("createTab", {"templateName": "page", **options}))


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
        told = api("context.getTabContext", session, tab)
        assert told["parameters"] == {"controlName": "Talk", "a": 1}
        assert "anchor.entityId" not in api("context.parameters", session)

    @pytest.mark.parametrize(
        "given",
        [{"webresourceName": None, "data": None}, [["webresourceName", None], ["data", None]]],
    )
    def test_null_in_a_tab_s_context_leaves_the_template_s_value(
        self, api: Api, given: Json
    ) -> None:
        tab = page(api, appContext=given)
        told = api("context.getTabContext", HOME, tab)
        assert told == {"data": None, "parameters": {"webresourceName": "new_/p.html"}}

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


class TestSession:
    def test_home_describes_itself(self, api: Api) -> None:
        assert api("session.sessionId", HOME) == HOME
        assert api("session.isDefault", HOME) is True
        assert api("session.title", HOME) == "Home"
        assert api("session.canClose", HOME) is False

    def test_another_session_describes_itself(self, api: Api) -> None:
        session = chat(api)
        assert api("session.sessionId", session) == session
        assert api("session.isDefault", session) is False
        assert api("session.title", session) == "Chat session"
        assert api("session.canClose", session) is True
        assert api("session.toJSON", session) == {
            "isDefault": False,
            "title": "Chat session",
            "canClose": True,
        }

    def test_its_title_can_be_assigned(self, api: Api) -> None:
        session = chat(api)
        api.assign("session.title", session, "Other")
        assert api("session.title", session) == "Other"
        assert warnings(api.assign("session.title", HOME, "Other")) == [
            "session.title: the title of Home cannot be changed"
        ]
        assert api("session.title", HOME) == "Home"

    def test_its_can_close_can_be_assigned(self, api: Api) -> None:
        session = chat(api)
        api.assign("session.canClose", session, False)
        assert api("session.canClose", session) is False
        assert api("session.close", session) is False
        api.assign("session.canClose", session, True)
        assert api("session.close", session) is True
        assert warnings(api.assign("session.canClose", HOME, True)) == [
            "session.canClose: Home cannot be closed; canClose stays false"
        ]

    @pytest.mark.parametrize("value", [None, 5, True, ["x"]])
    @pytest.mark.parametrize(
        ("owner", "target"), [("session", "session-id-1"), ("tab", "tab-id-1")]
    )
    def test_a_title_is_a_string(self, api: Api, owner: str, target: str, value: Json) -> None:
        chat(api)
        before = snapshot(api.workspace)
        with pytest.raises(ApmError, match=f"^{owner}.title: takes a string, not ") as caught:
            api.assign(f"{owner}.title", target, value)
        assert caught.value.code is ErrorCode.BAD_INPUT
        assert snapshot(api.workspace) == before

    @pytest.mark.parametrize("value", [None, 0, 1, "false"])
    @pytest.mark.parametrize(
        ("owner", "target"), [("session", "session-id-1"), ("tab", "tab-id-2")]
    )
    def test_can_close_is_a_boolean(self, api: Api, owner: str, target: str, value: Json) -> None:
        chat(api)
        page(api)
        before = snapshot(api.workspace)
        with pytest.raises(
            ApmError, match=f"^{owner}.canClose: takes true or false, not "
        ) as caught:
            api.assign(f"{owner}.canClose", target, value)
        assert caught.value.code is ErrorCode.BAD_INPUT
        assert snapshot(api.workspace) == before

    def test_it_closes(self, api: Api) -> None:
        session = chat(api)
        assert api("session.close", session) is True
        assert api("getAllSessions") == (HOME,)
        assert api("session.close", HOME) is False

    def test_it_takes_and_asks_for_focus(self, api: Api) -> None:
        session = chat(api, isFocused=False)
        assert api("session.requestFocus", session) is True
        assert api("getFocusedSession").id == HOME
        assert api("session.focus", session) is True
        assert api("session.requestFocus", session) is False
        assert api("getFocusedSession").id == session

    @pytest.mark.parametrize("given", [ANCHOR, f" {ANCHOR} "])
    def test_a_tab_is_found_by_its_id(self, api: Api, given: str) -> None:
        assert api("session.getTab", HOME, given) is api("session.getFocusedTab", HOME)

    def test_an_unknown_tab_is_null_and_a_warning(self, api: Api) -> None:
        session = chat(api)
        outcome = api.outcome("session.getTab", session, ANCHOR)
        assert outcome.value is None
        assert warnings(outcome) == [
            "session.getTab: there is no tab 'tab-id-0' in session-id-1; open: tab-id-1"
        ]

    def test_a_tab_is_created_in_it_focused_session_or_not(self, api: Api) -> None:
        session = chat(api, isFocused=False)
        tab = api("session.createTab", session, {"templateName": "page"})
        assert api("session.getAllTabs", session) == ("tab-id-1", tab)
        assert api("session.getFocusedTab", session).id == tab
        assert api("getFocusedSession").id == HOME

    def test_whether_a_tab_fits(self, api: Api) -> None:
        options: Json = {"templateName": "page"}
        for _ in range(9):
            assert api("session.canCreateTab", HOME) is True
            api("session.createTab", HOME, options)
        assert api("session.canCreateTab", HOME) is False
        message = refusal(api, ErrorCode.TAB_LIMIT, "session.createTab", HOME, options)
        assert message.startswith("session.createTab: Maximum tabs reached.")
        message = refusal(api, ErrorCode.TAB_LIMIT, "createTab", options)
        assert message.startswith("createTab: Maximum tabs reached.")

    @pytest.mark.parametrize("given", [{"a": 1}, [["a", 1]], '{"a": 1}', {" a ": 1}])
    def test_its_context_changes_by_any_shape(self, api: Api, given: Json) -> None:
        assert api("session.updateContext", HOME, given) is True
        assert api("context.get", HOME, "a") == 1

    def test_null_removes_a_variable(self, api: Api) -> None:
        api("session.updateContext", HOME, {"a": 1})
        assert api("session.updateContext", HOME, {"a": None}) is True
        assert api("context.parameters", HOME) == {}

    def test_is_delete_removes_the_names_of_the_input(self, api: Api) -> None:
        api("session.updateContext", HOME, {"a": 1, "b": 2, "c": 3})
        assert api("session.updateContext", HOME, {"a": 9, "b": ""}, "", True) is True
        assert api("context.parameters", HOME) == {"c": 3}

    def test_is_delete_takes_a_list_of_names_too(self, api: Api) -> None:
        api("session.updateContext", HOME, {"a": 1, "b": 2, "c": 3})
        assert api("session.updateContext", HOME, ["a", "c"], "", True) is True
        assert api("context.parameters", HOME) == {"b": 2}

    def test_a_session_id_names_the_session(self, api: Api) -> None:
        session = chat(api)
        assert api("session.updateContext", HOME, {"a": 1}, f" {session} ", False) is True
        assert api("context.parameters", HOME) == {}
        assert api("context.get", session, "a") == 1
        api("session.updateContext", HOME, {"a": None}, session, True)
        assert api("context.parameters", session) == {}

    def test_an_unknown_session_and_a_wrong_flag_are_refused(self, api: Api) -> None:
        name = "session.updateContext"
        given: Json = {"a": 1}
        message = refusal(api, ErrorCode.UNKNOWN_ID, name, HOME, given, "session-id-9")
        assert message.endswith("there is no session 'session-id-9'; open: session-id-0")
        message = refusal(api, ErrorCode.BAD_INPUT, name, HOME, given, "", "yes")
        assert message.endswith("isDelete has to be true or false, not 'yes'")
        assert api("context.parameters", HOME) == {}

    @pytest.mark.parametrize("given", [None, 5, "text", "null", [["a"]], [["a", 1], 5]])
    def test_a_context_of_another_shape_is_refused(self, api: Api, given: Json) -> None:
        message = refusal(api, ErrorCode.BAD_INPUT, "session.updateContext", HOME, given)
        assert message.startswith("session.updateContext: the input ")

    def test_a_slug_is_resolved(self, api: Api) -> None:
        session = api("createSession", {"templateName": "case", "sessionContext": {**CASE, "a": 5}})
        text = "{anchor.entityName} {a}{x}!"
        assert api("session.resolveSlug", session, text) == "incident 5!"

    @pytest.mark.parametrize("given", [None, 5, {"a": 1}])
    def test_only_text_has_slugs(self, api: Api, given: Json) -> None:
        message = refusal(api, ErrorCode.BAD_INPUT, "session.resolveSlug", HOME, given)
        assert message.startswith(
            "session.resolveSlug: takes a text with slugs such as '{name}', not "
        )

    def test_its_context_is_given_by_name(self, api: Api) -> None:
        assert api("session.getContext", HOME) == ObjectOf(Owner.CONTEXT, HOME)

    def test_the_tabs_of_a_template_are_reported(self, api: Api) -> None:
        first = page(api)
        api("createTab", {"templateName": "board"})
        second = page(api)
        assert api("session.getAllTabsForTemplate", HOME, " page ") == (first, second)

    @pytest.mark.parametrize("name", ["unknown", "", " "])
    def test_an_unknown_template_has_no_tabs(self, api: Api, name: str) -> None:
        session = api("createSession", {"templateName": "case", "sessionContext": dict(CASE)})
        for each in (HOME, session):
            assert api("session.getAllTabsForTemplate", each, name) == ()


class TestTab:
    def test_it_describes_itself(self, api: Api) -> None:
        tab = page(api)
        assert api("tab.tabId", tab) == tab
        assert api("tab.title", tab) == "Page"
        assert api("tab.canClose", tab) is True
        assert api("tab.canClose", ANCHOR) is False
        assert api("tab.toJSON", tab) == {"title": "Page", "canClose": True}

    def test_its_properties_can_be_assigned(self, api: Api) -> None:
        tab = page(api)
        api.assign("tab.title", tab, "Other")
        api.assign("tab.canClose", tab, False)
        assert api("tab.toJSON", tab) == {"title": "Other", "canClose": False}
        assert warnings(api.assign("tab.canClose", ANCHOR, True)) == [
            "tab.canClose: tab-id-0 is an anchor tab; canClose stays false"
        ]
        assert api("tab.canClose", ANCHOR) is False

    def test_it_closes(self, api: Api) -> None:
        assert api("tab.close", page(api)) is True
        assert api("tab.close", ANCHOR) is False
        assert api("session.getAllTabs", HOME) == (ANCHOR,)

    def test_it_takes_focus_in_its_session_only(self, api: Api) -> None:
        tab = page(api, isFocused=False)
        session = chat(api)
        assert api("tab.focus", tab) is True
        assert api("session.getFocusedTab", HOME).id == tab
        assert api("getFocusedSession").id == session

    def test_it_reloads(self, api: Api) -> None:
        assert api("tab.refresh", ANCHOR) is True
        assert api.workspace.tabs[ANCHOR].generation == 1


class TestContext:
    def test_its_parameters_are_fresh_at_each_read(self, api: Api) -> None:
        given: Json = {"a": [1], "b": {"c": [2]}}
        api("session.updateContext", HOME, given)
        for name, arguments in (("context.parameters", ()), ("context.get", ("b",))):
            reply_before = reply(api(name, HOME, *arguments))
            assert isinstance(reply_before, str)
            assert reply_before.startswith("j"), "a caller outside reads text, and so a copy"
            assert reply(api(name, HOME, *arguments)) == reply_before
        read = api("context.parameters", HOME)
        read["a"] = read["d"] = 5
        assert api("context.parameters", HOME) == given

    def test_a_tab_s_parameters_are_fresh_at_each_read(self, api: Api) -> None:
        tab = page(api, appContext={"data": {"x": [1]}})
        before = reply(api("context.getTabContext", HOME, tab))
        assert str(before).startswith("j")
        read = api("context.getTabContext", HOME, tab)
        read["parameters"]["webresourceName"] = read["data"] = None
        assert reply(api("context.getTabContext", HOME, tab)) == before

    def test_anchor_values_stand_under_anchor(self, api: Api) -> None:
        pairs = f'[["entityName","incident"],["entityId","{GUID}"]]'
        context: Json = {"parametersStr": pairs, "a": 1}
        session = api("createSession", {"templateName": "case", "sessionContext": context})
        assert api("context.parameters", session) == {
            "a": 1,
            "anchor.entityName": "incident",
            "anchor.entityId": GUID,
        }

    @pytest.mark.parametrize("value", [0, "", False, "x", [1, None], {"a": None}])
    def test_any_value_is_set_and_got(self, api: Api, value: Json) -> None:
        assert api("context.set", HOME, "a", value) is True
        assert api("context.get", HOME, "a") == value

    def test_an_unknown_name_is_undefined(self, api: Api) -> None:
        assert api("context.get", HOME, "a") is MISSING

    def test_null_and_delete_remove(self, api: Api) -> None:
        api("session.updateContext", HOME, {"a": 1, "b": 2})
        assert api("context.set", HOME, "a", None) is True
        assert api("context.delete", HOME, "b") is True
        assert api("context.delete", HOME, "b") is False
        assert api("context.parameters", HOME) == {}

    @pytest.mark.parametrize("name", ["a", "a\nb"])
    def test_a_value_that_is_no_json_is_refused(self, api: Api, name: str) -> None:
        # The facade sends JSON; a call without the facade gets the same errors.
        before = snapshot(api.workspace)
        with pytest.raises(ApmError) as caught:
            call_of(MEMBER["context.set"], api.emulator)(HOME, name, "{")
        assert caught.value.code is ErrorCode.BAD_INPUT
        shown = name.replace("\n", r"\n")
        assert str(caught.value).startswith(
            f"context.set: the value of '{shown}' is no valid JSON ("
        )
        assert snapshot(api.workspace) == before

    def test_names_are_trimmed_as_everywhere(self, api: Api) -> None:
        api("session.updateContext", HOME, {" a ": 1})
        assert api("context.get", HOME, " a ") == 1
        api("context.set", HOME, " b ", 2)
        assert api("context.parameters", HOME) == {"a": 1, "b": 2}
        api("context.delete", HOME, " b ")
        assert api("context.parameters", HOME) == {"a": 1}

    @pytest.mark.parametrize(
        ("data", "read"),
        [
            (None, None),
            ('{"x": [1]}', {"x": [1]}),
            ("a b", "a b"),
            ({"x": 1}, {"x": 1}),
        ],
    )
    def test_a_tab_tells_its_parameters_and_data(self, api: Api, data: Json, read: Json) -> None:
        given: dict[str, Json] = {} if data is None else {"data": data}
        tab = page(api, appContext=given)
        assert api("context.getTabContext", HOME, tab) == {
            "data": read,
            "parameters": {"webresourceName": "new_/p.html", **given},
        }

    @pytest.mark.parametrize("data", [None, '{"a": 1}', "text"])
    def test_the_anchor_of_a_conversation_has_its_variables(self, api: Api, data: Json) -> None:
        pairs = json.dumps([["data", data]])
        context: Json = {"LiveWorkItemId": "42", "topic": "Bill", "parametersStr": pairs}
        session = chat(api, sessionContext=context)
        anchor = api("session.getFocusedTab", session).id
        told = api("context.getTabContext", session, anchor)["data"]
        if data == "text":
            assert told == "text"
            return
        variables = told.pop("ocContext")["config"]["sessionParams"]
        assert (variables["LiveWorkItemId"], variables["topic"]) == ("42", "Bill")
        assert told == ({"a": 1} if data else {})
        other = api("session.createTab", session, {"templateName": "page"})
        assert api("context.getTabContext", session, other)["data"] is None

    def test_a_tab_of_another_session_has_none(self, api: Api) -> None:
        session = chat(api)
        outcome = api.outcome("context.getTabContext", session, ANCHOR)
        assert outcome.value is None
        assert warnings(outcome) == [
            "context.getTabContext: there is no tab 'tab-id-0' in session-id-1; open: tab-id-1"
        ]
