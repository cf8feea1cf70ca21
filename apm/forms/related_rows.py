"""The records that refer to the record of a form, as they were when the form loaded them."""

from typing import NamedTuple

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Records, Relationship, Table
from apm.forms.form import Form
from apm.workspace.page import Page

RELATED = "related"
"""The name under which a page keeps the related records of its form."""

Row = dict[str, Json]


class Related(NamedTuple):
    """The records of a table that refer to a record with one of its lookups."""

    table: Table
    relationship: Relationship
    rows: list[Row]


def related_records(page: Page, form: Form, records: Records) -> list[Related]:
    """The related records by relationship; none if the record was deleted."""
    kept: list[Related] = page.once(RELATED, lambda: _found(form, records))
    return kept


def _found(form: Form, records: Records) -> list[Related]:
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
    return [
        Related(records.schema.table(each.table), each, _rows(record.get(each.collection)))
        for each in relationships
    ]


def _rows(value: Json) -> list[Row]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
