"""OData and FetchXML that mean the same find the same records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from hypothesis import given
from hypothesis import strategies as st

from apm.dataverse import Records
from tests.support.thing_tables import OWNERS, Row, days, found, quoted, rows, store


@dataclass(frozen=True)
class Pair:
    """A condition in both languages."""

    odata: str
    fetch: str


words = st.text(
    alphabet=st.one_of(
        st.sampled_from("aAbBßÄäéİ'\"%_[]{}\\ ;-&<>"),
        st.characters(codec="utf-8", categories=["L", "N", "P", "S"]),
    ),
    max_size=5,
)
texts = words.map(lambda each: (quoted(each), each))
whole = st.integers(-3, 3).map(lambda each: (str(each), str(each)))
VALUES: dict[str, st.SearchStrategy[tuple[str, str]]] = {
    "name": texts,
    "size": whole,
    "weight": whole,
    "color": whole,
    "isnew": st.booleans().map(lambda each: (str(each).lower(), str(int(each)))),
    "madeon": days.map(lambda each: (f"{each}T00:00:00Z", f"{each}T00:00:00Z")),
    "bornon": days.map(lambda each: (str(each), str(each))),
    "holder": st.sampled_from(OWNERS).map(lambda each: (each, f"{{{each.upper()}}}")),
}


def _web_name(column: str) -> str:
    return "_holder_value" if column == "holder" else column


def _condition(column: str, operator: str, *values: str) -> str:
    inner = "".join(
        f"<value>{re.sub('[&<>]', lambda found: f'&#{ord(found[0])};', each)}</value>"
        for each in values
    )
    return f"<condition attribute='{column}' operator='{operator}'>{inner}</condition>"


def _compared(column: str, operator: str, value: tuple[str, str]) -> Pair:
    return Pair(
        f"{_web_name(column)} {operator} {value[0]}", _condition(column, operator, value[1])
    )


def _listed(column: str, values: list[tuple[str, str]], is_in: bool) -> Pair:
    listed = ",".join(odata for odata, _ in values)
    odata = f"{_web_name(column)} in ({listed})"
    operator = "in" if is_in else "not-in"
    return Pair(
        odata if is_in else f"not ({odata})",
        _condition(column, operator, *(text for _, text in values)),
    )


def _null(column: str, is_null: bool) -> Pair:
    operator = "null" if is_null else "not-null"
    return Pair(
        f"{_web_name(column)} {'eq' if is_null else 'ne'} null", _condition(column, operator)
    )


def _searched(function: tuple[str, str, str], word: str, is_found: bool) -> Pair:
    name, before, after = function
    pattern = before + re.sub(r"[%_\[]", r"[\g<0>]", word) + after
    value = quoteattr(pattern)
    operator = "like" if is_found else "not-like"
    odata = f"{name}(name,{quoted(word)})"
    return Pair(
        odata if is_found else f"not {odata}",
        f"<condition attribute='name' operator='{operator}' value={value}/>",
    )


def _joined(parts: list[Pair], word: str) -> Pair:
    return Pair(
        f"({f' {word} '.join(each.odata for each in parts)})",
        f"<filter type='{word}'>{''.join(each.fetch for each in parts)}</filter>",
    )


def _of_column(column: str) -> st.SearchStrategy[Pair]:
    values = VALUES[column]
    is_ordered = column not in ("isnew", "holder")
    operators = ["eq", "ne", *(("gt", "ge", "lt", "le") if is_ordered else ())]
    return st.one_of(
        st.builds(_compared, st.just(column), st.sampled_from(operators), values),
        st.builds(
            _listed, st.just(column), st.lists(values, min_size=1, max_size=3), st.booleans()
        ),
        st.builds(_null, st.just(column), st.booleans()),
    )


searches = st.builds(
    _searched,
    st.sampled_from([("contains", "%", "%"), ("startswith", "", "%"), ("endswith", "%", "")]),
    words,
    st.booleans(),
)
pairs: st.SearchStrategy[Pair] = st.recursive(
    st.sampled_from([*VALUES]).flatmap(_of_column) | searches,
    lambda inner: st.builds(
        _joined, st.lists(inner, min_size=1, max_size=3), st.sampled_from(["and", "or"])
    ),
    max_leaves=5,
)


def fetched(records: Records, condition: str) -> list[object]:
    """The ids of the things that a filter of FetchXML finds, in order."""
    xml = f"<fetch><entity name='thing'><filter>{condition}</filter></entity></fetch>"
    options = f"?fetchXml={quote(xml, safe='')}"
    return [each["thingid"] for each in records.query("thing", options)]


@given(rows, st.lists(pairs, min_size=1, max_size=4))
def test_both_languages_find_the_same(given_rows: list[Row], drawn: list[Pair]) -> None:
    records = store(given_rows)
    for each in drawn:
        assert fetched(records, each.fetch) == found(records, each.odata), each
