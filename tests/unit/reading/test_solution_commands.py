"""The commands of solutions as commands of a workspace."""

from __future__ import annotations

from typing import Any

import pytest

from apm.core.json_text import Json
from apm.reading.solution_settings import solution_settings
from apm.settings import (
    Command,
    CommandAction,
    CommandKind,
    CommandRule,
    HiddenCommand,
    Settings,
    Where,
)
from apm.settings.decoding import read_settings
from apm.solutions.solution_reading import read_solution
from tests.support.sample_solution import UNPACKED, read_tiny

CASE_JS = "WebResources/con_/scripts/case.js"


def settings_of(*reads: Any, language: int | None = None) -> Settings:
    given: dict[str, Json] = {"solutions": {"language": language}}
    return read_settings(solution_settings(reads, given).lists)


@pytest.fixture(scope="module")
def contoso() -> dict[str, Command]:
    return {each.id: each for each in settings_of(read_solution(UNPACKED)).commands}


def ribbon(buttons: str, commands: str = "", rest: str = "", table: str = "account") -> str:
    """A solution with a ribbon; each command is `Id` and its content."""
    return (
        f"<Entities><Entity><Name>{table}</Name><RibbonDiffXml><CustomActions>{buttons}</CustomActions>"
        f"<CommandDefinitions>{commands}</CommandDefinitions>{rest}</RibbonDiffXml></Entity></Entities>"
    )


def button(location: str, name: str = "b", more: str = "") -> str:
    return f"<CustomAction Location='{location}'><Button Id='{name}' Command='k' {more}/></CustomAction>"


def command(inside: str = "") -> str:
    return f"<CommandDefinition Id='k'>{inside}</CommandDefinition>"


FORM = "Mscrm.Form.account.MainTab.Save.Controls._children"


def test_buttons_menus_and_split_buttons_have_their_places(contoso: dict[str, Command]) -> None:
    found = {
        each.label: (each.table, each.where.value, each.kind.value, each.parent, each.sequence)
        for each in contoso.values()
    }
    assert found == {
        "Escalate": ("incident", "form", "button", "", 15),
        "Tools": ("incident", "form", "menu", "", 20),
        "Copy number": ("incident", "form", "button", "con.incident.Tools", 5),
        "Take over": ("incident", "list", "button", "", 30),
        "Notify": ("incident", "form", "split", "", 25),
        "Open map": ("incident", "form", "button", "con.incident.Notify", 10),
        "Mute All": ("incident", "form", "button", "con.incident.Notify", 5),
        "Synchronize": ("incident", "form", "button", "", 35),
        "Unlink": ("incident", "subgrid", "button", "", 40),
        "Explain": ("con_device", "form", "button", "", 200),
        "Retire": ("con_device", "list", "button", "", 100),
    }


def test_labels_have_the_language_of_the_workspace() -> None:
    labels = {each.label for each in settings_of(read_solution(UNPACKED), language=1036).commands}
    assert {"Transmettre", "Retirer", "Tools"} <= labels


def test_actions_have_their_arguments_in_order(contoso: dict[str, Command]) -> None:
    first, second = contoso["con.incident.Notify"].actions
    place = "Entities/Incident/RibbonDiff.xml"
    assert first == CommandAction(
        "Contoso.Case.notify",
        CASE_JS,
        ("PrimaryControl", "PrimaryControl", 2, 2.5, True),
        plain=(1,),
        place=place,
    )
    assert second.parameters == ("PrimaryControl", "PrimaryEntityTypeName")


@pytest.mark.parametrize(
    ("address", "web_resource", "url"),
    [
        ("$webresource:new_/a.html", "new_/a.html", ""),
        (" $WebResource:new_/a.html?a=1", "new_/a.html?a=1", ""),
        ("https://example.com/", "", "https://example.com/"),
    ],
)
def test_an_address_is_a_web_resource_or_a_website(
    address: str, web_resource: str, url: str
) -> None:
    inside = f"<Actions><Url Address='{address}'/></Actions>"
    (found,) = settings_of(read_tiny(ribbon(button(FORM), command(inside)))).commands
    (action,) = found.actions
    assert (action.web_resource, action.url) == (web_resource, url)


def test_a_library_comes_after_the_scripts_that_it_depends_on(contoso: dict[str, Command]) -> None:
    (retire,) = contoso["con_Retire!con_device!1"].actions
    assert retire.library == "WebResources/con_/scripts/device.js"
    assert retire.needs == ("WebResources/con_/scripts/audit",)
    addresses = [
        each.address
        for each in settings_of(read_solution(UNPACKED)).libraries
        if (each.table, each.where) == ("con_device", Where.LIST)
    ]
    assert addresses == [*retire.needs, retire.library]


