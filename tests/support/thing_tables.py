"""A small schema for tests, and strategies for its rows and filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from urllib.parse import quote

from hypothesis import settings
from hypothesis import strategies as st

from apm.core.json_text import Json
from apm.dataverse import Kind, Records
from apm.dataverse.schema.limits import MOST_PLACES
from apm.dataverse.schema.schema import Schema
from apm.dataverse.schema.schema_reading import read_schema

settings.register_profile("unit", deadline=None, max_examples=80)
settings.load_profile("unit")

Row = Mapping[str, Json]
Test = Callable[[Row, bool], bool]

OWNERS = [f"0c0c0c0c-0000-4000-8000-00000000000{n}" for n in range(3)]


def _column(kind: str, **more: Any) -> dict[str, Any]:
    return {"label": kind, "type": kind, **more}


TABLES: dict[str, Any] = {
    "owner": {
        "set": "owners",
        "label": "Owner",
        "plural": "Owners",
        "id": "ownerid",
        "name": "name",
        "columns": {"ownerid": _column("id"), "name": _column("text")},
        "views": [{"id": OWNERS[0], "name": "All", "columns": ["name"], "filter": "", "order": ""}],
    },
    "thing": {
        "set": "things",
        "label": "Thing",
        "plural": "Things",
        "id": "thingid",
        "name": "name",
        "columns": {
            "thingid": _column("id"),
            "name": _column("text"),
            "allowed": _column("memo"),
            "size": _column("integer"),
            "weight": _column("decimal"),
            "price": _column("money"),
            "isnew": _column("boolean"),
            "madeon": _column("datetime"),
            "bornon": _column("date"),
            "color": _column("choice", options={"1": "Red", "2": "Green", "3": "Blue"}),
            "holder": _column(
                "lookup", targets={"owner": {"navigation": "holder", "collection": "owner_things"}}
            ),
        },
        "views": [{"id": OWNERS[1], "name": "All", "columns": ["name"], "filter": "", "order": ""}],
    },
}


def schema() -> Schema:
    """The schema of things and their owners."""
    return read_schema(TABLES)


def store(rows: list[Row]) -> Records:
    """A store with three owners and the given things."""
    owners = [{"ownerid": each, "name": f"Owner {n}"} for n, each in enumerate(OWNERS)]
    return Records({"owner": owners, "thing": rows}, replace=True, schema=schema())


def found(records: Records, filter_text: str) -> list[Json]:
    """The ids of the things that a filter finds, in order."""
    return [each["thingid"] for each in records.query("thing", f"?$filter={quote(filter_text)}")]


texts = st.text(
    alphabet=st.one_of(
        st.sampled_from("aAbBßẞÄäéÉİ\u0131\u03c3ςΣ'\"%_{}\\ ;-&()=,"),
        st.characters(codec="utf-8", exclude_characters="\0"),
    ),
    max_size=6,
)
moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))
zones = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
numbers = st.floats(-1e9, 1e9) | st.integers(-1000, 1000).map(float)
stored_numbers = numbers.map(lambda number: round(number, MOST_PLACES[Kind.MONEY]))
"""Numbers that a column stores as they are: it has no more decimal places than a maker could give it."""
whole = st.integers(-(2**31), 2**31 - 1) | st.integers(-3, 3)


def _utc(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat() + "Z"


_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "name": texts,
    "allowed": texts,
    "size": whole,
    "weight": stored_numbers,
    "price": stored_numbers,
    "isnew": st.booleans(),
    "madeon": moments.map(_utc),
    "bornon": days.map(date.isoformat),
    "color": st.sampled_from([1, 2, 3]),
}
rows = st.lists(
    st.fixed_dictionaries(
        {"thingid": st.uuids().map(str)},
        optional={
            **{name: st.none() | values for name, values in _VALUES.items()},
            "holder@odata.bind": st.sampled_from([f"/owners({each})" for each in OWNERS]),
        },
    ),
    max_size=6,
    unique_by=lambda row: row["thingid"],
)


@dataclass(frozen=True)
class Drawn:
    """A filter as text, and the same condition in plain Python."""

    text: str
    test: Test


def quoted(text: str) -> str:
    """A text as a literal of a filter."""
    return "'" + text.replace("'", "''") + "'"


def _value_of(row: Row, name: str) -> Any:
    if name == "holder":
        bind = row.get("holder@odata.bind")
        return bind[len("/owners(") : -1] if isinstance(bind, str) else None
    value = row.get(name)
    if name == "isnew":
        return row.get(name, False)
    if isinstance(value, str) and name in ("name", "allowed"):
        return value.casefold()
    if isinstance(value, str) and name == "madeon":
        return datetime.fromisoformat(value)
    return value


def _plain(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


_WEB_NAME = {"holder": "_holder_value"}
_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
}
_SEARCHES: dict[str, Callable[[str, str], bool]] = {
    "contains": lambda text, part: part in text,
    "startswith": str.startswith,
    "endswith": str.endswith,
}


def _moment_literal(pair: tuple[datetime, timezone]) -> tuple[str, datetime]:
    moment = pair[0].replace(tzinfo=UTC)
    return moment.astimezone(pair[1]).isoformat(), moment


_ids = st.sampled_from(OWNERS)
_LITERALS: dict[str, st.SearchStrategy[tuple[str, Any]]] = {
    "name": texts.map(lambda each: (quoted(each), each)),
    "allowed": texts.map(lambda each: (quoted(each), each)),
    "size": whole.map(lambda each: (str(each), each)),
    "weight": (numbers | whole).map(lambda each: (repr(each), each)),
    "price": numbers.map(lambda each: (repr(each), each)),
    "isnew": st.booleans().map(lambda each: (str(each).lower(), each)),
    "madeon": st.tuples(moments, zones).map(_moment_literal),
    "bornon": days.map(lambda each: (each.isoformat(), each.isoformat())),
    "color": st.integers(0, 4).map(lambda each: (str(each), each)),
    "holder": _ids.flatmap(
        lambda each: st.sampled_from(
            [(each, each), (each.upper(), each), (f"'{each}'", each), (f"{{{each}}}", each)]
        )
    ),
}
_NULL: st.SearchStrategy[tuple[str, Any]] = st.just(("null", None))


def _equality(name: str, operator: str, literal: tuple[str, Any]) -> Drawn:
    text, value = literal

    def test(row: Row, negated: bool) -> bool:
        is_equal = bool(_value_of(row, name) == _plain(value))
        return is_equal is ((operator == "eq") is not negated)

    return Drawn(f"{_WEB_NAME.get(name, name)} {operator} {text}", test)


def _order(name: str, operator: str, literal: tuple[str, Any]) -> Drawn:
    text, value = literal

    def test(row: Row, negated: bool) -> bool:
        own = _value_of(row, name)
        if own is None or value is None:
            return False
        return _ORDERS[operator](own, _plain(value)) is not negated

    return Drawn(f"{name} {operator} {text}", test)


def _search(name: str, function: str, part: str) -> Drawn:
    def test(row: Row, negated: bool) -> bool:
        own = _value_of(row, name)
        return (own is not None and _SEARCHES[function](own, part.casefold())) is not negated

    return Drawn(f"{function}({name},{quoted(part)})", test)


def _within(name: str, literals: list[tuple[str, Any]]) -> Drawn:
    known = [_plain(value) for _, value in literals]

    def test(row: Row, negated: bool) -> bool:
        return (_value_of(row, name) in known) is not negated

    listed = ",".join(text for text, _ in literals)
    return Drawn(f"{_WEB_NAME.get(name, name)} in ({listed})", test)


def _leaf(name: str) -> st.SearchStrategy[Drawn]:
    literals = _LITERALS[name] | _NULL
    kinds = [
        st.builds(_equality, st.just(name), st.sampled_from(["eq", "ne"]), literals),
        st.builds(_within, st.just(name), st.lists(literals, min_size=1, max_size=3)),
    ]
    if name not in ("isnew", "holder"):
        kinds.append(st.builds(_order, st.just(name), st.sampled_from([*_ORDERS]), literals))
    if name in ("name", "allowed"):
        kinds.append(st.builds(_search, st.just(name), st.sampled_from([*_SEARCHES]), texts))
    return st.one_of(kinds)


def _joined(parts: tuple[Drawn, Drawn], word: str) -> Drawn:
    one, other = parts

    def test(row: Row, negated: bool) -> bool:
        results = (one.test(row, negated), other.test(row, negated))
        return all(results) if (word == "and") is not negated else any(results)

    return Drawn(f"({one.text}) {word} ({other.text})", test)


def _negated(part: Drawn) -> Drawn:
    return Drawn(f"not ({part.text})", lambda row, negated: part.test(row, not negated))


filters: st.SearchStrategy[Drawn] = st.recursive(
    st.sampled_from([*_LITERALS]).flatmap(_leaf),
    lambda inner: (
        st.builds(_joined, st.tuples(inner, inner), st.sampled_from(["and", "or"]))
        | inner.map(_negated)
    ),
    max_leaves=6,
)
"""Filters over things."""


def everything(records: Records) -> dict[str, Any]:
    """All records of a store, by table."""
    return {name: records.query(name) for name in records.schema.tables}
