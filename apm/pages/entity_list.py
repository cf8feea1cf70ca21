"""A list of a table's records by one of its views, sortable by column."""

from apm.dataverse import Column, Kind, Records, Table, View
from apm.elements import Attribute, Child, Element, h
from apm.errors import ApmError
from apm.forms import FORMATTED
from apm.json_text import Json
from apm.page import Look, Page
from apm.pages.given import given_page
from apm.pages.links import record_link
from apm.slugs import as_text

Row = dict[str, Json]


def entity_list_page(page: Page, records: Records) -> list[Element]:
    """The list; an unknown view shows the default view [D]."""
    try:
        table = records.schema.table(as_text(page.parameters.get("entityName")))
    except ApmError as error:
        return given_page(page, records, f"In the sample Dataverse, {error}.")
    view = table.view(page.look.view_id or as_text(page.parameters.get("viewId")))
    columns = [table.columns[name] for name in view.columns]
    rows = sorted_rows(records.query(table.name, view.options), table, page.look)
    return [
        h("h1", {}, table.plural),
        _bar(page, table, view, len(rows)),
        h(
            "div",
            {"class": "table-box", "role": "region", "aria-label": view.name, "tabindex": 0},
            h(
                "table",
                {"class": "table"},
                h("thead", {}, h("tr", {}, *(_heading(page, each) for each in columns))),
                h("tbody", {}, *(_row(table, columns, row) for row in rows)),
            ),
        ),
    ]


def sorted_rows(rows: list[Row], table: Table, look: Look) -> list[Row]:
    """Rows as a person wants them sorted; those without a value come first, as in the Dataverse [A].

    Text and lookups are compared as they are read, without regard to case; all else by value.
    """
    column = table.columns.get(look.sorted_by)
    if column is None:
        return rows
    filled = [each for each in rows if each.get(column.web_name) is not None]
    empty = [each for each in rows if each.get(column.web_name) is None]
    if column.is_text or column.kind is Kind.LOOKUP:
        filled.sort(key=lambda row: shown_value(row, column).casefold(), reverse=look.is_descending)
    elif column.kind in {Kind.DATE, Kind.DATETIME}:
        filled.sort(key=lambda row: as_text(row[column.web_name]), reverse=look.is_descending)
    else:
        filled.sort(key=lambda row: _number(row[column.web_name]), reverse=look.is_descending)
    return filled + empty if look.is_descending else empty + filled


def shown_value(row: Row, column: Column) -> str:
    """A value as people read it."""
    return as_text(row.get(column.web_name + FORMATTED, row.get(column.web_name)))


def _number(value: Json) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _bar(page: Page, table: Table, view: View, count: int) -> Element:
    options = [h("option", {"value": each.id, "key": each.id}, each.name) for each in table.views]
    chooser: dict[str, Attribute] = {
        "id": f"{page.id}-view",
        "value": view.id,
        "data-action": "choose-view",
        "data-of": page.id,
        "autocomplete": "off",
    }
    return h(
        "div",
        {"class": "bar"},
        h("label", {"for": chooser["id"]}, "View"),
        h("select", chooser, *options),
        h("span", {"role": "status"}, f"{count} {'record' if count == 1 else 'records'}"),
    )


def _heading(page: Page, column: Column) -> Element:
    is_sorted = page.look.sorted_by == column.name
    direction = "descending" if page.look.is_descending else "ascending"
    arrow = "↓" if page.look.is_descending else "↑"
    button: dict[str, Attribute] = {
        "type": "button",
        "class": "sort",
        "data-action": "sort",
        "data-of": f"{page.id} {column.name}",
    }
    mark = [h("span", {"aria-hidden": "true"}, f" {arrow}")] if is_sorted else []
    return h(
        "th",
        {"scope": "col", "key": column.name, "aria-sort": direction if is_sorted else None},
        h("button", button, column.label, *mark),
    )


def _row(table: Table, columns: list[Column], row: Row) -> Element:
    record_id = as_text(row.get(table.primary_id))
    cells = [h("td", {"key": each.name}, _cell(table, each, row, record_id)) for each in columns]
    return h("tr", {"key": record_id}, *cells)


def _cell(table: Table, column: Column, row: Row, record_id: str) -> Child:
    text = shown_value(row, column)
    return record_link(table.name, record_id, text) if column.name == table.primary_name else text
