"""Many records: queries by id or lookup use an index."""

from __future__ import annotations

import pytest

from apm.dataverse import Records
from apm.dataverse.database import INDEXED_FROM, Database
from tests.support.thing_tables import OWNERS, Row, schema, store

MANY = 10_000


@pytest.fixture(scope="module")
def records() -> Records:
    rows: list[Row] = [
        {
            "thingid": f"00000000-0000-4000-8000-{n:012d}",
            "name": f"Thing {n}",
            "size": n,
            **({"holder@odata.bind": f"/owners({OWNERS[0]})"} if n % 1000 == 0 else {}),
        }
        for n in range(MANY)
    ]
    return store(rows)


def test_the_right_few_are_found(records: Records) -> None:
    assert records.count("thing") == MANY
    held = records.query("thing", f"?$filter=_holder_value eq {OWNERS[0]}&$select=size")
    assert [each["size"] for each in held] == [*range(0, MANY, 1000)]
    last = records.query("thing", "?$filter=endswith(name,'9999')&$orderby=size desc&$top=1")
    assert last[0]["name"] == "Thing 9999"
    owner = records.retrieve("owner", OWNERS[0], "?$expand=owner_things($select=name)")
    things = owner["owner_things"]
    assert isinstance(things, list)
    assert len(things) == 10


def uses_index(database: Database, column: str) -> bool:
    plan = database.rows(
        f'EXPLAIN QUERY PLAN SELECT name FROM "thing" AS t WHERE t."{column}" = ?', ["x"]
    )
    return "USING INDEX" in plan[0][-1]


def test_ids_have_an_index_and_lookups_once_there_are_many_records() -> None:
    database = Database(schema())
    table = schema().table("thing")
    for at in range(INDEXED_FROM):
        assert uses_index(database, "thingid")
        assert not uses_index(database, "holder")
        database.insert(table, {"thingid": f"00000000-0000-4000-8000-{at:012d}"})
    assert uses_index(database, "thingid")
    assert uses_index(database, "holder")
    database.close()


def test_a_failed_change_leaves_the_database_as_it_was() -> None:
    database = Database(schema())
    table = schema().table("owner")
    with pytest.raises(ValueError, match="stop"), database.all_or_nothing():
        database.insert(table, {"ownerid": OWNERS[0], "name": "x"})
        raise ValueError("stop")
    assert not database.has(table, OWNERS[0])
    database.close()
