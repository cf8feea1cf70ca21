"""The records of `savedquery`: the views of all tables.

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> account = read_sample().table("account")
>>> layout_xml(account, account.views[0])[:85]
'<grid name="resultset" object="1" jump="name" select="1" icon="1" preview="1"><row na'
"""

from collections.abc import Iterator
from json import dumps

from apm.dataverse.column_values import Stored
from apm.dataverse.query.fetch_writing import fetch_text, xml_element
from apm.dataverse.query.option_queries import OptionQueries
from apm.dataverse.schema.schema import Table
from apm.dataverse.schema.type_codes import TYPE_CODES
from apm.dataverse.schema.view_tables import SAVED_QUERY
from apm.dataverse.schema.views import View, ViewKind

_TYPES = {
    ViewKind.PUBLIC: 0,
    ViewKind.UNLISTED: 0,
    ViewKind.ASSOCIATED: 2,
    ViewKind.QUICK_FIND: 4,
    ViewKind.LOOKUP: 64,
}
"""The query types of the kinds [D]."""
_WIDTH = 100
"""The width of a column that has none, in pixels [A]."""


def view_rows(queries: OptionQueries) -> Iterator[dict[str, Stored]]:
    """Yield the values of each view, as the database stores them."""
    for table in queries.schema.with_views:
        defaults = {table.view_for(each) for each in ViewKind if each is not ViewKind.UNLISTED}
        for view in table.all_views:
            yield {
                f"{SAVED_QUERY}id": view.id,
                "name": view.name,
                "returnedtypecode": table.name,
                "querytype": _TYPES[view.kind],
                "isdefault": int(view in defaults),
                "isquickfindquery": int(view.kind is ViewKind.QUICK_FIND),
                "fetchxml": queries.view_fetch(table, view),
                "layoutxml": layout_xml(table, view),
                "layoutjson": layout_json(table, view),
                "statecode": 0,
                "statuscode": 1,
            }


def layout_xml(table: Table, view: View) -> str:
    """The columns of a view as the product writes them [D]."""
    code = TYPE_CODES.get(table.name)
    number = {"object": str(code)} if code else {}
    shown = {"jump": table.primary_name, "select": "1", "icon": "1", "preview": "1"}
    grid = xml_element("grid", name="resultset", **number, **shown)
    row = xml_element("row", name="result", id=table.primary_id)
    grid.append(row)
    row.extend(xml_element("cell", name=name, width=str(width)) for name, width in _cells(view))
    return fetch_text(grid)


def layout_json(table: Table, view: View) -> str:
    """The same as JSON text, as far as public scripts read it [O]."""
    cells = [{"Name": name, "Width": width} for name, width in _cells(view)]
    rows = [{"Name": "result", "Id": table.primary_id, "Cells": cells}]
    return dumps({"Name": "resultset", "Object": TYPE_CODES.get(table.name), "Rows": rows})


def _cells(view: View) -> Iterator[tuple[str, int]]:
    """Yield the names and widths of the columns."""
    widths = dict(zip(view.columns, view.widths, strict=False))
    for name in view.columns:
        yield name, widths.get(name) or _WIDTH
