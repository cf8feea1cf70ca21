"""The list of records that a lookup offers: all records of its tables, or those of a view, with filters of scripts.

>>> from apm.dataverse import Records
>>> records = Records()
>>> redmond = '<filter><condition attribute="address1_city" operator="eq" value="Redmond"/></filter>'
>>> listed = LookupList(filters=(Filter(redmond),))
>>> options = list_options(records.schema.table("account"), listed, "", 5)
>>> [row["name"] for row in records.query("account", options)]
['Contoso Coffee']
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from apm.dataverse import Table
from apm.dataverse.names import bare_id


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of a list.

    Attributes:
        xml: a `filter` element of FetchXML.
        table: the table whose records it filters; empty for all tables of the lookup.
    """

    xml: str
    table: str = ""


@dataclass(frozen=True, slots=True)
class CustomView:
    """A view that a script added to a lookup: a `fetch` element of FetchXML."""

    id: str
    table: str
    name: str
    xml: str


@dataclass(frozen=True, slots=True)
class LookupList:
    """What scripts changed on the list of a lookup.

    Attributes:
        filters: the filters; a record has to meet all of them [D].
        views: the custom views.
        view_id: the id of the default view; empty for all records [A].
    """

    filters: tuple[Filter, ...] = ()
    views: tuple[CustomView, ...] = ()
    view_id: str = ""


EVERYTHING = LookupList()
"""The list that no script changed."""


def list_options(table: Table, listed: LookupList, condition: str, top: int) -> str:
    """The query options for the records of a table in the list.

    Args:
        table: one of the tables of the lookup.
        listed: the view and the filters.
        condition: a further OData condition, such as for the text that the user typed; may be empty.
        top: the maximum number of records.

    Raises:
        ApmError: a filter or a view cannot be used.
    """
    view_filter, order = _view(table, listed)
    parts = [view_filter, *filter_texts(table, listed.filters), condition]
    conditions = [f"({each})" for each in parts if each]
    options = {
        "$select": table.primary_name,
        "$orderby": order or table.primary_name,
        "$top": str(top),
        "$filter": quote(" and ".join(conditions), errors="replace"),
    }
    return "?" + "&".join(f"{name}={text}" for name, text in options.items() if text)


def filter_texts(table: Table, filters: Iterable[Filter]) -> list[str]:
    """The OData conditions of filters for the records of a table.

    Raises:
        ApmError: a filter cannot be used.
    """
    mine = [each.xml for each in filters if each.table in ("", table.name)]
    if not mine:
        return []
    # Imported with the first filter.
    from apm.dataverse.query.fetch_filter import filter_of  # noqa: PLC0415

    return [filter_of(table, xml) for xml in mine]


def _view(table: Table, listed: LookupList) -> tuple[str, str]:
    """The filter and the order of the default view; both empty if it is not a view of the table."""
    wanted = bare_id(listed.view_id)
    if not wanted:
        return "", ""
    for custom in listed.views:
        if (custom.id, custom.table) == (wanted, table.name):
            from apm.dataverse.query.fetch_filter import view_of  # noqa: PLC0415 - As above.

            return view_of(table, custom.xml)
    view = next((each for each in table.views if each.id == wanted), None)
    if view is None:
        return "", ""
    from apm.dataverse.query.query_options import read_options  # noqa: PLC0415 - As above.

    options = read_options(view.options)
    order = (f"{name} {'desc' if is_down else 'asc'}" for name, is_down in options.orderby)
    return options.filter, ",".join(order)
