"""The remarks about solutions: what is not used, why, and what happens instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from apm.core.json_text import Json
from apm.solutions.model.form_model import FormHandler
from apm.solutions.model.solution_model import Remark
from apm.solutions.report.solution_report import report_of
from apm.solutions.solution_reading import SolutionRead, read_solution
from tests.support.for_each import for_each
from tests.support.sample_solution import MANIFEST, UNPACKED, read_tiny, written


def remarks(*reads: SolutionRead) -> list[Remark]:
    return [*report_of(reads).remarks]


def texts(customizations: str) -> list[str]:
    return [each.text for each in remarks(read_tiny(customizations))]


def entity(name: str = "a", attributes: str = "", rest: str = "") -> str:
    info = f"<EntityInfo><entity Name='{name}'><attributes>{attributes}</attributes></entity></EntityInfo>"
    return f"<Entities><Entity>{info}{rest}</Entity></Entities>"


def attribute(name: str, kind: str, rest: str = "") -> str:
    return f"<attribute PhysicalName='{name}'><Type>{kind}</Type>{rest}</attribute>"


def form(inside: str, kind: str = "main", rest: str = "") -> str:
    text = f"<systemform><formid>{{1}}</formid>{rest}<form>{inside}</form></systemform>"
    return entity(rest=f"<FormXml><forms type='{kind}'>{text}</forms></FormXml>")


def event(handler: str, name: str = "onload") -> str:
    return (
        f"<events><event name='{name}'><Handlers><Handler {handler}/></Handlers></event></events>"
    )


def test_the_remarks_about_the_sample() -> None:
    found = remarks(read_solution(UNPACKED))
    assert [(each.table, each.kind) for each in found] == [
        ("", "process"),
        ("con_device", "column"),
        ("con_device", "command"),
        ("con_device", "command"),
        ("con_device", "process"),
        ("incident", "choice"),
        ("incident", "command"),
        ("incident", "command"),
        ("incident", "library"),
    ]
    assert {each.solution for each in found} == {"Contoso"}
    assert found[2].file == "appactions/con_Explain!con_device!0/appaction.xml"


def test_the_missing_libraries_of_a_form_are_one_remark() -> None:
    handlers = "".join(
        f"<Handler functionName='f{at}' libraryName='msdyn_/{name}.js'/>"
        for at, name in enumerate("aab")
    )
    events = f"<events><event name='onload'><Handlers>{handlers}</Handlers></event></events>"
    (found,) = remarks(read_tiny(form(events)))
    assert (found.kind, found.table, found.text) == (
        "library",
        "a",
        'form "1" (a): the libraries of 3 functions are in no solution here (msdyn_/a.js, msdyn_/b.js); they are '
        "called only if another library of the form defines them",
    )


RULES = """
<RibbonDiffXml><CustomActions>
  <CustomAction Location='Mscrm.Form.a.x'><Button Id='b' Command='k'/></CustomAction>
  <CustomAction Location='Mscrm.GlobalTab.x'><Button Id='top' Command='k'/></CustomAction>
  <CustomAction Location='Mscrm.Form.a.x'><FlyoutAnchor Id='menu' Command='k'/></CustomAction>
</CustomActions><CommandDefinitions><CommandDefinition Id='k'>
  <EnableRules><EnableRule Id='own'/><EnableRule Id='Mscrm.Other'/></EnableRules><Actions/>
</CommandDefinition></CommandDefinitions><RuleDefinitions><EnableRules><EnableRule Id='own'>
  <OrRule><Or><MoonRule/></Or><Or><CustomRule FunctionName='f' Library='$webresource:a.js'/></Or></OrRule>
  <CustomRule FunctionName='f' Library='$Webresource:a.js'/><ValueRule Field='x' Value='1'/>
