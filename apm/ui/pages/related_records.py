"""What belongs to the record of a generated form: its timeline, and the other records that refer to it, by table."""

from collections.abc import Iterable

from apm.core.slugs import as_text
from apm.dataverse import Records
from apm.forms.form import Form
from apm.forms.related_rows import Related, related_records
from apm.forms.timeline_entries import is_in_timeline, timeline_of
from apm.ui.elements import Element, h
from apm.ui.pages.record_links import record_link
from apm.ui.pages.timeline import timeline
from apm.workspace.page import Page

MOST = 10
"""The number of records of a kind that are listed."""


def related_sections(page: Page, form: Form, records: Records) -> list[Element]:
    """The timeline and the other related records, as they were when the form loaded them."""
    found = related_records(page, form, records)
    if not found:
        return []
    others = [each for each in found if each.rows and not is_in_timeline(each)]
    groups = [element for each in others for element in _group(each)]
    none = [h("p", {"class": "page-kind"}, "None yet.")]
    return [
        _section("Timeline", timeline(timeline_of(page, form, "", records), records)),
        _section("Related", groups or none),
    ]


def _group(found: Related) -> list[Element]:
    table, rows = found.table, found.rows
    named = [
        (as_text(each[table.primary_id]), as_text(each.get(table.primary_name)))
        for each in rows[:MOST]
    ]
    links = [h("li", {"key": of}, record_link(table.name, of, name)) for of, name in named]
    more = [h("li", {}, f"and {len(rows) - MOST} more")] if len(rows) > MOST else []
    title = f"{table.plural} ({found.relationship.column.label})"
    return [h("h3", {}, title), h("ul", {}, *links, *more)]


def _section(title: str, content: Iterable[Element]) -> Element:
    return h("section", {"class": "card", "aria-label": title}, h("h2", {}, title), *content)
