"""The calls about commands: what a command does, the values of its parameters, and the answers of rules."""

from __future__ import annotations

import pytest

from apm.api.command_calls import action_of, answer_rule, begin_rules, command_of
from apm.commands.page_commands import bar_of
from apm.core.errors import ApmError, ErrorCode
from apm.core.events import PageChanged
from apm.emulator import Emulator
from apm.settings import Command, CommandAction, CommandRule, Settings, Where
from apm.templates.page_types import ENTITY_LIST, ENTITY_RECORD
from apm.workspace.lists import list_in, select
from apm.workspace.navigation import open_page

CASE = "ca5e0000-0000-4000-8000-000000000001"
TAKE = CommandAction("take", parameters=("once", 2))
MAY = CommandRule("CustomRule", call=CommandAction("may"))
NEW = CommandRule("FormStateRule", (("State", "Create"),))
OPEN = CommandRule("ValueRule", (("Field", "statecode"), ("Value", "0")))


@pytest.fixture
def emulator() -> Emulator:
    commands = (
        Command("incident", "Take", (TAKE,)),
        Command("incident", "Count", (CommandAction("count"),), Where.LIST),
        Command("incident", "Resolve", rules=(MAY, OPEN)),
        Command("", "Discard", rules=(NEW,)),
    )
    return Emulator("page", Settings(commands=commands))


def form(emulator: Emulator) -> str:
    parameters = {"entityName": "incident", "entityId": CASE}
    return open_page(emulator.workspace, ENTITY_RECORD, {**parameters}).value


def case_list(emulator: Emulator) -> str:
    return open_page(emulator.workspace, ENTITY_LIST, {"entityName": "incident"}).value


def shown(emulator: Emulator, page_id: str) -> list[str]:
    bar = bar_of(emulator.workspace, emulator.workspace.tabs[page_id])
    assert bar
    return [each.label for _, each in bar.buttons]


class TestCommands:
    def test_a_command_of_a_form_gets_the_id_of_its_record(self, emulator: Emulator) -> None:
        command = command_of(emulator, form(emulator), "0")
        named = command["named"]
        assert isinstance(named, dict)
        assert command["actions"] == [action_of(TAKE)]
        assert command["where"] == Where.FORM
        assert (named["PrimaryItemIds"], named["FirstPrimaryItemId"]) == ([CASE], CASE)
        assert (named["FirstSelectedItemId"], named["SelectedControlAllItemIds"]) == ("", [])

    def test_a_command_of_a_new_record_gets_no_id(self, emulator: Emulator) -> None:
        page = open_page(emulator.workspace, ENTITY_RECORD, {"entityName": "incident"}).value
        named = command_of(emulator, page, "0")["named"]
        assert isinstance(named, dict)
        assert (named["PrimaryItemIds"], named["FirstPrimaryItemId"]) == ([], "")

    def test_a_command_of_a_list_gets_its_selected_and_its_other_rows(
        self, emulator: Emulator
    ) -> None:
        page = case_list(emulator)
        cases = list_in(emulator.workspace.tabs[page], emulator.workspace.records)
        assert cases
        emulator.workspace.set_list_state(cases.page, select(cases, CASE, is_selected=True))
        command = command_of(emulator, page, "1")
        named = command["named"]
        assert isinstance(named, dict)
        assert command["where"] == Where.LIST
        assert named["SelectedControlSelectedItemIds"] == named["PrimaryItemIds"] == [CASE]
        assert named["SelectedControlSelectedItemReferences"] == [
            {
                "Id": CASE,
                "Name": "Espresso machine leaks from the group head",
                "TypeName": "incident",
            }
        ]
        every, others = (named[f"SelectedControl{which}ItemIds"] for which in ("All", "Unselected"))
        assert isinstance(every, list)
        assert others == [each for each in every if each != CASE]
        assert named["SelectedControlAllItemCount"] == len(every)

    def test_the_rows_of_all_activities_have_the_tables_of_the_activities(self) -> None:
        command = Command("activitypointer", "Close", (CommandAction("close"),), Where.LIST)
        emulator = Emulator("page", Settings(commands=(command,)))
        page = open_page(emulator.workspace, ENTITY_LIST, {"entityName": "activitypointer"}).value
        named = command_of(emulator, page, "0")["named"]
        assert isinstance(named, dict)
        references = named["SelectedControlAllItemReferences"]
        assert isinstance(references, list)
        tables = {each["TypeName"] for each in references if isinstance(each, dict)}
        assert {"task", "email"} <= tables
        assert "activitypointer" not in tables

    def test_a_closed_page_has_no_commands(self, emulator: Emulator) -> None:
        with pytest.raises(ApmError, match="tab-id-9 is closed") as caught:
            command_of(emulator, "tab-id-9", "0")
        assert caught.value.code is ErrorCode.CLOSED


