"""The list of records that a lookup offers: those of a view of its tables, or all, with filters of scripts.

>>> from apm.dataverse import Records
>>> records = Records()
>>> redmond = '<filter><condition attribute="address1_city" operator="eq" value="Redmond"/></filter>'
>>> listed = LookupList(filters=(Filter(redmond),))
>>> account = records.schema.table("account")
>>> [row["name"] for row in listed_rows(records, account, listed, "", 5)]
['Contoso Coffee']
"""

from dataclasses import dataclass
from typing import TypeAlias

from apm.core.ids import bare_id
from apm.core.json_text import Json
from apm.dataverse import ListQuery, Records, Table, ViewKind

Row: TypeAlias = dict[str, Json]
"""A record in the list."""


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
    """A view that a script added to a lookup: a `fetch` element of FetchXML, empty for all records."""

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
        view_id: the id of the default view; empty for the lookup view of the table, or all records [A].
        tables: the tables of the records; empty for all tables of the lookup.
    """

    filters: tuple[Filter, ...] = ()
    views: tuple[CustomView, ...] = ()
    view_id: str = ""
    tables: tuple[str, ...] = ()

    def offers(self, table: str) -> bool:
        """Whether it has records of a table of the lookup."""
        return not self.tables or table in self.tables


EVERYTHING = LookupList()
"""The list that no script changed."""


def listed_rows(
    records: Records, table: Table, listed: LookupList, condition: str, top: int
) -> list[Row]:
    """The records of a table in the list: their ids and names.

    Args:
        records: the sample Dataverse.
        table: one of the tables of the lookup.
        listed: the view and the filters.
        condition: a further OData condition, such as for the text that the user typed; may be empty.
        top: the maximum number of records.

    Raises:
        ApmError: a filter or a view cannot be used.
    """
    filters = tuple(each.xml for each in listed.filters if each.table in ("", table.name))
    by_name = table.primary_name
    query = ListQuery(
        filters=filters, condition=condition, columns=(by_name,), otherwise_by=by_name, top=top
    )
    return records.query(table.name, _view(records, table, listed), query)


def _view(records: Records, table: Table, listed: LookupList) -> str:
    """The query options of the list: a view of a script, a view of the table, otherwise its lookup view, or none."""
    wanted = bare_id(listed.view_id)
    for custom in listed.views:
        if (custom.id, custom.table) == (wanted, table.name):
            return f"?fetchXml={custom.xml}" if custom.xml else ""
    view = table.find_view(wanted) or table.view_for(ViewKind.LOOKUP)
    return records.shown_view(table.name, view).options if view else ""
