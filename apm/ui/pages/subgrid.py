"""The control of a form that lists records of a table, mostly those that refer to the record of the form."""

from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import Records
from apm.dataverse.query.view_queries import ViewColumn
from apm.forms.form import Form
from apm.forms.form_layout import Control
from apm.forms.subgrids import Subgrid, subgrid_in
from apm.ui.elements import Element, h
from apm.ui.pages.record_links import record_link
from apm.ui.tables import scrolling_table
from apm.workspace.page import Page

_MOST_COLUMNS = 5


def subgrid(page: Page, form: Form, control: Control, records: Records) -> list[Element]:
    """The rows with the first columns of the view."""
    shown = subgrid_in(page, form, control, records)
    if shown is None:
        name = control.parameters.get("TargetEntityType", "")
        return [h("p", {"class": "hint"}, f"The sample Dataverse has no table {name}.")]
    columns = _columns(shown)
    headings = [h("th", {"scope": "col"}, each.heading) for each in columns]
    rows = [_row(shown, columns[1:], each) for each in shown.rows]
    table = scrolling_table(form.label(control), headings, rows)
    return [table, *([] if rows else [h("p", {"class": "page-kind"}, "No data available.")])]


def _columns(shown: Subgrid) -> list[ViewColumn]:
    """The name, then the columns of the view that its table has."""
    known = shown.table.columns
    names = dict.fromkeys((shown.table.primary_name, *shown.view.columns))
    found = [ViewColumn(each, known[each].label, known[each]) for each in names if each in known]
    return found[:_MOST_COLUMNS]


def _row(shown: Subgrid, others: list[ViewColumn], row: dict[str, Json]) -> Element:
    table = shown.table
    record_id = as_text(row[table.primary_id])
    link = record_link(table.name, record_id, as_text(row.get(table.primary_name)))
    cells = (h("td", {"key": each.name}, each.text_in(row)) for each in others)
    return h("tr", {"key": record_id}, h("td", {}, link), *cells)