class TestRules:
    def test_a_command_is_shown_when_its_rules_say_so(self, emulator: Emulator) -> None:
        page = form(emulator)
        assert shown(emulator, page) == ["Take"]
        begun = begin_rules(emulator, page)
        assert isinstance(begun.value, dict)
        assert (begun.value["round"], begun.value["calls"]) == (
            1,
            [action_of(CommandAction("may"))],
        )
        assert begun.events == (PageChanged(page),)
        assert shown(emulator, page) == ["Take"]
        assert answer_rule(emulator, page, "1", "0", "true").events == (PageChanged(page),)
        assert shown(emulator, page) == ["Take", "Resolve"]

    def test_an_answer_counts_until_the_next_one(self, emulator: Emulator) -> None:
        page = form(emulator)
        begin_rules(emulator, page)
        answer_rule(emulator, page, "1", "0", "true")
        begin_rules(emulator, page)
        assert shown(emulator, page) == ["Take", "Resolve"]
        assert answer_rule(emulator, page, "1", "0", "false").value is False
        assert shown(emulator, page) == ["Take", "Resolve"]
        answer_rule(emulator, page, "2", "0", "unknown")
        assert shown(emulator, page) == ["Take"]

    def test_a_page_that_was_reloaded_takes_no_earlier_answer(self, emulator: Emulator) -> None:
        page = form(emulator)
        begin_rules(emulator, page)
        emulator.workspace.refresh_page(emulator.workspace.tabs[page])
        assert answer_rule(emulator, page, "1", "0", "true").value is False
        begin_rules(emulator, page)
        assert answer_rule(emulator, page, "1", "0", "true").value is False
        assert shown(emulator, page) == ["Take"]

    def test_the_value_of_a_column_counts_when_the_rules_are_evaluated(
        self, emulator: Emulator
    ) -> None:
        page = form(emulator)
        emulator.workspace.edit_field(emulator.workspace.tabs[page], "statecode", "1")
        begin_rules(emulator, page)
        answer_rule(emulator, page, "1", "0", "true")
        assert shown(emulator, page) == ["Take"]
        emulator.workspace.edit_field(emulator.workspace.tabs[page], "statecode", "0")
        assert shown(emulator, page) == ["Take"]
        begin_rules(emulator, page)
        assert shown(emulator, page) == ["Take", "Resolve"]

    def test_a_new_record_has_commands_of_its_own(self, emulator: Emulator) -> None:
        page = open_page(emulator.workspace, ENTITY_RECORD, {"entityName": "account"}).value
        begun = begin_rules(emulator, page).value
        assert isinstance(begun, dict)
        assert begun["calls"] == []
        assert shown(emulator, page) == ["Discard"]

    def test_a_page_without_rules_and_a_closed_one_have_nothing_to_evaluate(
        self, emulator: Emulator
    ) -> None:
        for page in (case_list(emulator), "tab-id-9"):
            assert begin_rules(emulator, page).value == {"calls": []}
            assert answer_rule(emulator, page, "1", "0", "true").value is False
