"""Templates and inputs of scripts give the sessions and tabs that open."""

from __future__ import annotations

import json

import pytest

from apm.core.errors import ApmError, ErrorCode
from apm.core.inputs import SessionInput
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.settings import Settings
from apm.templates.built_in import CATALOGUE as BUILTIN
from apm.templates.catalogue import Catalogue, SessionTemplate, TabTemplate
from apm.templates.page_types import DASHBOARD, ENTITY_RECORD, WEB_RESOURCE, PageType, Parameter
from apm.workspace.plans import PARAMETERS_STR, check_parameters, plan_session
from apm.workspace.session import Session, Tab
from apm.workspace.workspace import Workspace
from tests.support.sample_workspace import (
    CATALOGUE,
    GUID,
    new_workspace,
    open_session,
    open_tab,
    warnings,
)


def opened(template: str, context: dict[str, Json] | None = None, **anchor: Json) -> Session:
    """Opens a session in a new workspace, with the parameters of the anchor as `parametersStr`."""
    text: dict[str, Json] = {"parametersStr": json.dumps(list(anchor.items()))} if anchor else {}
    return open_session(new_workspace(), template, {**(context or {}), **text})


def anchor_of(session: Session) -> Tab:
    return next(iter(session.tabs.values()))


def refusal(template: str, context: dict[str, Json]) -> str:
    with pytest.raises(ApmError) as caught:
        open_session(new_workspace(), template, context)
    assert caught.value.code is ErrorCode.BAD_INPUT
    return str(caught.value)


def tab_refusal(template: str, given: dict[str, Json]) -> str:
    workspace = new_workspace()
    with pytest.raises(ApmError) as caught:
        open_tab(workspace.focused, workspace, template, given)
    assert caught.value.code is ErrorCode.BAD_INPUT
    return str(caught.value)


def made_of(*templates: TabTemplate | SessionTemplate) -> Workspace:
    """A workspace with these templates only."""
    sessions = {each.unique_name: each for each in templates if isinstance(each, SessionTemplate)}
    tabs = {each.unique_name: each for each in templates if isinstance(each, TabTemplate)}
    return Workspace(Settings(catalogue=Catalogue(sessions, tabs)))


class TestEntityTemplate:
    def test_its_anchor_is_the_form_of_the_record(self) -> None:
        session = opened("case", entityName=" incident ", entityId=f"{{{GUID}}}")
        anchor = anchor_of(session)
        assert anchor.template.page_type is ENTITY_RECORD
        assert anchor.parameters == {"entityName": "incident", "entityId": GUID}
        assert list(session.tabs) == [anchor.id]

    def test_the_anchor_values_stand_in_the_context_and_the_title(self) -> None:
        session = opened("case", {"a": "b"}, entityName="incident", entityId=GUID)
        assert session.title == f"Case {GUID}"
        assert session.context.parameters() == {
            "a": "b",
            "anchor.entityName": "incident",
            "anchor.entityId": GUID,
        }

    def test_without_an_id_it_is_the_create_form(self) -> None:
        session = opened("case", entityName="incident", data={"title": "New"})
        assert anchor_of(session).parameters == {"entityName": "incident", "data": {"title": "New"}}
        assert "anchor.entityId" not in session.context
        assert session.title == "Case "

    def test_old_names_of_parameters_do_too(self) -> None:
        session = opened("case", etn="incident", recordId=GUID)
        assert anchor_of(session).parameters == {"entityName": "incident", "entityId": GUID}

    @pytest.mark.parametrize("context", [{}, {"parametersStr": "[]"}, {"entityName": "incident"}])
    def test_without_entity_name_it_is_refused_naming_it(self, context: dict[str, Json]) -> None:
        assert refusal("case", context) == (
            "session template 'case' is for incident; "
            'parametersStr has to name it: [["entityName","incident"]]'
        )

    @pytest.mark.parametrize("table", ["contact", 5])
    def test_another_table_is_refused(self, table: Json) -> None:
        text = json.dumps([["entityName", table]])
        message = refusal("case", {"parametersStr": text})
        assert message == (f"session template 'case' is for incident, but entityName is '{table}'")

    def test_data_that_is_no_object_is_refused(self) -> None:
        text = json.dumps([["entityName", "incident"], ["data", "["]])
        message = refusal("case", {"parametersStr": text})
        assert message.startswith("Entity record tab: parameter data is no valid JSON")


