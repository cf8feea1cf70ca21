"""The forms and views that the app of a solution offers."""

from __future__ import annotations

from apm.dataverse import Records
from apm.reading.solution_settings import SolutionSettings, solution_settings
from apm.reading.use_report import use_report
from apm.solutions.solution_reading import SolutionRead
from tests.support.sample_solution import read_tiny

FORMS = [f"f000000{at}-0000-4000-8000-000000000000" for at in range(3)]
VIEWS = [f"e000000{at}-0000-4000-8000-000000000000" for at in range(3)]


def form(form_id: str, table: str) -> str:
    return f"<systemform><formid>{{{form_id}}}</formid><form><tabs><tab name='{table}'/></tabs></form></systemform>"


def view(view_id: str, name: str, table: str) -> str:
    return (
        f"<savedquery><savedqueryid>{{{view_id}}}</savedqueryid><returnedtypecode>{table}</returnedtypecode>"
        f"<querytype>0</querytype><LocalizedNames><LocalizedName description='{name}' languagecode='1033'/>"
        f"</LocalizedNames><fetchxml><fetch><entity name='{table}'/></fetch></fetchxml></savedquery>"
    )


def entity(table: str, forms: str, views: str) -> str:
    return (
        f"<Entity><Name>{table}</Name><FormXml><forms type='main'>{forms}</forms></FormXml>"
        f"<SavedQueries><savedqueries>{views}</savedqueries></SavedQueries></Entity>"
    )


def app(name: str, *components: tuple[int, str]) -> str:
    listed = "".join(
        f"<AppModuleComponent type='{kind}' id='{{{each.upper()}}}'/>" for kind, each in components
    )
    return f"<AppModule><UniqueName>{name}</UniqueName><AppModuleComponents>{listed}</AppModuleComponents></AppModule>"


def solution(*apps: str) -> SolutionRead:
    tables = entity(
        "account",
        form(FORMS[0], "account") + form(FORMS[1], "account"),
        view(VIEWS[0], "First", "account") + view(VIEWS[1], "Second", "account"),
    ) + entity("contact", form(FORMS[2], "contact"), view(VIEWS[2], "Third", "contact"))
    return read_tiny(f"<Entities>{tables}</Entities><AppModules>{''.join(apps)}</AppModules>")


ONE = app("con_One", (60, FORMS[1]), (26, VIEWS[1]))
OTHER = app("con_Other")


def forms(made: SolutionSettings) -> list[str]:
    return [each["id"] for each in made.lists["layouts"]]


def views(made: SolutionSettings, table: str) -> list[str]:
    return [each.name for each in Records(described=made.tables).schema.table(table).views]


def test_a_table_of_which_the_app_has_forms_and_views_offers_only_these() -> None:
    made = solution_settings([solution(ONE)])
    assert forms(made) == [FORMS[1], FORMS[2]]
    assert views(made, "account") == ["Second"]
    assert "Third" in views(made, "contact")
    assert len(views(made, "contact")) > 1
    found = Records(described=made.tables).schema.table("account").view(VIEWS[0])
    assert found.name == "First"


def test_without_an_app_that_lists_some_all_are_offered() -> None:
    for given in (solution(OTHER), solution(ONE, OTHER)):
        made = solution_settings([given])
        assert forms(made) == FORMS
        assert {"First", "Second"} <= {*views(made, "account")}


def test_the_chosen_app_counts() -> None:
    made = solution_settings([solution(ONE, OTHER)], {"solutions": {"app": "con_One"}})
    assert forms(made) == [FORMS[1], FORMS[2]]


def test_the_report_has_the_remarks_about_apps() -> None:
    def remarks(read: SolutionRead) -> list[str]:
        found = use_report([read], solution_settings([read])).remarks
        return [each.text for each in found if each.kind == "app"]

    (several,) = remarks(solution(ONE, OTHER))
    assert several.startswith("the solutions have 2 apps (con_One, con_Other), and none is used")
    (limited,) = remarks(solution(ONE))
    assert limited.startswith("the app con_One does not have 1 form and ")
    assert remarks(solution(OTHER)) == []
