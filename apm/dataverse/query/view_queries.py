"""Views as lists show them: the query options, and the columns with their headings."""

from dataclasses import dataclass

from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse.names import FORMATTED
from apm.dataverse.query.query_model import Link, Output, Query
from apm.dataverse.schema.columns import Column
from apm.dataverse.schema.schema import Table
from apm.dataverse.schema.views import View


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view.

    Attributes:
        name: its logical name, or `alias.column` for a column of a linked table.
        heading: its label; that of a linked column also names the link, as in `City (Account)` [A].
        column: the column of its table.
        width: in pixels; 0 if it is not known.
    """

    name: str
    heading: str
    column: Column
    width: int = 0

    @property
    def is_linked(self) -> bool:
        """Whether it belongs to a linked table."""
        return "." in self.name

    def text_in(self, row: dict[str, Json]) -> str:
        """The formatted value in a record of the view."""
        name = self.name if self.is_linked else self.column.web_name
        return as_text(row.get(name + FORMATTED, row.get(name)))


@dataclass(frozen=True, slots=True)
class ShownView:
    """A view as a list shows it.

    Attributes:
        options: its query options; those of all records if its own query cannot be used.
        columns: the columns that the table and the query have.
        problem: why its own query cannot be used; empty if it can.
    """

    options: str
    columns: tuple[ViewColumn, ...]
    problem: str = ""


def view_columns(view: View, query: Query) -> tuple[ViewColumn, ...]:
    """The columns of a view whose query was read."""
    table = query.table
    linked = {each.alias: each for each in query.outputs if "." in each.alias}
    links = {each.source: each for each in _each_link(query.links)}
    widths = dict(zip(view.columns, view.widths, strict=False))
    found = []
    for name in view.columns:
        output = linked.get(name)
        if output:
            heading = _heading(output, links)
            found.append(ViewColumn(name, heading, output.path.column, widths.get(name, 0)))
        elif name in table.columns:
            column = table.columns[name]
            found.append(ViewColumn(name, column.label, column, widths.get(name, 0)))
    title = table.columns[table.primary_name]
    return tuple(found) or (ViewColumn(title.name, title.label, title),)


def all_rows(table: Table) -> str:
    """The query options of all records of a table, in the order of their names."""
    return f"?$select={table.primary_name}&$orderby={table.primary_name}"


def _each_link(links: tuple[Link, ...]) -> list[Link]:
    return [found for each in links for found in (each, *_each_link(each.links))]


def _heading(output: Output, links: dict[str, Link]) -> str:
    """The label of a linked column, with the label of the lookup, or of the table that points here [A]."""
    link = links.get(output.path.source)
    if link is None:
        return output.path.column.label
    is_lookup = bool(link.to.column.targets)
    return f"{output.path.column.label} ({link.to.column.label if is_lookup else link.table.label})"