class TestGenericTemplate:
    def test_the_context_feeds_titles_and_parameters(self) -> None:
        session = opened("chat", {"customerName": "Contoso", "topic": "Bill"})
        assert session.title == "Contoso"
        assert anchor_of(session).title == "Bill"

    def test_parameters_str_is_the_anchor_s_and_no_variable(self) -> None:
        session = opened("chat", {"a": 1}, data={"x": [1]}, topic="Bill")
        assert anchor_of(session).parameters == {
            "controlName": "Talk",
            "data": {"x": [1]},
            "topic": "Bill",
        }
        assert anchor_of(session).title == "Bill"
        assert session.context.parameters() == {"a": 1}

    def test_the_anchor_needs_its_required_parameters(self) -> None:
        assert refusal("named", {}) == (
            "Entity record tab of template 'record' needs the parameter entityName"
        )

    def test_a_name_that_stands_for_the_missing_parameter_is_named(self) -> None:
        with pytest.raises(ApmError, match=r"needs the parameter entityName, not 'entityname'$"):
            open_session(new_workspace(), "named", {PARAMETERS_STR: '[["entityname", "account"]]'})

    def test_a_missing_parameter_is_reported_with_where_its_template_takes_it_from(self) -> None:
        workspace = Workspace(Settings(catalogue=BUILTIN))
        with pytest.raises(ApmError) as caught:
            open_session(workspace, "msdyn_entityrouting_session")
        assert caught.value.code is ErrorCode.BAD_INPUT
        assert str(caught.value) == (
            "Entity record tab of template 'apm_routedrecord' needs the parameter entityName "
            "(its template takes it from {entityRoutingLogicalName})"
        )
        context: dict[str, Json] = {"entityRoutingLogicalName": "contact"}
        session = open_session(workspace, "msdyn_entityrouting_session", context)
        assert anchor_of(session).parameters["entityName"] == "contact"

    def test_an_anchor_record_has_anchor_values_too(self) -> None:
        session = opened("named", {"who": "Kim"}, entityName="contact")
        assert session.context.get("anchor.entityName") == "contact"

    def test_the_anchor_s_own_title_may_speak_of_the_anchor(self) -> None:
        workspace = made_of(
            TabTemplate("form", "Form", "About {anchor.entityName}", ENTITY_RECORD),
            SessionTemplate("any", "Any", "Any", anchor="form"),
        )
        session = open_session(workspace, "any", {"parametersStr": '[["entityName","contact"]]'})
        assert anchor_of(session).title == "About contact"

    def test_a_template_may_name_a_tab_template_that_is_not_there(self) -> None:
        with pytest.raises(ApmError, match=r"^unknown tab template 'gone'"):
            open_session(made_of(SessionTemplate("any", "Any", "Any", anchor="gone")), "any")


class TestAdditionalTabs:
    def test_they_open_behind_the_anchor_in_order(self) -> None:
        session = opened("crew")
        assert [tab.template.unique_name for tab in session.tabs.values()] == [
            "page",
            "board",
            "page",
        ]
        assert session.focused_tab is anchor_of(session)

    def test_their_slugs_see_the_context(self) -> None:
        session = opened("search", {"topic": "Bill"})
        assert list(session.tabs.values())[1].parameters == {"searchText": "Bill"}

    def test_one_that_lacks_a_parameter_opens_all_the_same(self) -> None:
        assert list(opened("search").tabs.values())[1].parameters == {"searchText": ""}


