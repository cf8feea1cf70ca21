"""The rules of commands, and the command bars that follow from them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from apm.commands.command_rules import About, about_bar, begin_round, is_allowed
from apm.commands.page_commands import Bar
from apm.settings import Command, CommandKind, CommandRule, Settings, Where
from apm.templates.page_types import ENTITY_LIST, ENTITY_RECORD
from apm.workspace.command_state import CommandState
from apm.workspace.lists import list_in, select
from apm.workspace.navigation import open_page
from apm.workspace.workspace import Workspace

CASE = "ca5e0000-0000-4000-8000-000000000001"
CUSTOMER = "acc00000-0000-4000-8000-000000000001"


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(Settings())


@pytest.fixture
def case(workspace: Workspace) -> About:
    """The form of a case."""
    opened = open_page(workspace, ENTITY_RECORD, {"entityName": "incident", "entityId": CASE})
    return about_bar(workspace, workspace.tabs[opened.value])


def rule(kind: str, **values: str) -> CommandRule:
    return CommandRule(kind, tuple(values.items()))


def says(given: CommandRule, about: About) -> bool:
    state = CommandState()
    command = Command("", "Any", rules=(given,))
    begin_round([command], state, about)
    return is_allowed(command, state)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"Field": "statecode", "Value": "0"}, True),
        ({"Field": "StateCode", "Value": "1"}, False),
        ({"Field": "statecode", "Value": "1", "InvertResult": "true"}, True),
        ({"Field": "title", "Value": "ESPRESSO machine leaks from the group head"}, True),
        ({"Field": "description", "Value": "null"}, False),
        ({"Field": "nothing", "Value": "1"}, False),
        ({"Field": "nothing", "Value": "1", "Default": "true"}, True),
        ({"Field": "nothing", "Value": "1", "Default": "true", "InvertResult": "1"}, True),
        ({"Field": "customerid", "Value": "null"}, False),
        ({"Field": "customerid", "Value": "{" + CUSTOMER.upper() + "}"}, True),
    ],
)
def test_the_value_of_a_column(values: dict[str, str], expected: bool, case: About) -> None:
    assert says(rule("ValueRule", **values), case) is expected


def test_the_state_of_the_form(workspace: Workspace, case: About) -> None:
    opened = open_page(workspace, ENTITY_RECORD, {"entityName": "account"})
    new = about_bar(workspace, workspace.tabs[opened.value])
    create, existing = (rule("FormStateRule", State=each) for each in ("Create", "Existing"))
    assert [says(create, each) for each in (new, case)] == [True, False]
    assert [says(existing, each) for each in (new, case)] == [False, True]


def test_the_number_of_selected_rows(workspace: Workspace, case: About) -> None:
    opened = open_page(workspace, ENTITY_LIST, {"entityName": "incident"})
    page = workspace.tabs[opened.value]
    one = rule("SelectionCountRule", Minimum="1", Maximum="1")
    assert says(one, about_bar(workspace, page)) is False
    shown = list_in(page, workspace.records)
    assert shown
    workspace.select_rows(page, select(shown, CASE, is_selected=True))
    assert says(one, about_bar(workspace, page)) is True
    workspace.select_rows(page, select(shown, "", is_selected=True))
    assert says(one, about_bar(workspace, page)) is False
    assert says(rule("SelectionCountRule", Minimum="2"), about_bar(workspace, page)) is True
    assert says(one, case) is True


def test_the_table_and_the_place_of_the_command(case: About) -> None:
    on_form = rule("EntityRule", EntityName="incident", Context="Form")
    assert says(on_form, case) is True
    assert says(on_form, replace(case, where=Where.LIST)) is False
    assert says(rule("EntityRule", EntityName="account"), case) is False
    assert says(rule("EntityRule", Context="SubGridStandard"), case) is False
    assert says(rule("FormEntityContextRule", EntityName="Incident"), case) is True


def test_one_group_of_an_or_rule_is_enough(case: About) -> None:
    active, new = (
        rule("ValueRule", Field="statecode", Value="0"),
        rule("FormStateRule", State="Create"),
    )
    assert says(CommandRule("OrRule", any_of=((new,), (active,))), case) is True
    assert says(CommandRule("OrRule", any_of=((new, active), (new,))), case) is False


MENU = Command("incident", "Tools", id="tools", kind=CommandKind.MENU)


def labels(bar: Bar) -> list[str]:
    return [each.label for _, each in bar.buttons]


def test_a_menu_has_the_commands_that_name_it_and_those_of_its_groups() -> None:
    group = Command("incident", "Group", id="group", parent="tools", kind=CommandKind.MENU)
    entries = (
        Command("incident", "Last", parent="tools", sequence=9),
        replace(group, sequence=5),
        Command("incident", "Inside", parent="group"),
        Command("incident", "First", parent="tools", sequence=1),
    )
    bar = Bar((MENU, *entries), "incident", Where.FORM)
    assert labels(bar) == ["Tools"]
    assert [each.label for _, each in bar.menu_of(MENU)] == ["First", "Inside", "Last"]


def test_a_menu_whose_commands_are_hidden_is_hidden() -> None:
    entry = Command(
        "incident", "Inside", parent="tools", rules=(rule("FormStateRule", State="Create"),)
    )
    assert labels(Bar((MENU, entry), "incident", Where.FORM)) == []


def test_menus_that_name_each_other_end() -> None:
    one = Command("incident", "One", id="one", parent="two", kind=CommandKind.MENU)
    two = Command("incident", "Two", id="two", parent="one", kind=CommandKind.MENU)
    bar = Bar((MENU, one, two, replace(MENU, id="self", parent="self")), "incident", Where.FORM)
    assert labels(bar) == []
    assert bar.menu_of(one) == []


def test_commands_of_other_tables_and_bars_are_on_others() -> None:
    commands = (
        Command("", "Any"),
        Command("account", "Other"),
        Command("incident", "List", where=Where.LIST),
    )
    assert labels(Bar(commands, "incident", Where.FORM)) == ["Any"]


def grid(relationship: str, selected: int = 0) -> About:
    return About("contact", Where.SUBGRID, selected, relationship=relationship)


@pytest.mark.parametrize("kind", ["OneToMany", "ManyToMany", "NoRelationship"])
def test_the_relationship_of_a_subgrid(kind: str) -> None:
    assert says(rule("RelationshipTypeRule", RelationshipType=kind), grid(kind))
    assert says(rule("RelationshipTypeRule", AllowCustomRelationship="false"), grid(kind))
    assert not says(rule("RelationshipTypeRule", RelationshipType="Other"), grid(kind))


def test_the_form_around_a_subgrid(case: About) -> None:
    about = replace(case, where=Where.SUBGRID, table="task", selected=2)
    assert says(rule("SelectionCountRule", Minimum="2", Maximum="2"), about)
    assert says(rule("FormStateRule", State="Existing"), about)
    assert says(rule("ValueRule", Field="statecode", Value="0"), about)
    assert says(rule("EntityRule", EntityName="incident", Context="SubGridStandard"), about)
    assert says(rule("EntityRule", EntityName="task", AppliesTo="SelectedEntity"), about)
    assert not says(rule("EntityRule", EntityName="task", AppliesTo="PrimaryEntity"), about)
    assert not says(rule("EntityRule", Context="Form"), about)
