"""The members of sessions, called as the page calls them."""

from __future__ import annotations

import pytest

from apm.api.member import Owner
from apm.core.errors import ApmError, ErrorCode
from apm.core.json_text import Json
from apm.core.results import ObjectOf
from tests.support.api_calls import ANCHOR, HOME, chat, page, refusal
from tests.support.sample_workspace import CASE, Api, snapshot, warnings


@pytest.fixture
def api() -> Api:
    return Api()


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