class TestTitle:
    def test_the_anchor_takes_the_session_s_title_where_the_template_says_so(self) -> None:
        session = opened("named", {"who": "Kim"}, entityName="contact")
        assert (session.title, anchor_of(session).title) == ("Kim", "Kim")

    def test_static_text_around_empty_slugs_stays(self) -> None:
        workspace = made_of(
            TabTemplate(
                "talk", "Talk", "Talk - {x}", WEB_RESOURCE, parameters={"webresourceName": "n"}
            )
        )
        assert open_tab(workspace.focused, workspace, "talk").title == "Talk - "

    @pytest.mark.parametrize("context", [{}, {"customerName": ""}, {"customerName": " \n"}])
    def test_one_of_only_white_space_falls_back_to_the_template_s_name(
        self, context: dict[str, Json]
    ) -> None:
        session = opened("chat", context)
        assert (session.title, anchor_of(session).title) == ("Chat session", "Talk")


class TestTab:
    def test_given_parameters_override_the_template_s_own(self) -> None:
        workspace = new_workspace()
        given: dict[str, Json] = {"webresourceName": " other.html ", "data": {"x": 1}}
        tab = open_tab(workspace.focused, workspace, "page", given)
        assert tab.parameters == {"webresourceName": "other.html", "data": {"x": 1}}

    def test_an_old_name_overrides_a_current_one(self) -> None:
        own = {"entityName": "account", "formId": f"{{{GUID}}}"}
        workspace = made_of(
            TabTemplate("form", "Form", "{entityName}", ENTITY_RECORD, parameters=own)
        )
        tab = open_tab(workspace.focused, workspace, "form", {"etn": "contact"})
        assert tab.parameters == {"entityName": "contact", "formId": GUID}
        assert tab.title == "contact"

    def test_given_parameters_feed_the_slugs_before_the_context_does(self) -> None:
        workspace = new_workspace()
        session = open_session(workspace, "chat", {"topic": "Bill", "title": "Context"})
        url = "https://example.com/"
        tab = open_tab(session, workspace, "site", {"url": url, "title": "Given"})
        assert tab.title == "Given"
        assert tab.parameters == {"url": url, "title": "Given", "data": "?t=Bill"}

    def test_a_given_value_is_not_parsed_for_slugs(self) -> None:
        workspace = new_workspace()
        session = open_session(workspace, "chat", {"topic": "{customerName}", "customerName": "C"})
        url = "https://example.com/{customerName}"
        tab = open_tab(session, workspace, "site", {"url": url})
        assert tab.parameters == {"url": url, "data": "?t={customerName}"}

    @pytest.mark.parametrize("given", [{}, {"entityName": None}, {"entityName": "  "}, {"etn": ""}])
    def test_a_missing_parameter_is_named(self, given: dict[str, Json]) -> None:
        assert tab_refusal("record", given) == (
            "Entity record tab of template 'record' needs the parameter entityName"
        )

    def test_a_missing_parameter_is_reported_with_where_its_template_takes_it_from(self) -> None:
        message = tab_refusal("notes", {})
        assert message == (
            "Search tab of template 'notes' needs the parameter searchText "
            "(its template takes it from {topic})"
        )

    def test_two_missing_parameters_are_both_named(self) -> None:
        two = PageType("two", 0, "Two", (Parameter("a", required=True), Parameter("b", True)))
        template = TabTemplate("pair", "Pair", "Pair", two, parameters={"b": "{c}"})
        with pytest.raises(ApmError) as caught:
            check_parameters(template, {"b": " "}, Records())
        assert caught.value.code is ErrorCode.BAD_INPUT
        assert str(caught.value) == (
            "Two tab of template 'pair' needs the parameter a and b (its template takes it from {c})"
        )
        check_parameters(template, {"a": "x", "b": 0}, Records())

    def test_an_address_is_checked_with_its_data(self) -> None:
        message = tab_refusal("site", {"url": "http://localhost", "data": ".evil.example"})
        assert message.startswith(
            "Third-party website tab of template 'site': the address "
            "'http://localhost.evil.example' is not allowed"
        )

    def test_a_web_resource_is_checked(self) -> None:
        message = tab_refusal("page", {"webresourceName": "../x"})
        assert "'../x' is not the name of a web resource" in message


