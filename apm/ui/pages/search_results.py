"""The search page: results by relevance or by table."""

from apm.core.slugs import as_text
from apm.dataverse import Records
from apm.ui.elements import Element, h
from apm.ui.pages.record_links import open_record_here, record_link
from apm.ui.pages.record_search import Found, find
from apm.ui.pages.results_list import results_list
from apm.ui.texts import counted
from apm.workspace.page import Page

CATEGORIZED = "1"
"""The `searchType` of results by table. Any other value gives results by relevance [D; any other A]."""

MOST = 50
"""The maximum number of results that are listed by relevance, and of each table [A]."""


def search_page(page: Page, records: Records) -> list[Element]:
    """The records that match `searchText`. They open in the focused session [D]."""
    text = as_text(page.parameters.get("searchText"))
    is_categorized = as_text(page.parameters.get("searchType")).strip() == CATEGORIZED
    found = find(text, records)
    order = "by table" if is_categorized else "by relevance"
    return [
        h("h1", {}, f"Search results for “{text.strip()}”"),
        h("p", {"class": "page-kind"}, f"{counted(len(found), 'result')} {order}"),
        *(_by_table(found) if is_categorized else [_results(found)] if found else []),
    ]


def _by_table(found: list[Found]) -> list[Element]:
    """The results by table, the table with the best result first."""
    groups: dict[str, list[Found]] = {}
    for each in found:
        groups.setdefault(each.table.plural, []).append(each)
    return [
        element
        for label, group in groups.items()
        for element in (h("h2", {}, f"{label} ({len(group)})"), _results(group))
    ]


def _results(found: list[Found]) -> Element:
    return results_list(found, _result, MOST)


def _result(found: Found) -> Element:
    about = f"{found.table.label} · {found.where}" if found.where else found.table.label
    return h(
        "li",
        {"key": f"{found.table.name} {found.id}"},
        record_link(found.table.name, found.id, found.name, open_record_here),
        h("p", {}, about),
    )
