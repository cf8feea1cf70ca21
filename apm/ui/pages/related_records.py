"""The records that refer to a record: by table, and a timeline of tasks and messages."""

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import Records, Relationship, Table
from apm.dataverse.names import FORMATTED
from apm.forms.form import Form
from apm.forms.form_layout import Control
from apm.ui.elements import Element, h
from apm.ui.pages.html_text import text_of_html
from apm.ui.pages.record_links import record_link
from apm.ui.texts import shortened
from apm.workspace.page import Page

MOST = 10
"""The number of records of a kind that are listed."""

NOT_SAVED = "Save the record to see what belongs to it."
"""Stands for the related records of a new record."""

_LONGEST_TEXT = 160
"""Characters of a description."""

_REGARDING = "regardingobjectid"
"""The lookup of all activities [D]."""

Row = dict[str, Json]


def related_sections(page: Page, form: Form, records: Records) -> list[Element]:
    """The timeline and the other related records, as they were when the form loaded them."""
    found = _kept(page, form, records)
    others = [(each, rows) for each, rows in found if each.column.name != _REGARDING and rows]
    return [_timeline(_activities(found, records)), _related(others, records)] if found else []


def timeline_control(page: Page, form: Form, _control: Control, records: Records) -> list[Element]:
    """The timeline of a saved record, as a control of its form."""
    if not form.id:
        return [h("p", {"class": "page-kind"}, NOT_SAVED)]
    return [_timeline(_activities(_kept(page, form, records), records))]


def _kept(page: Page, form: Form, records: Records) -> list[tuple[Relationship, list[Row]]]:
    return page.once("related", lambda: _found(form, records))


def _activities(
    found: list[tuple[Relationship, list[Row]]], records: Records
) -> list[tuple[Table, Row]]:
    return [
        (records.schema.table(each.table), row)
        for each, rows in found
        for row in rows
        if each.column.name == _REGARDING
    ]


def _found(form: Form, records: Records) -> list[tuple[Relationship, list[Row]]]:
    """The related records by relationship; none if the record was deleted."""
    relationships = [
        each for each in records.schema.pointing_at(form.table.name) if each.collection
    ]
    expand = ",".join(each.collection for each in relationships)
    if not expand:
        return []
    options = f"?$select={form.table.primary_name}&$expand={expand}"
    try:
        record = records.retrieve(form.table.name, form.id, options)
    except ApmError:
        return []
    return [(each, _rows(record.get(each.collection))) for each in relationships]


def _rows(value: Json) -> list[Row]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _timeline(activities: list[tuple[Table, Row]]) -> Element:
    newest = sorted(activities, key=lambda each: as_text(each[1].get("createdon")), reverse=True)
    items = [_activity(table, row) for table, row in newest[:MOST]]
    return _section("Timeline", h("ol", {"class": "timeline"}, *items) if items else None)


def _activity(table: Table, row: Row) -> Element:
    about = text_of_html(as_text(row.get("description")))
    when = as_text(row.get("createdon" + FORMATTED))
    return h(
        "li",
        {"key": f"{table.name} {as_text(row.get(table.primary_id))}"},
        h("span", {"class": "kind"}, f"{table.label} · {when}"),
        _link(table, row),
        *([h("p", {}, shortened(about, _LONGEST_TEXT))] if about else []),
    )


def _related(found: list[tuple[Relationship, list[Row]]], records: Records) -> Element:
    groups = []
    for relationship, rows in found:
        table = records.schema.table(relationship.table)
        links = [
            h("li", {"key": as_text(each[table.primary_id])}, _link(table, each))
            for each in rows[:MOST]
        ]
        more = [h("li", {}, f"and {len(rows) - MOST} more")] if len(rows) > MOST else []
        title = f"{table.plural} ({relationship.column.label})"
        groups += [h("h3", {}, title), h("ul", {}, *links, *more)]
    return _section("Related", *groups)


def _link(table: Table, row: Row) -> Element:
    return record_link(
        table.name, as_text(row[table.primary_id]), as_text(row.get(table.primary_name))
    )


def _section(title: str, *children: Element | None) -> Element:
    shown = [each for each in children if each]
    content = shown or [h("p", {"class": "page-kind"}, "None yet.")]
    return h("section", {"class": "card", "aria-label": title}, h("h2", {}, title), *content)