def test_a_command_without_its_library_says_so(contoso: dict[str, Command]) -> None:
    (start,) = contoso["con.incident.Sync"].actions
    assert (start.library, start.problem) == (
        "",
        "The command Synchronize cannot run: no solution here has the library msdyn_/sync.js.",
    )
    # A rule whose library is missing counts as true.
    assert contoso["con.incident.Sync"].rules == ()


def test_a_library_in_the_folder_of_the_workspace_is_there() -> None:
    reads = [read_solution(UNPACKED)]
    found = solution_settings(reads, {}, lambda name: name == "msdyn_/sync.js").lists
    (sync,) = [each for each in read_settings(found).commands if each.label == "Synchronize"]
    assert sync.actions[0].library == "WebResources/msdyn_/sync.js"
    assert [each.kind for each in sync.rules] == ["CustomRule"]


def test_rules_that_do_not_depend_on_the_page_are_decided(contoso: dict[str, Command]) -> None:
    assert contoso["con.incident.Notify"].rules == ()
    mute = contoso["con.incident.Notify.Mute"].rules
    assert [each.kind for each in mute] == ["ValueRule", "FormStateRule"]
    (count,) = contoso["con.incident.Unlink"].rules
    assert (count.kind, count.value("Minimum")) == ("SelectionCountRule", "1")


def test_a_command_that_is_never_shown_is_left_out() -> None:
    rules = (
        "<RuleDefinitions><DisplayRules><DisplayRule Id='r'><CrmClientTypeRule Type='Outlook'/></DisplayRule>"
        "</DisplayRules></RuleDefinitions>"
    )
    never = command("<DisplayRules><DisplayRule Id='r'/></DisplayRules>")
    assert settings_of(read_tiny(ribbon(button(FORM), never, rules))).commands == ()


@pytest.mark.parametrize(
    ("group", "kinds"),
    [
        ("<CrmClientTypeRule Type='Web'/>", []),
        ("<CrmClientTypeRule Type='Outlook'/>", ["OrRule"]),
        ("<UnknownRule/>", []),
    ],
)
def test_one_group_of_an_or_rule_is_enough(group: str, kinds: list[str]) -> None:
    rules = (
        f"<RuleDefinitions><EnableRules><EnableRule Id='r'><OrRule><Or>{group}</Or>"
        "<Or><ValueRule Field='name' Value='a'/></Or></OrRule></EnableRule></EnableRules></RuleDefinitions>"
    )
    either = command("<EnableRules><EnableRule Id='r'/></EnableRules>")
    (found,) = settings_of(read_tiny(ribbon(button(FORM), either, rules))).commands
    assert [each.kind for each in found.rules] == kinds


def test_standard_commands_can_be_hidden() -> None:
    hidden = "".join(
        f"<HideCustomAction Location='{each}'/>"
        for each in (
            "Mscrm.Form.account.Save",
            "Mscrm.HomepageGrid.account.NewRecord",
            "Mscrm.HomepageGrid.account.RefreshButton",
            "Mscrm.Form.account.Flows.Save",
            "Mscrm.Form.account.Delete",
            "Mscrm.SubGrid.account.AddNewStandard",
            "Mscrm.SubGrid.account.AddExistingAssoc",
            "Mscrm.SubGrid.account.SaveAndClose",
        )
    )
    assert settings_of(read_tiny(ribbon(hidden))).hidden_commands == (
        HiddenCommand("account", Where.FORM, "save"),
        HiddenCommand("account", Where.LIST, "new-record"),
        HiddenCommand("account", Where.LIST, "refresh-page"),
        HiddenCommand("account", Where.SUBGRID, "new-related"),
        HiddenCommand("account", Where.SUBGRID, "associate"),
    )


def test_an_own_command_can_be_hidden_by_its_id() -> None:
    hidden = "<HideCustomAction Location='b'/>"
    assert settings_of(read_tiny(ribbon(button(FORM) + hidden, command()))).commands == ()


def test_a_button_of_the_product_and_one_outside_of_command_bars_are_left_out() -> None:
    buttons = button("Mscrm.GlobalTab.MainTab", "top") + button(FORM).replace("'k'", "'Mscrm.X'")
    assert settings_of(read_tiny(ribbon(buttons, command()))).commands == ()