class TestClosingAdditionalTabs:
    """The user closes an additional tab only if its template says so; a script can allow it."""

    @pytest.mark.parametrize(("pinned", "can_close"), [(None, False), (False, True), (True, False)])
    def test_only_its_template_lets_the_user_close_it(
        self, pinned: bool | None, can_close: bool
    ) -> None:
        parameters = {"webresourceName": "new_/p.html"}
        page = TabTemplate("page", "Page", "Page", WEB_RESOURCE, pinned, parameters)
        session = SessionTemplate("s", "S", "S", anchor="page", additional=("page",))
        workspace = made_of(page, session)
        _, additional = open_session(workspace, "s").tabs.values()
        assert additional.can_close is can_close
        workspace.set_tab_can_close(additional, True)
        assert workspace.close_tab(additional).value is True
        assert open_tab(workspace.focused, workspace, "page").can_close is (pinned is not True)


class TestValidateRecord:
    MISSING = "00000000-0000-4000-8000-000000000000"
    CASE = "ca5e0000-0000-4000-8000-000000000001"

    @pytest.mark.parametrize("flag", [True, "true", "True "])
    @pytest.mark.parametrize("record_id", [MISSING, ""])
    def test_a_record_that_does_not_exist_is_refused(self, flag: Json, record_id: str) -> None:
        given: dict[str, Json] = {
            "entityName": "incident",
            "entityId": record_id,
            "validateRecord": flag,
        }
        assert tab_refusal("record", given) == (
            "Entity record tab of template 'record': there is no Case with the id "
            f"'{record_id}', and validateRecord is true"
        )

    @pytest.mark.parametrize(
        ("record_id", "flag"), [(CASE, True), (MISSING, False), (MISSING, "no"), (MISSING, None)]
    )
    def test_otherwise_the_form_opens(self, record_id: str, flag: Json) -> None:
        workspace = new_workspace()
        given: dict[str, Json] = {
            "entityName": "incident",
            "entityId": record_id,
            "validateRecord": flag,
        }
        assert open_tab(workspace.focused, workspace, "record", given).is_anchor is False

    def test_an_additional_tab_without_its_record_does_not_open(self) -> None:
        record = TabTemplate(
            "record",
            "Record",
            "",
            ENTITY_RECORD,
            parameters={
                "entityName": "incident",
                "entityId": "{caseId}",
                "validateRecord": "true",
            },
        )
        board = TabTemplate("board", "Board", "Board", DASHBOARD)
        session = SessionTemplate("s", "S", "S", anchor="board", additional=("record", "board"))
        workspace = made_of(record, board, session)
        outcome = workspace.create_session(SessionInput("s", {"caseId": self.MISSING}))
        opened = workspace.sessions[outcome.value]
        assert [each.title for each in opened.tabs.values()] == ["Board", "Board"]
        assert warnings(outcome) == [
            f"a tab did not open: there is no Case with the id '{self.MISSING}', and "
            "validateRecord is true"
        ]
        assert len(open_session(workspace, "s", {"caseId": self.CASE}).tabs) == 3


def test_planning_leaves_the_wish_as_it_is() -> None:
    given: dict[str, Json] = {PARAMETERS_STR: '[["entityName","contact"]]', "who": "Kim"}
    wanted = SessionInput("named", dict(given))
    records = Records()
    template = CATALOGUE.session_template(wanted.template_name)
    first, second = (
        plan_session(template, wanted.context, records, Settings(catalogue=CATALOGUE))
        for _ in range(2)
    )
    assert wanted.context == given
    assert (first.title, first.tabs) == (second.title, second.tabs)
    assert first.context is not second.context


def test_opening_changes_no_template() -> None:
    before = {name: dict(each.parameters) for name, each in CATALOGUE.tabs.items()}
    opened("crew", {"topic": "Bill"})
    assert {name: dict(each.parameters) for name, each in CATALOGUE.tabs.items()} == before
