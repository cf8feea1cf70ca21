"""The tables of views: `savedquery` has those of all tables, `userquery` no records. They are only read [A].

In the product they are written too [D]; here the settings say which views there are.

>>> table = view_table(SAVED_QUERY, [("account", "Account")])
>>> table.set_name, table.primary_id, table.columns["returnedtypecode"].tables
('savedqueries', 'savedqueryid', (('account', 'Account'),))
"""

from collections.abc import Iterable, Iterator, Mapping

from apm.dataverse.schema.columns import Column, Kind, Option
from apm.dataverse.schema.table import Table
from apm.dataverse.schema.views import View
from apm.dataverse.system_columns import VERSION

SAVED_QUERY = "savedquery"
"""The table of the views that a maker has made [D]."""
USER_QUERY = "userquery"
"""The table of personal views, which users save themselves [D]. Nobody can save one here."""
VIEW_TABLES: Mapping[str, str] = {SAVED_QUERY: "savedqueries", USER_QUERY: "userqueries"}
"""The tables with their entity set names [D]."""

_ABOUT = {
    SAVED_QUERY: ("View", "Views", "00a5e000-0000-4000-8000-0000000000f2"),
    USER_QUERY: ("Saved View", "Saved Views", "00a5e000-0000-4000-8000-0000000000f3"),
}
"""Their labels [D], and the ids of their own views."""
_SHOWN = ("name", "returnedtypecode", "querytype")
_NO_YES = (Option(0, "No"), Option(1, "Yes"))


def view_table(name: str, labels: Iterable[tuple[str, str]]) -> Table:
    """One of the tables.

    Args:
        name: its logical name.
        labels: the names of the tables that have views, with their labels.
    """
    label, plural, view_id = _ABOUT[name]
    columns = {each.name: each for each in _columns(name, label, tuple(labels))}
    return Table(
        name=name,
        set_name=VIEW_TABLES[name],
        label=label,
        plural=plural,
        primary_id=f"{name}id",
        primary_name="name",
        columns=columns,
        views=(View(view_id, f"All {plural}", _SHOWN, "?$orderby=name"),),
        is_searched=False,
        is_written=False,
        _by_web_name={each.web_name: each for each in columns.values()},
    )


def _columns(table: str, label: str, labels: tuple[tuple[str, str], ...]) -> Iterator[Column]:
    """Yield the columns [D] of which a view of the workspace has a value."""
    yield Column(f"{table}id", label, Kind.ID)
    yield Column("name", "Name", Kind.TEXT)
    yield Column("returnedtypecode", "Entity Name", Kind.TEXT, tables=labels)
    yield Column("querytype", "Query Type", Kind.INTEGER)
    if table == SAVED_QUERY:
        yield Column("isdefault", "Default View", Kind.BOOLEAN, options=_NO_YES)
        yield Column("isquickfindquery", "Is Quick Find Query", Kind.BOOLEAN, options=_NO_YES)
    yield Column("description", "Description", Kind.MEMO)
    yield Column("fetchxml", "FetchXml", Kind.MEMO)
    yield Column("layoutxml", "Layout XML", Kind.MEMO)
    yield Column("layoutjson", "LayoutJson", Kind.MEMO)
    states = (Option(0, "Active"), Option(1, "Inactive"))
    yield Column("statecode", "Status", Kind.CHOICE, options=states)
    reasons = (Option(1, "Active", 0), Option(2, "Inactive", 1))
    yield Column("statuscode", "Status Reason", Kind.CHOICE, options=reasons)
    yield Column(VERSION, "Version Number", Kind.INTEGER, read_only=True, is_system=True)
