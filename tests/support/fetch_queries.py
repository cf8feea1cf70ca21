"""FetchXML queries of tests: the rows of the table `thing`, and what a query returns."""

from __future__ import annotations

from datetime import UTC, datetime

from apm.core.json_text import Json
from apm.dataverse import Records
from tests.support.thing_tables import OWNERS, Row

NOW = datetime(2026, 7, 4, 12, 0, tzinfo=UTC)
FORMATTED = "@OData.Community.Display.V1.FormattedValue"
ATTRIBUTE = "@OData.Community.Display.V1.AttributeName"
LOGICAL_NAME = "@Microsoft.Dynamics.CRM.lookuplogicalname"
IDS = [f"00000000-0000-4000-8000-00000000000{n}" for n in range(1, 6)]
THINGS: list[Row] = [
    {
        "thingid": IDS[0],
        "name": "Alpha",
        "size": 1,
        "price": 10,
        "color": 3,
        "madeon": "2026-07-04T08:00:00Z",
        "bornon": "2026-07-04",
        "holder@odata.bind": f"/owners({OWNERS[0]})",
    },
    {
        "thingid": IDS[1],
        "name": "Beta 50%",
        "size": 2,
        "price": 30.5,
        "color": 1,
        "isnew": True,
        "madeon": "2026-06-30T23:00:00Z",
        "holder@odata.bind": f"/owners({OWNERS[0]})",
    },
    {
        "thingid": IDS[2],
        "name": "gamma",
        "allowed": "GAMMA",
        "size": 2,
        "color": 2,
        "madeon": "2025-12-31T12:00:00Z",
        "holder@odata.bind": f"/owners({OWNERS[1]})",
    },
    {"thingid": IDS[3], "name": "a[b]_c"},
]

CASES = (
    "<fetch><entity name='incident'><attribute name='title'/><order attribute='ticketnumber'/>{}"
    "</entity></fetch>"
)


def fetched(records: Records, xml: str, table: str = "thing") -> list[dict[str, Json]]:
    return records.query(table, f"?fetchXml={xml}")


def found(records: Records, inner: str) -> list[int]:
    xml = f"<fetch><entity name='thing'><attribute name='name'/>{inner}</entity></fetch>"
    return [IDS.index(str(each["thingid"])) + 1 for each in fetched(records, xml)]


def condition(column: str, operator: str, value: str | None = None) -> str:
    given = "" if value is None else f' value="{value}"'
    return f'<filter><condition attribute="{column}" operator="{operator}"{given}/></filter>'
