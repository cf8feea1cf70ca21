"""The user's own tables and columns, from their descriptions or inferred from rows.

Described tables are taken as they are. Other tables get their columns from their rows; sample tables get additional
columns from their rows. A name that is probably misspelled is not added, and is refused later.

>>> trip = own_schema({"new_trip": [{"new_name": "Rome", "new_days": 4}]}, {}).table("new_trips")
>>> trip.label, trip.primary_id, trip.primary_name, [each.name for each in trip.views]
('Trip', 'new_tripid', 'new_name', ['Active Trips', 'All Trips'])
"""

from collections.abc import Mapping, Sequence
from typing import Any

from apm.dataverse.inference.completed_tables import (
    STANDARD,
    Described,
    completed,
    completed_columns,
)
from apm.dataverse.inference.evidence import Evidence, Known, gather
from apm.dataverse.inference.naming import is_misspelled, plural
from apm.dataverse.names import BIND, clean_id
from apm.dataverse.rows import Row, Rows
from apm.dataverse.sample import sample_tables
from apm.dataverse.schema.sample_schema import read_sample
from apm.dataverse.schema.schema import Schema
from apm.dataverse.schema.schema_reading import is_name, read_schema
from apm.dataverse.system_columns import with_system_columns

_STATES = ("statecode", "statuscode")


def own_schema(rows: Rows, described: Described) -> Schema:
    """The sample tables with the described and the inferred tables and columns."""
    tables = sample_tables()
    for name, given in described.items():
        own = tables.get(name, {})
        added = completed_columns(name, given.get("columns", {}))
        tables[name] = completed(
            name, {**own, **given, "columns": {**own.get("columns", {}), **added}}
        )
    names = _names(tables, rows)
    before = dict(tables)
    # All names first: lookups can point at later tables.
    keys = {name: each for each in names.values() for name in (each, plural(each))}
    keys |= _by_name(tables)
    for key, name in names.items():
        if name not in described:
            tables[name] = _with_rows(name, tables.get(name), rows[key], keys)
    return read_schema(tables) if described or tables != before else read_sample()


def _by_name(tables: Described) -> dict[str, str]:
    """Logical names, by logical name and by entity set name."""
    return {name: each for each, given in tables.items() for name in (each, given["set"])}


def _names(tables: Described, rows: Rows) -> dict[str, str]:
    """The logical name for each key of the rows, except for keys that are misspelled or invalid."""
    said = _by_name(tables)
    known = dict(said)
    names: dict[str, str] = {}
    for key, own in rows.items():
        name = key.strip().lower()
        if name not in known and (is_misspelled(name, said) or not is_name(name)):
            continue
        if name not in known:
            name = _singular(name, own)
            known |= {name: name, plural(name): name}
        names[key] = known.get(name, name)
    return names


def _singular(name: str, rows: Sequence[Row]) -> str:
    """The logical name for an entity set name, from the primary key in the rows."""
    keys = [each.removesuffix("id") for row in rows[:1] for each in row if each.endswith("id")]
    return next((each for each in keys if plural(each) == name), name)


def _with_rows(
    name: str, given: Described | None, rows: Sequence[Row], keys: Mapping[str, str]
) -> dict[str, Any]:
    """A table with the additional columns of its rows."""
    columns = given["columns"] if given else {}
    lookups = frozenset(each for each, about in columns.items() if about["type"] == "lookup")
    navigations = {
        target["navigation"] for each in lookups for target in columns[each]["targets"].values()
    }
    binds = {f"{each}{BIND}" for each in navigations}
    web_names = {f"_{each}_value" for each in lookups}
    known = Known(frozenset({*columns, *web_names, *binds}), keys, lookups, given is None)
    found = gather(rows, known)
    if given is None:
        return _inferred(name, rows, found)
    own = {
        each: evidence.as_column(name, each)
        for each, evidence in found.items()
        if evidence.is_answered or not is_misspelled(each, (*columns, *navigations))
    }
    return {**given, "columns": {**columns, **completed_columns(name, own)}}


def _inferred(name: str, rows: Sequence[Row], found: dict[str, Evidence]) -> dict[str, Any]:
    key = _key(name, found)
    columns = {
        each: evidence.as_column(name, each)
        for each, evidence in found.items()
        if each not in (key, *with_system_columns(STANDARD))
    }
    standard = {**STANDARD, **_states(rows, found)}
    columns = completed_columns(name, columns)
    return completed(name, {"id": key, "columns": {**columns, **standard}})


def _key(name: str, found: Mapping[str, Evidence]) -> str:
    """The primary id: `<name>id`, or the only column of ids whose name ends in `id`."""
    ids = [
        each
        for each, evidence in found.items()
        if each.endswith("id")
        and evidence.values
        and all(isinstance(value, str) and clean_id(value) for value in evidence.values)
    ]
    return ids[0] if len(ids) == 1 and f"{name}id" not in found else f"{name}id"


def _states(rows: Sequence[Row], found: Mapping[str, Evidence]) -> dict[str, Any]:
    """The columns of status and status reason, with the additional options of the rows."""
    empty = Evidence()
    state, status = (found.get(each, empty).options() for each in _STATES)
    belongs = {str(row.get("statuscode")): row.get("statecode", 0) for row in rows}
    reasons = {
        value: {"label": label, "state": belongs.get(value) or 0} for value, label in status.items()
    }
    usual = [STANDARD[each]["options"] for each in _STATES]
    return {
        "statecode": {**STANDARD["statecode"], "options": {**usual[0], **state}},
        "statuscode": {**STANDARD["statuscode"], "options": {**usual[1], **reasons}},
    }
