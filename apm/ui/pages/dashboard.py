"""The dashboard: charts of the cases, the user's open cases, and an introduction, which is the start page on Home.

It queries without filters: loading the filter parser would slow down every start.
"""

from collections import Counter
from collections.abc import Iterable

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import Records
from apm.dataverse.names import FORMATTED, LOGICAL_NAME
from apm.templates.built_in import HOME_DASHBOARD
from apm.ui.elements import Element, h
from apm.ui.pages.charts import chart
from apm.ui.pages.record_links import record_link
from apm.ui.pages.results_list import results_list
from apm.ui.pages.start_page import start_page
from apm.workspace.page import Page

Row = dict[str, Json]

_CASES = (
    "?$select=title,ticketnumber,statecode,statuscode,prioritycode,createdon,_ownerid_value,_customerid_value"
    "&$orderby=createdon desc"
)
MOST = 10
"""The number of the user's cases that are listed."""

_OPEN = 0
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_EXAMPLE = """\
Microsoft.Apm.createSession({
  templateName: "case_entity_session_default_template",
  sessionContext: new Map([[
    "parametersStr", '[["entityName","incident"]]'
  ]]),
})"""


def dashboard_page(page: Page, records: Records) -> list[Element]:
    """The default dashboard; an unknown dashboard shows it too [D]."""
    try:
        cases, me = records.query("incident", _CASES), records.user_id
    except ApmError:
        # The schema of the workspace may have no cases.
        cases, me = [], ""
    is_start = page.template == HOME_DASHBOARD
    return [
        h("h1", {}, page.label),
        *([start_page()] if is_start else []),
        h("p", {"class": "page-kind"}, "Cases of the sample Dataverse"),
        h(
            "div",
            {"class": "tiles"},
            chart("Cases by status", _by_choice(cases, "statuscode")),
            chart("Open cases by priority", _by_choice(_open_cases(cases), "prioritycode")),
            chart("Cases by month", _by_month(cases)),
            _my_cases(_open_cases(cases), me),
        ),
        *([] if is_start else [_introduction()]),
    ]


def _open_cases(cases: Iterable[Row]) -> list[Row]:
    return [each for each in cases if each.get("statecode") == _OPEN]


def _by_choice(cases: list[Row], column: str) -> dict[str, int]:
    """The number of cases by choice, in the order of the choices."""
    choices = sorted(
        (as_text(each.get(column)).rjust(12), as_text(each.get(column + FORMATTED)))
        for each in cases
    )
    return dict(Counter(label for _, label in choices if label))


def _by_month(cases: list[Row]) -> dict[str, int]:
    months = sorted(as_text(each.get("createdon"))[:7] for each in cases)
    return {
        f"{_MONTHS[int(month[5:]) - 1]} {month[:4]}": count
        for month, count in Counter(months).items()
        if month
    }


def _my_cases(cases: list[Row], user_id: str) -> Element:
    """The newest cases of the user."""
    mine = [each for each in cases if _owner(each) == ("systemuser", user_id)]
    shown = results_list(mine, _case, MOST) if mine else h("p", {}, "None.")
    return h("section", {"class": "card"}, h("h2", {}, "My open cases"), shown)


def _owner(case: Row) -> tuple[str, str]:
    """The table and the id of the owner. A team may have the same id as a user."""
    name = "_ownerid_value"
    return as_text(case.get(name + LOGICAL_NAME)), as_text(case.get(name))


def _case(case: Row) -> Element:
    record_id = as_text(case["incidentid"])
    about = [as_text(case.get(name + FORMATTED)) for name in ("prioritycode", "_customerid_value")]
    return h(
        "li",
        {"key": record_id},
        record_link("incident", record_id, as_text(case.get("title"))),
        h("p", {}, " · ".join(each for each in about if each)),
    )


def _introduction() -> Element:
    return h(
        "section",
        {"class": "card"},
        h("h2", {}, "Call the API"),
        h(
            "p",
            {},
            "This is an emulated workspace. Call ",
            h("code", {}, "Microsoft.Apm"),
            " from the browser's console, for example:",
        ),
        h("pre", {"tabindex": 0}, _EXAMPLE),
    )
