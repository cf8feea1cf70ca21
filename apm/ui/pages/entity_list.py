"""The list page: the records of a table in one of its views. The user sorts and searches them, and selects rows."""

from apm.core.errors import ApmError
from apm.core.events import RowSelected
from apm.core.outcome import Outcome, success
from apm.core.slugs import as_text
from apm.dataverse import Records
from apm.dataverse.query.view_queries import ViewColumn
from apm.forms.subgrids import grid_in
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.buttons import button
from apm.ui.elements import Attribute, Child, Element, h
from apm.ui.pages.list_pages import list_footer
from apm.ui.pages.parameters_page import parameters_page
from apm.ui.pages.record_links import record_link
from apm.ui.tables import scrolling_table
from apm.ui.targets import PagePart
from apm.ui.texts import record_name
from apm.workspace.lists import Listed, Row, list_in, searched, select, sorted_by
from apm.workspace.page import ListState, Page

LONGEST_KEYWORD = 100
"""Characters."""


@action("choose-view", targets.page_part)
def choose_view(use: Use[PagePart]) -> Outcome[bool]:
    """Shows another view of a list, or of the subgrid with a name."""
    page, subgrid = use.target
    return use.view.workspace.set_list_state(page, ListState(use.text), subgrid)


@action("sort", targets.page_part)
def sort(use: Use[PagePart]) -> Outcome[bool]:
    """Sorts a list by a column; sorting by the same column again reverses the order."""
    found = _list_and_part(use)
    if found is None:
        return NOTHING
    shown, column = found
    state = sorted_by(shown.state, column)
    return use.view.workspace.set_list_state(shown.page, state, shown.name)


@action("search-list", targets.page)
def search_list(use: Use[Page]) -> Outcome[bool]:
    """Leaves only the records of a list that a keyword finds."""
    state = searched(use.target.list_state, use.text[:LONGEST_KEYWORD])
    return use.view.workspace.set_list_state(use.target, state)


@action("select-row", targets.page_part)
def select_row(use: Use[PagePart]) -> Outcome[bool]:
    """Selects or clears a row of a list, or all rows on its page if the target has no record id."""
    found = _list_and_part(use)
    if found is None:
        return NOTHING
    shown, record_id = found
    state = select(shown, record_id, is_selected=use.text == "true")
    done = use.view.workspace.select_rows(shown.page, state, shown.name)
    if not shown.name or state.selected != {record_id}:
        return done
    return success(True, (*done.events, RowSelected(shown.page.id, shown.name, record_id)))


def part_of(shown: Listed, what: str = "") -> tuple[str, str]:
    """The target of an action on a part of a list: what it is, and the name of a subgrid."""
    return shown.page.id, f"{what} {shown.name}".rstrip()


def _list_and_part(use: Use[PagePart]) -> tuple[Listed, str] | None:
    what, _, name = use.target.name.partition(" ")
    shown = grid_in(use.target.page, name, use.view.workspace.records)
    return (shown, what) if shown else None


def entity_list_page(page: Page, records: Records) -> list[Element]:
    """The list, or the parameters of the page if there is no such table."""
    shown = list_in(page, records)
    if shown is None:
        problem = f"In the sample Dataverse, {_missing(page, records)}"
        problem = problem if problem.endswith("?") else f"{problem}."
        return parameters_page(page, records, problem)
    heading = h("h1", {}, shown.table.plural)
    return [heading, _bar(shown), *records_table(shown, shown.view.name), list_footer(shown)]


def records_table(shown: Listed, name: str) -> list[Element]:
    """The table with the rows of a list; `name` is its accessible name."""
    headings = [_select_all(shown), *(_heading(shown, each) for each in shown.columns)]
    rows = (_row(shown, at, each) for at, each in enumerate(shown.rows, shown.skipped + 2))
    table = scrolling_table(name, headings, rows, shown.total)
    empty = [] if shown.rows else [h("p", {"class": "page-kind"}, "No data available.")]
    return [*_view_notes(shown), table, *empty]


def _view_notes(shown: Listed) -> list[Element]:
    """Says that a view shows all records, because its query cannot be used."""
    if not shown.problem:
        return []
    text = f"The view {shown.view.name} shows all records: {shown.problem.rstrip('.')}."
    return [h("p", {"class": "hint", "key": "~view"}, text)]


def _missing(page: Page, records: Records) -> str:
    """The reason why there is no list."""
    try:
        records.schema.table(as_text(page.parameters.get("entityName")))
    except ApmError as error:
        return str(error)
    return "there is no list"


def _bar(shown: Listed) -> Element:
    return h("div", {"class": "bar"}, *view_chooser(shown), _keyword(shown.page))


def view_chooser(shown: Listed) -> list[Element]:
    """The choice of views above a list; nothing if it offers none."""
    if not shown.offered:
        return []
    options = [h("option", {"value": each.id, "key": each.id}, each.name) for each in shown.offered]
    chooser: dict[str, Attribute] = {
        "id": f"{shown.page.id}-{shown.name or 'view'}",
        "value": shown.view.id,
        **choose_view.on(shown.page.id, *([shown.name] if shown.name else [])),
        "autocomplete": "off",
    }
    return [h("label", {"for": chooser["id"]}, "View"), h("select", chooser, *options)]


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
    box = _box(shown, "", "Select all", is_checked=is_all)
    box[1]["indeterminate"] = bool(selected) and not is_all
    return h("td", {"class": "check", "key": "~select"}, box)


def _box(shown: Listed, record_id: str, name: str, *, is_checked: bool) -> Element:
    return h(
        "input",
        {
            "type": "checkbox",
            "checked": is_checked,
            "aria-label": name,
            **select_row.on(*part_of(shown, record_id)),
            "autocomplete": "off",
        },
    )


def _heading(shown: Listed, column: ViewColumn) -> Element:
    is_sorted = shown.state.sorted_by == column.name
    direction = "descending" if shown.state.is_descending else "ascending"
    arrow = "↓" if shown.state.is_descending else "↑"
    mark = [h("span", {"aria-hidden": "true"}, f" {arrow}")] if is_sorted else []
    attributes: dict[str, Attribute] = {
        "scope": "col",
        "key": column.name,
        "aria-sort": direction if is_sorted else None,
        "style": f"width: {column.width}px" if column.width else None,
    }
    label = button(
        sort.on(*part_of(shown, column.name)), column.heading, *mark, **{"class": "sort"}
    )
    return h("th", attributes, label)


def _row(shown: Listed, place: int, row: Row) -> Element:
    record_id, is_selected = shown.id_of(row), shown.is_selected(row)
    name = f"Select {record_name(shown.name_of(row).strip())}"
    box = _box(shown, record_id, name, is_checked=is_selected)
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
    return record_link(shown.table_of(row), shown.id_of(row), text) if is_link else text
