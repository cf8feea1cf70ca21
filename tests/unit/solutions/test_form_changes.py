"""A form of changes over the whole form of an earlier solution."""

from __future__ import annotations

from apm.solutions.model.form_model import SolutionForm
from apm.solutions.solution_layers import layered
from tests.support.sample_solution import read_tiny


def form(inside: str, more: str = "") -> str:
    systemform = f"<systemform><formid>1</formid><form>{inside}</form>{more}</systemform>"
    return (
        "<Entities><Entity><Name>Incident</Name><FormXml><forms type='main'>"
        f"{systemform}</forms></FormXml></Entity></Entities>"
    )


def tabs(*tabs: str) -> str:
    return f"<tabs>{''.join(tabs)}</tabs>"


def tab(tab_id: str, *cells: str, action: str = "", more: str = "", label: str = "") -> str:
    solution = f"solutionaction='{action}'" if action else ""
    rows = "".join(f"<row>{each}</row>" for each in cells)
    labels = f"<labels><label description='{label}' languagecode='1033'/></labels>" if label else ""
    section = f"<section id='s{tab_id}' name='s'><rows>{rows}</rows></section>"
    return (
        f"<tab id='{tab_id}' name='{tab_id}' {solution} {more}>{labels}<columns><column width='50%'><sections>{section}"
        "</sections></column></columns></tab>"
    )


def cell(cell_id: str, column: str = "", action: str = "") -> str:
    solution = f"solutionaction='{action}'" if action else ""
    control = f"<control id='{column}' datafieldname='{column}'/>" if column else ""
    return f"<cell id='{cell_id}' {solution}>{control}</cell>"


WHOLE = form(tabs(tab("a", cell("1", "title"), cell("2", "statuscode")), tab("b", label="B")))


def over(inside: str) -> SolutionForm:
    solutions = (read_tiny(each).solution for each in (WHOLE, form(inside)))
    (found,) = layered(solutions).forms.values()
    return found


def shape(found: SolutionForm) -> list[tuple[str, list[str]]]:
    return [
        (
            each.name,
            [
                cell.control.column if cell.control else ""
                for column in each.columns
                for section in column.sections
                for row in section.rows
                for cell in row.cells
            ],
        )
        for each in found.tabs
    ]


def test_what_is_added_removed_and_modified() -> None:
    found = over(
        tabs(
            tab(
                "a",
                cell("1", action="Removed"),
                cell("2", "prioritycode", "Modified"),
                cell("3", "description", "Added"),
                more="ordinalvalue='0'",
            ),
            tab("b", action="Removed"),
            tab("c", cell("4", "ownerid", "Added"), action="Added", more="ordinalvalue='0'"),
        )
    )
    assert shape(found) == [("c", ["ownerid"]), ("a", ["prioritycode", "description"])]
    assert not found.is_partial


def test_a_tab_that_is_modified_has_its_new_attributes() -> None:
    found = over(tabs(tab("b", action="Modified", more="visible='false'")))
    first, second = found.tabs
    assert (first.is_visible, second.is_visible, second.labels) == (True, False, {1033: "B"})
    assert shape(found)[0] == ("a", ["title", "statuscode"])


def test_libraries_and_handlers_are_added() -> None:
    events = (
        "<formLibraries solutionaction='Added'><Library name='new_a.js'/></formLibraries>"
        "<events><event name='onload'><Handlers><Handler functionName='f' libraryName='new_a.js' enabled='true'/>"
        "</Handlers></event></events>"
    )
    found = over(events)
    assert (found.libraries, [each.function for each in found.handlers]) == (("new_a.js",), ["f"])
    assert [each.name for each in found.tabs] == ["a", "b"]


def test_a_whole_form_replaces_the_earlier_one() -> None:
    assert shape(over(tabs(tab("z", cell("9", "title"))))) == [("z", ["title"])]


def test_the_menu_of_related_records_is_merged_by_the_ids_of_its_items() -> None:
    def items(*about: str) -> str:
        found = "".join(f"<NavBarByRelationshipItem {each}/>" for each in about)
        return (
            f"{tabs(tab('a', cell('1', 'title')))}<Navigation><NavBar>{found}</NavBar></Navigation>"
        )

    below = items(*(f"Id='nav{each}' RelationshipName='con_{each}'" for each in "ABC"))
    changes = items(
        "Id='navB' RelationshipName='con_B' Show='false' solutionaction='Modified'",
        "Id='navC' solutionaction='Removed'",
        "Id='navD' RelationshipName='con_D' solutionaction='Added'",
    )
    solutions = (read_tiny(form(each)).solution for each in (below, changes))
    (found,) = layered(solutions).forms.values()
    assert [(each.id, each.is_shown) for each in found.navigation] == [
        ("navA", None),
        ("navB", False),
        ("navD", None),
    ]
