"""Tables and columns of one's own: as they are described, else as their rows show them.

What is described is taken exactly; a table that is not takes its columns from its rows, and one of the sample's tables
takes in what its rows have besides. A name that is nearly one that is known is a slip, and left to be refused.

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
from apm.dataverse.inference.naming import is_slip, plural
from apm.dataverse.names import BIND, clean_id
from apm.dataverse.rows import Row, Rows
from apm.dataverse.sample import sample_tables
from apm.dataverse.schema.sample_schema import read_sample
from apm.dataverse.schema.schema import Schema
from apm.dataverse.schema.schema_reading import is_name, read_schema

_STATES = ("statecode", "statuscode")


def own_schema(rows: Rows, described: Described) -> Schema:
    """The sample's tables, with what is described and what rows show."""
    tables = sample_tables()
    for name, given in described.items():
        own = tables.get(name, {})
        added = completed_columns(name, given.get("columns", {}))
        tables[name] = completed(
            name, {**own, **given, "columns": {**own.get("columns", {}), **added}}
        )
    names = _names(tables, rows)
    before = dict(tables)
    # All names first: lookups may lead to tables that come later.
    keys = {name: each for each in names.values() for name in (each, plural(each))}
    keys |= _by_name(tables)
    for key, name in names.items():
        if name not in described:
            tables[name] = _with_rows(name, tables.get(name), rows[key], keys)
    return read_schema(tables) if described or tables != before else read_sample()


def _by_name(tables: Described) -> dict[str, str]:
    """Logical names, by themselves and by set names."""
    return {name: each for each, given in tables.items() for name in (each, given["set"])}


def _names(tables: Described, rows: Rows) -> dict[str, str]:
    """Each key of the rows with the logical name of its table; without those that are a slip or no name."""
    said = _by_name(tables)
    known = dict(said)
    names: dict[str, str] = {}
    for key, own in rows.items():
        name = key.strip().lower()
        if name not in known and (is_slip(name, said) or not is_name(name)):
            continue
        if name not in known:
            name = _singular(name, own)
            known |= {name: name, plural(name): name}
        names[key] = known.get(name, name)
    return names


def _singular(name: str, rows: Sequence[Row]) -> str:
    """The logical name behind a set name: the one that the rows' key goes by."""
    keys = [each.removesuffix("id") for row in rows[:1] for each in row if each.endswith("id")]
    return next((each for each in keys if plural(each) == name), name)


def _with_rows(
    name: str, given: Described | None, rows: Sequence[Row], keys: Mapping[str, str]
) -> dict[str, Any]:
    """A table with the columns that its rows have besides."""
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
        if evidence.is_answered or not is_slip(each, (*columns, *navigations))
    }
    return {**given, "columns": {**columns, **completed_columns(name, own)}}


def _inferred(name: str, rows: Sequence[Row], found: dict[str, Evidence]) -> dict[str, Any]:
    key = _key(name, found)
    columns = {
        each: evidence.as_column(name, each)
        for each, evidence in found.items()
        if each not in (key, *STANDARD)
    }
    standard = {**STANDARD, **_states(rows, found)}
    columns = completed_columns(name, columns)
    return completed(name, {"id": key, "columns": {**columns, **standard}})


def _key(name: str, found: Mapping[str, Evidence]) -> str:
    """The primary id: `<name>id`, or the only column of ids that is called like one."""
    ids = [
        each
        for each, evidence in found.items()
        if each.endswith("id")
        and evidence.values
        and all(isinstance(value, str) and clean_id(value) for value in evidence.values)
    ]
    return ids[0] if len(ids) == 1 and f"{name}id" not in found else f"{name}id"


def _states(rows: Sequence[Row], found: Mapping[str, Evidence]) -> dict[str, Any]:
    """Status and status reason, with what the rows have besides the usual."""
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
