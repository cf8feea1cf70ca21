"""The members of tabs and contexts, called as the page calls them."""

from __future__ import annotations

import json

import pytest

from apm.api.calls import call_of
from apm.api.replies import reply
from apm.core.errors import ApmError, ErrorCode
from apm.core.json_text import Json
from apm.core.results import MISSING
from tests.support.api_calls import ANCHOR, HOME, chat, page
from tests.support.sample_workspace import GUID, MEMBER, Api, snapshot, warnings


@pytest.fixture
def api() -> Api:
    return Api()


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
        tab_data = api("context.getTabContext", session, anchor)["data"]
        if data == "text":
            assert tab_data == "text"
            return
        variables = tab_data.pop("ocContext")["config"]["sessionParams"]
        assert (variables["LiveWorkItemId"], variables["topic"]) == ("42", "Bill")
        assert tab_data == ({"a": 1} if data else {})
        other = api("session.createTab", session, {"templateName": "page"})
        assert api("context.getTabContext", session, other)["data"] is None

    def test_a_tab_of_another_session_has_none(self, api: Api) -> None:
        session = chat(api)
        outcome = api.outcome("context.getTabContext", session, ANCHOR)
        assert outcome.value is None
        assert warnings(outcome) == [
            "context.getTabContext: there is no tab 'tab-id-0' in session-id-1; open: tab-id-1"
        ]
