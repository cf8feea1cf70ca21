"""The list page: the records of a table in one of its views. The user sorts and searches them, and selects rows."""

from apm.core.errors import ApmError
from apm.core.outcome import Outcome
from apm.core.slugs import as_text
from apm.dataverse import Records
from apm.dataverse.query.view_queries import ViewColumn
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.buttons import button
from apm.ui.elements import Attribute, Child, Element, h
from apm.ui.pages.list_pages import list_footer
from apm.ui.pages.parameters_page import parameters_page
from apm.ui.pages.record_links import record_link
from apm.ui.tables import scrolling_table
from apm.ui.targets import PagePart
from apm.workspace.lists import Listed, Row, list_in, searched, select, sorted_by
from apm.workspace.page import ListState, Page

LONGEST_KEYWORD = 100
"""Characters."""


@action("choose-view", targets.page)
def choose_view(use: Use[Page]) -> Outcome[bool]:
    """Shows another view of a list."""
    return use.view.workspace.set_list_state(use.target, ListState(use.text))


@action("sort", targets.page_part)
def sort(use: Use[PagePart]) -> Outcome[bool]:
    """Sorts a list by a column; sorting by the same column again reverses the order."""
    page, column = use.target
    return use.view.workspace.set_list_state(page, sorted_by(page.list_state, column))


@action("search-list", targets.page)
def search_list(use: Use[Page]) -> Outcome[bool]:
    """Leaves only the records of a list that a keyword finds."""
    state = searched(use.target.list_state, use.text[:LONGEST_KEYWORD])
    return use.view.workspace.set_list_state(use.target, state)


@action("select-row", targets.page_part)
def select_row(use: Use[PagePart]) -> Outcome[bool]:
    """Selects or clears a row of a list, or all rows on its page if the target has no record id."""
    workspace, (page, record_id) = use.view.workspace, use.target
    shown = list_in(page, workspace.records)
    if shown is None:
        return NOTHING
    state = select(shown, record_id, is_selected=use.text == "true")
    return workspace.select_rows(page, state)


def entity_list_page(page: Page, records: Records) -> list[Element]:
    """The list, or the parameters of the page if there is no such table."""
    shown = list_in(page, records)
    if shown is None:
        problem = f"In the sample Dataverse, {_missing(page, records)}."
        return parameters_page(page, records, problem)
    headings = [_select_all(shown), *(_heading(page, each) for each in shown.columns)]
    rows = (_row(shown, at, each) for at, each in enumerate(shown.rows, shown.skipped + 2))
    table = scrolling_table(shown.view.name, headings, rows, shown.total)
    empty = [] if shown.rows else [h("p", {"class": "page-kind"}, "No data available.")]
    return [
        h("h1", {}, shown.table.plural),
        _bar(shown),
        *view_notes(shown.view.name, shown.problem),
        table,
        *empty,
        list_footer(shown),
    ]


def view_notes(name: str, problem: str) -> list[Element]:
    """Says that a view shows all records, because its query cannot be used."""
    if not problem:
        return []
    text = f"The view {name} shows all records: {problem.rstrip('.')}."
    return [h("p", {"class": "hint", "key": "~view"}, text)]


def _missing(page: Page, records: Records) -> str:
    """The reason why there is no list."""
    try:
        records.schema.table(as_text(page.parameters.get("entityName")))
    except ApmError as error:
        return str(error)
    return "there is no list"


def _bar(shown: Listed) -> Element:
    page = shown.page
    # A page can be opened with a view that the selector does not offer.
    views = dict.fromkeys((*shown.table.views, shown.view))
    options = [h("option", {"value": each.id, "key": each.id}, each.name) for each in views]
    chooser: dict[str, Attribute] = {
        "id": f"{page.id}-view",
        "value": shown.view.id,
        **choose_view.on(page.id),
        "autocomplete": "off",
    }
    return h(
        "div",
        {"class": "bar"},
        h("label", {"for": chooser["id"]}, "View"),
        h("select", chooser, *options),
        _keyword(page),
    )


def _keyword(page: Page) -> Element:
    """The box for the keyword. In the product it filters after the Enter key, here with each character [A]."""
    box: dict[str, Attribute] = {
        "type": "search",
        "aria-label": "Filter by keyword",
        "placeholder": "Filter by keyword",
        "value": page.list_state.keyword,
        "maxlength": LONGEST_KEYWORD,
        **search_list.on(page.id),
        "autocomplete": "off",
    }
    return h("input", box)


def _select_all(shown: Listed) -> Element:
    """The check box above the rows. It is checked if all of them are selected, and indeterminate if some are."""
    selected = len(shown.selected)
    is_all = bool(selected) and selected == len(shown.rows)
    box = _box(shown.page, "", "Select all", is_checked=is_all)
    box[1]["indeterminate"] = bool(selected) and not is_all
    return h("td", {"class": "check", "key": "~select"}, box)


def _box(page: Page, record_id: str, name: str, *, is_checked: bool) -> Element:
    return h(
        "input",
        {
            "type": "checkbox",
            "checked": is_checked,
            "aria-label": name,
            **select_row.on(page.id, record_id),
            "autocomplete": "off",
        },
    )


def _heading(page: Page, shown: ViewColumn) -> Element:
    is_sorted = page.list_state.sorted_by == shown.name
    direction = "descending" if page.list_state.is_descending else "ascending"
    arrow = "↓" if page.list_state.is_descending else "↑"
    mark = [h("span", {"aria-hidden": "true"}, f" {arrow}")] if is_sorted else []
    attributes: dict[str, Attribute] = {
        "scope": "col",
        "key": shown.name,
        "aria-sort": direction if is_sorted else None,
        "style": f"width: {shown.width}px" if shown.width else None,
    }
    label = button(sort.on(page.id, shown.name), shown.heading, *mark, **{"class": "sort"})
    return h("th", attributes, label)


def _row(shown: Listed, place: int, row: Row) -> Element:
    record_id, is_selected = shown.id_of(row), shown.is_selected(row)
    name = f"Select {shown.name_of(row).strip() or '(no name)'}"
    box = _box(shown.page, record_id, name, is_checked=is_selected)
    cells = [h("td", {"key": each.name}, _cell(shown, each, row)) for each in shown.columns]
    check = h("td", {"class": "check", "key": "~select"}, box)
    attributes: dict[str, Attribute] = {
        "key": record_id,
        "class": "selected" if is_selected else None,
        "aria-rowindex": place,
    }
    return h("tr", attributes, check, *cells)


def _cell(shown: Listed, column: ViewColumn, row: Row) -> Child:
    text = column.text_in(row)
    is_link = column.name == shown.link_column
    return record_link(shown.table.name, shown.id_of(row), text) if is_link else text