def test_the_ribbon_of_the_app_has_commands_for_every_table() -> None:
    location = "Mscrm.Form.{!EntityLogicalName}.MainTab.Save.Controls._children"
    read = read_tiny(
        f"<RibbonDiffXml><CustomActions>{button(location)}</CustomActions>"
        f"<CommandDefinitions>{command()}</CommandDefinitions></RibbonDiffXml>"
    )
    (found,) = settings_of(read).commands
    assert (found.table, found.is_for("account", Where.FORM)) == ("", True)


def test_a_later_solution_replaces_a_command_with_the_same_id() -> None:
    first = read_tiny(ribbon(button(FORM, more="LabelText='First'"), command()))
    second = read_tiny(ribbon(button(FORM, more="LabelText='Second'"), command()))
    assert [each.label for each in settings_of(first, second).commands] == ["Second"]


def test_commands_of_tables_that_are_left_out_are_left_out() -> None:
    given: dict[str, Json] = {"solutions": {"ignore": ["con_*"]}}
    found = solution_settings([read_solution(UNPACKED)], given).lists["commands"]
    assert {each["table"] for each in found} == {"incident"}


def test_modern_commands_have_their_menus_and_arguments() -> None:
    def action(name: str, inside: str) -> dict[str, str]:
        text = f"<appaction uniquename='{name}'><contextvalue>Account</contextvalue>{inside}</appaction>"
        return {f"appactions/{name}/appaction.xml": text}

    parent = "<parentappactionid><uniquename>{}</uniquename></parentappactionid>"
    read = read_tiny(
        "",
        {
            **action("menu", "<location>1</location><type>1</type>"),
            **action("group", f"<location>1</location><type>3</type>{parent.format('menu')}"),
            **action(
                "one",
                f"<location>1</location>{parent.format('group')}<onclickeventtype>2</onclickeventtype>"
                "<onclickeventjavascriptfunctionname>f</onclickeventjavascriptfunctionname>"
                '<onclickeventjavascriptparameters>[{"type":12},{"type":18,"value":true},{"type":21,"value":"a"}]'
                "</onclickeventjavascriptparameters>",
            ),
            **action("gone", "<location>1</location><hidden>1</hidden>"),
            **action("top", "<location>5</location>"),
        },
    )
    found = {each.id: each for each in settings_of(read).commands}
    assert [*found] == ["group", "menu", "one"]
    assert [each.kind for each in found.values()] == [
        CommandKind.MENU,
        CommandKind.MENU,
        CommandKind.BUTTON,
    ]
    assert {each.table for each in found.values()} == {"account"}
    assert found["one"].actions[0].parameters == ("SelectedControl", True, "a")


def test_a_modern_command_replaces_a_standard_command() -> None:
    name = "con__Mscrm.SubGrid.{!EntityLogicalName}.AddNewStandard!con_App!account!2"
    inside = "<contextvalue>account</contextvalue><location>2</location>"
    label = '<buttonlabeltext default="New {EntityLogicalNameMarker}"/>'
    names = "<LocalizedNames><LocalizedName description='Customer' languagecode='1033'/></LocalizedNames>"
    table = f"<Entity><Name>Account</Name><EntityInfo><entity Name='Account'>{names}</entity></EntityInfo></Entity>"
    read = read_tiny(
        f"<Entities>{table}</Entities>",
        {
            "appactions/a/appaction.xml": f"<appaction uniquename='{name}'>{label}{inside}</appaction>",
        },
    )
    settings = settings_of(read)
    (made,) = settings.commands
    assert (made.label, made.where) == ("New Customer", Where.SUBGRID)
    assert made.rules == (
        CommandRule("RelationshipTypeRule", (("RelationshipType", "OneToMany"),)),
    )
    assert settings.hidden_commands == (HiddenCommand("account", Where.SUBGRID, "new-related"),)


def test_the_location_of_a_modern_command_is_its_command_bar() -> None:
    about = (
        "<contextvalue>account</contextvalue><buttonlabeltext default='x'/><location>{}</location>"
    )
    files = {
        f"appactions/{at}/appaction.xml": f"<appaction uniquename='c{at}'>{about.format(at)}</appaction>"
        for at in range(4)
    }
    made = settings_of(read_tiny("", files)).commands
    assert [each.where for each in made] == [
        Where.FORM,
        Where.LIST,
        Where.SUBGRID,
        Where.ASSOCIATED,
    ]