</EnableRule></EnableRules></RuleDefinitions></RibbonDiffXml>
"""


def test_rules_that_cannot_be_evaluated_are_named_once() -> None:
    assert texts(entity(rest=RULES)) == [
        "commands that are not on forms, lists or subgrids are not shown (1: top)",
        "custom rules whose library is in no solution here count as true (2 rules of a.js)",
        "menus without commands in the solution are left out (1: menu)",
        "rules that are defined in no solution here count as true (1: Mscrm.Other)",
        "rules that are not known here count as true (1: MoonRule)",
    ]


def test_modern_commands_that_the_emulator_shows_in_another_way() -> None:
    def action(name: str, inside: str) -> dict[str, str]:
        return {
            f"appactions/{name}/appaction.xml": f"<appaction uniquename='{name}'>{inside}</appaction>"
        }

    read = read_tiny(
        "",
        {
            **action("top", "<location>5</location>"),
            **action(
                "one",
                "<location>0</location><visibilitytype>2</visibilitytype>"
                "<appmoduleid><uniquename>new_app</uniquename></appmoduleid>",
            ),
        },
    )
    assert [each.text for each in remarks(read)] == [
        "1 command of the app new_app: shown here too",
        "command one is shown always: its classic rules are not in a file of the command",
        "command top is not shown: it is not on forms, lists or subgrids",
    ]


def test_a_library_that_a_later_solution_has_is_not_missing() -> None:
    name = "<Name>MSDYN_/case/Case.Library.js</Name><FileName>/WebResources/x</FileName>"
    product = read_tiny(
        f"<WebResources><WebResource>{name}</WebResource></WebResources>", {"WebResources/x": ""}
    )
    contoso = read_solution(UNPACKED)
    assert "library" not in {each.kind for each in remarks(contoso, product)}
    assert report_of([contoso, product]).counts[0]["missing_libraries"] == 1


def test_equal_remarks_of_a_file_are_one_with_a_count() -> None:
    handler = "functionName='f' parameters='window.name'"
    (found,) = remarks(read_tiny(form(event(handler) + event(handler))))
    assert (found.kind, found.count) == ("handler", 2)
    assert found.text.endswith(
        "the parameters of f are not JSON values separated by commas; it is called without them"
    )


def test_unknown_types_requirements_choices_and_lookups() -> None:
    assert texts(
        entity(
            attributes=attribute("A", "geography")
            + attribute("B", "int", "<RequiredLevel>often</RequiredLevel>")
            + attribute("C", "picklist", "<OptionSetName>c</OptionSetName>")
            + attribute("D", "lookup")
            + attribute("E", "lookup")
            + attribute("CreatedBy", "lookup")
            + attribute("F", "virtual")
            + attribute("G", "image")
        )
    ) == [
        "a.c: its choices (c) are not in the solution; those of the sample's column are used, otherwise any number "
        "is accepted",
        "a.a: its type 'geography' is not known; it is left out",
        "a.b: its requirement 'often' is not known; it is optional",
        "a: party lists are left out, images and files are empty (1: g)",
        "a: lookups without a relationship in the solution point at no table; they are left out (2: d, e)",
    ]


def test_forms_of_other_types_are_counted() -> None:
    assert texts(form("", "card")) == ["1 card form: this type of form is not used"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("", "and has no controls; the generated form is used"),
        ("<cell><control id='c'/></cell>", "it shows only what is in the file"),
    ],
)
def test_a_form_that_changes_another_is_reported(cell: str, text: str) -> None:
    inside = (
        "<tabs><tab solutionaction='Modified'><columns><column><sections><section><rows><row>"
        f"{cell}</row></rows></section></sections></column></columns></tab></tabs>"
    )
    (found,) = texts(form(inside))
    assert found.startswith('form "1" (a) changes a form that is not in this solution')
    assert found.endswith(text)


def test_events_roles_and_components_that_are_not_there() -> None:
    inside = (
        event("functionName='f'", "onreadystatecomplete")
        + "<DisplayConditions><Role Id='{1}'/></DisplayConditions><header><rows><row><cell>"
        "<control id='c' uniqueid='{2}'/></cell></row></rows></header><controlDescriptions>"
        "<controlDescription forControl='{2}'><customControl name='con_Picker'/>"
        "<customControl name='MscrmControls.Grid.GridControl'/></controlDescription></controlDescriptions>"
    )
    assert texts(form(inside)) == [
        "con_Picker: the code component of 1 control is not run; the field of the column stands in",
        "1 form: limited to security roles that are in no solution here; all users have them",
        'form "1" (a): the event onreadystatecomplete is not emulated; f is not called',
    ]


def test_views_commands_web_resources_and_processes() -> None:
    view = "<savedquery><querytype>0</querytype></savedquery>"
    views = f"<SavedQueries><savedqueries>{view}</savedqueries></SavedQueries>"
    ribbon = (
        "<RibbonDiffXml><CustomActions><CustomAction Location='Mscrm.Form.a.x'><Button Command='k'/>"
        "</CustomAction></CustomActions><CommandDefinitions><CommandDefinition Id='k'><Actions><JavaScriptFunction "
        "FunctionName='f' Library='/_static/a.js'/></Actions></CommandDefinition></CommandDefinitions></RibbonDiffXml>"
    )
    more = (
        "<WebResources><WebResource><Name>b.js</Name></WebResource></WebResources>"
        "<Workflows><Workflow><Category>4</Category></Workflow><Workflow><Category>4</Category></Workflow></Workflows>"
    )
    assert texts(entity(rest=views + ribbon) + more) == [
        "2 business process flows do not run",
        "b.js: the file of this web resource is missing; it cannot be loaded",
        "command k: its library /_static/a.js is in no solution here; a click says so, unless another script has the "
        "function",
        'view "" (a) has no query; it shows all rows',
    ]


def test_the_steps_of_plug_ins_are_counted() -> None:
    step = "<SdkMessageProcessingStep Name='Contoso.Numbers: Create of a'/>"
    steps = f"<SdkMessageProcessingSteps>{step}{step}</SdkMessageProcessingSteps>"
    assert texts(entity() + steps) == ["2 steps of plug-ins do not run"]


def test_the_steps_of_plug_ins_are_counted_in_a_folder(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        {
            "Other/Solution.xml": MANIFEST,
            "Entities/a/Entity.xml": "<Entity><Name>a</Name></Entity>",
            "SdkMessageProcessingSteps/{1}.xml": "<SdkMessageProcessingStep Name='Contoso.Numbers'/>",
        },
    )
    (found,) = remarks(read_solution(folder))
    assert (found.kind, found.text) == ("process", "1 step of plug-ins does not run")


def test_a_solution_without_anything_is_reported() -> None:
    assert texts("") == [
        "it has no tables, web resources, commands or templates, so it changes nothing here"
    ]


def arguments(text: str) -> list[Json] | None:
    return FormHandler("onload", "f", "", parameters=text).arguments


@for_each(
    "text,wanted",
    [
        ("", []),
        ('"a", null, ["b"]', ["a", None, ["b"]]),
        ("10", [10]),
        ('["a",]', [["a"]]),
        ('{"a": 1}', [{"a": 1}]),
        # Only a text that is not JSON is read without its last commas.
        ('"a,]"', ["a,]"]),
    ],
)
def test_parameters_are_json_values(text: str, wanted: list[Json]) -> None:
    assert arguments(text) == wanted


@pytest.mark.parametrize("text", ["window.name", "'a'", "[", "alert(1)", "1], [2"])
def test_parameters_that_are_code_are_a_problem(text: str) -> None:
    assert arguments(text) is None
