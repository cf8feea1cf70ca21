"""Filters find the same rows as plain Python, and no value changes their meaning."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.dataverse.query.filter_syntax import MAX_CONDITIONS, MAX_DEPTH, MAX_LENGTH, parsed
from apm.dataverse.query.filter_values import Value
from tests.support.thing_tables import (
    OWNERS,
    Drawn,
    Row,
    filters,
    found,
    quoted,
    rows,
    store,
    texts,
)


@given(rows, st.lists(filters, min_size=1, max_size=4))
def test_sqlite_and_plain_python_find_the_same(given_rows: list[Row], drawn: list[Drawn]) -> None:
    records = store(given_rows)
    for each in drawn:
        expected = [row["thingid"] for row in given_rows if each.test(row, False)]
        assert found(records, each.text) == expected, each.text


THINGS: list[Row] = [
    {"thingid": "00000000-0000-4000-8000-000000000001", "name": "Alpha", "size": 1},
    {"thingid": "00000000-0000-4000-8000-000000000002", "name": "O'Neil", "size": 2, "color": 1},
    {"thingid": "00000000-0000-4000-8000-000000000003", "name": "100%_{x}", "allowed": "yes"},
    {
        "thingid": "00000000-0000-4000-8000-000000000004",
        "size": 10,
        "weight": 0.5,
        "isnew": True,
        "madeon": "2026-07-01T08:00:00Z",
        "bornon": "2026-07-01",
        "holder@odata.bind": f"/owners({OWNERS[1]})",
    },
]


@pytest.fixture(scope="module")
def things() -> Records:
    return store(THINGS)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("name eq 'ALPHA'", [1]),
        ("name eq 'o''neil'", [2]),
        ("name eq 'o%27%27neil'", []),  # The query options decode it once.
        ("contains(name,'%')", [3]),
        ("contains(name,'_')", [3]),
        ("contains(name,'{x}')", [3]),
        ("name eq '100%_{x}'", [3]),
        ("startswith(name,'a') or endswith(name,'IL')", [1, 2]),
        ("endswith(name,'')", [1, 2, 3]),
        ("not contains(name,'a')", [2, 3, 4]),
        ("not(contains(name,'a'))", [2, 3, 4]),
        ("not (not contains(name,'a'))", [1]),
        ("name eq null", [4]),
        ("name ne null", [1, 2, 3]),
        ("name ne 'Alpha'", [2, 3, 4]),
        ("size gt null", []),
        ("not (size gt null)", []),
        ("size gt 1 and size lt 10", [2]),
        ("size in (1,10)", [1, 4]),
        ("size in (2)", [2]),
        ("size in(2)", [2]),
        ("not (size in (1,2))", [3, 4]),
        ("name in ('alpha',null)", [1, 4]),
        ("allowed eq 'YES'", [3]),
        ("color eq 1", [2]),
        ("isnew eq true", [4]),
        ("isnew ne true", [1, 2, 3]),
        ("weight eq .5", None),
        ("weight eq 0.5", [4]),
        ("weight le 1e9", [4]),
        ("size lt 99999999999999999999999", [1, 2, 4]),
        ("madeon eq 2026-07-01T10:00:00+02:00", [4]),
        ("madeon gt 2026-07-01T07:59:59.5Z", [4]),
        ("madeon ge 2026-07-01T08:00:00.5Z", []),
        ("madeon ge 2026-07-01", [4]),
        ("madeon ge '2026-07-01'", [4]),
        ("bornon eq 2026-07-01", [4]),
        (f"_holder_value eq {OWNERS[1]}", [4]),
        (f"_holder_value eq '{OWNERS[1].upper()}'", [4]),
        (f"_holder_value eq {{{OWNERS[1]}}}", [4]),
        ("holder/name eq 'owner 1'", [4]),
        ("holder/name ne null", [4]),
        ("contains(name,'a') eq true", [1]),
        ("contains(name,'a') eq false", [2, 3, 4]),
        ("not (startswith(name,'a') ne true)", [1]),
        ("name eq allowed", []),
        ("name ne allowed", [1, 2, 3, 4]),
        ("not (name eq allowed)", [1, 2, 3, 4]),
        ("size ge size", [1, 2, 4]),
        ("NAME EQ 'x'", None),
        ("name EQ 'alpha' AND size EQ 1", [1]),
        ("size eq 1 or size eq 2 and name eq 'x'", [1]),
        ("(size eq 1 or size eq 2) and contains( name , 'n' )", [2]),
        ("name gt 'a' and name le 'alpha'", [1]),
    ],
)
def test_a_filter_finds(things: Records, text: str, numbers: list[int] | None) -> None:
    if numbers is None:
        with pytest.raises(ApmError):
            found(things, text)
    else:
        assert [int(str(each)[-1]) for each in found(things, text)] == numbers


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("nam eq 'x'", "there is no column 'nam' in thing; did you mean 'name'?"),
        ("holder eq 'x'", "thing.holder is a lookup; its column is called _holder_value"),
        ("name eq 5", "$filter: thing.name is text; put the value in quotes: '5'"),
        ("color eq 'Red'", "has to be compared with a number, not 'Red'; there are: 1 Red, 2 Gr"),
        ("size eq true", "thing.size has to be compared with a number, not true"),
        ("isnew eq 1", "thing.isnew has to be compared with true or false, not 1"),
        ("madeon eq 5", "thing.madeon has to be a time such as 2026-07-01T08:00:00Z, not 5"),
        ("bornon eq 2026-07-01T00:00:00Z", "thing.bornon has to be a date such as 2026-07-01"),
        ("_holder_value eq 'x'", "thing._holder_value has to be an id (a GUID), not 'x'"),
        ("contains(size,'1')", "$filter: contains looks for text in a column that holds text"),
        ("contains(name,null)", "$filter: contains looks for text in a column that holds text"),
        ("name eq 'x", "$filter has an unmatched '; write '' for a ' in a value"),
        ("name eq 'it's'", "$filter has an unmatched '"),
        ("name eq {x", "$filter has an unmatched {"),
        ("name eq {x}", "$filter cannot be read near {x}; a value with braces needs quotes"),
        ("name = 'x'", "$filter compares with eq, not with ="),
        ("name eq", "$filter cannot be read near 'eq'"),
        ("(name eq 'x'", "$filter ends too early"),
        ("name eq 'a' nd size eq 1", "$filter cannot be read near 'nd size eq'"),
        ("'a' 'b'", "$filter cannot be read near ''b''"),
        ("name # 'x'", "$filter cannot be read near '#"),
        ("name", "$filter has a part that is not a condition"),
        ("name in 'x'", "$filter cannot be read near"),
        ("name in (size,1)", "$filter: in takes values; text needs quotes"),
        (
            "name eq Alpha",
            "$filter compares with 'Alpha', which is no value and no column; text needs",
        ),
        (
            "name eq size",
            "$filter: name and size have different types; only columns of the same type",
        ),
        (
            "contains(name,'a') gt true",
            "$filter compares a function with true or false by eq or ne",
        ),
        ("contains(name,allowed)", "$filter: contains looks for a text, which needs quotes"),
        ("1 eq size", "$filter compares a column, on the left, with a value"),
        ("tolower(name) eq 'x'", "the function tolower is not part of this emulator"),
        ("length(name)", "the function length is not part of this emulator"),
        ("substringof('x',name)", "the function substringof is not part of this emulator"),
        ("contains(name)", "$filter: contains takes a column and a value"),
        (
            "Microsoft.Dynamics.CRM.Above(PropertyName='color',PropertyValue='1')",
            "the function Microsoft.Dynamics.CRM.Above is not part of this emulator",
        ),
        (
            "Microsoft.Dynamics.CRM.ContainValues(PropertyName='holder',PropertyValues=['1'])",
            "$filter: thing._holder_value is no choice",
        ),
        (
            "Microsoft.Dynamics.CRM.Today(x)",
            "Microsoft.Dynamics.CRM.Today does not take 'x'; write as in",
        ),
        (
            "Microsoft.Dynamics.CRM.Today(PropertyName='name')",
            "$filter: thing.name holds no date, which is what the operator compares",
        ),
        (
            "Microsoft.Dynamics.CRM.LastXDays(PropertyName='madeon',PropertyValue=0)",
            "$filter: thing.madeon cannot be compared by last-x-days with '0'",
        ),
        (
            "Microsoft.Dynamics.CRM.In(PropertyName='size',PropertyValues=5)",
            "Microsoft.Dynamics.CRM.In does not take",
        ),
        (
            "Microsoft.Dynamics.CRM.Today(PropertyName=@p1)",
            "Microsoft.Dynamics.CRM.Today does not take",
        ),
        (
            "Microsoft.Dynamics.CRM.Today(PropertyName='madon')",
            "there is no column 'madon' in thing; did you mean 'madeon'?",
        ),
        ("name eq some.thing", "$filter: some.thing is not a column; a text value needs quotes"),
        ("name eq literal.v0", "$filter: literal.v0 is not a column"),
        ("holder/x eq 1", "there is no column 'x' in owner"),
        ("holdr/name eq 'x'", "there is no navigation property 'holdr' in thing; did you mean"),
        ("name/x eq 1", "'name' is a column of thing, no navigation property"),
        ("holder/name/x eq 'y'", "'name' is a column of owner, no navigation property"),
        ("owner_things/any(o:o/name eq 'x')", "there is no collection 'owner_things' in thing"),
        ("size add 1 eq 2", "$filter compares a column, on the left, with a value"),
        ("size eq -(1)", "$filter compares with something that is not a plain value"),
        ("name eq duration'P1D'", "$filter cannot be read near"),
    ],
)
def test_a_filter_that_cannot_be_is_refused_in_one_sentence(
    things: Records, text: str, sentence: str
) -> None:
    with pytest.raises(ApmError) as caught:
        found(things, text)
    message = str(caught.value)
    assert sentence in message
    assert "\n" not in message
    assert "literal.v" not in message or "literal.v" in text


PIECES = [
    "a",
    "b/c",
    "a/b/c",
    "any",
    "all",
    "any(",
    "all(x:x",
    ")",
    "(",
    ",",
    "'x'",
    "'y{z}'",
    "{z}",
    "1",
    "-",
    "1.5",
    ".5",
    "1e5",
    "null",
    "true",
    "eq",
    "ne",
    "and",
    "or",
    "not",
    "in",
    "(1,2)",
    "contains(",
    "now()",
    "2020-01-01",
    "2020-01-01T00:00:00Z",
    "10:00:00",
    "add",
    ":",
    "length(a)",
    "duration'P1D'",
    "=",
    "#",
    "5fa2c7a8-1111-4222-8333-444455556666",
    "geography'x'",
    "concat('a','b')",
    "geo.distance(",
]


@given(
    st.text(max_size=40)
    | st.text(alphabet="(){}'naeqotri _,.0-:/=xyz", max_size=60)
    | st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)
    | st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
)
def test_any_text_is_a_filter_or_is_refused(things: Records, text: str) -> None:
    options = f"?$filter={quote(text, safe='')}"
    for query in (
        lambda: things.query("thing", options),
        lambda: things.first_value("thing", "name", options, {"z": "x"}.get),
    ):
        try:
            query()
        except ApmError as error:
            assert re.match(r"\$filter|there is no |thing\.holder is|'\w+' is a column", str(error))


@given(texts, st.sampled_from(["eq", "ne", "gt", "contains"]))
def test_a_quoted_value_stays_a_value(text: str, operator: str) -> None:
    written = quoted(text)
    whole = f"contains(name,{written})" if operator == "contains" else f"name {operator} {written}"
    bare, _ = parsed(whole)
    assert bare.values == (Value(text),)


@pytest.mark.parametrize(
    "value",
    [
        "x' or 1 eq 1 or name eq 'x",
        "'; DROP TABLE thing; --",
        '" OR 1=1 --',
        "x') or contains(name,'",
        "?",
        ":name",
        "%",
        "\\'",
    ],
)
def test_a_value_that_looks_like_a_query_is_none(things: Records, value: str) -> None:
    assert found(things, f"name eq {quoted(value)}") == []
    assert found(things, f"contains(name,{quoted(value)})") == (
        [THINGS[2]["thingid"]] * (value == "%")
    )
    assert len(found(things, f"name ne {quoted(value)}")) == 4


@pytest.mark.parametrize(
    "name", ['name" or 1=1 --', "name; drop table thing", "t.name", 'x" as y', "rowid", "name~fold"]
)
def test_only_columns_of_the_schema_reach_sql(things: Records, name: str) -> None:
    for options in (f"$select={name}", f"$orderby={name}", f"$filter={name} eq 'x'"):
        with pytest.raises(ApmError):
            things.query("thing", "?" + quote(options, safe="=$"))
    assert things.count("thing") == 4


def test_a_filter_has_bounds(things: Records) -> None:
    many = " or ".join(["size eq 1"] * MAX_CONDITIONS)
    assert len(found(things, many)) == 1
    assert found(things, " or ".join(["name eq 'none'"] * MAX_CONDITIONS)) == []
    assert found(things, " or ".join(["contains(name,'none')"] * MAX_CONDITIONS)) == []
    assert len(found(things, " and ".join([f"({many[:500].rpartition(' or ')[0]})"] * 5))) == 1
    deep = "name eq 'x' or (size eq 2 and (" * (MAX_DEPTH // 2)
    assert found(things, f"{deep}size eq 2{'))' * (MAX_DEPTH // 2)}") == [THINGS[1]["thingid"]]
    for text, sentence in (
        (many + " or size eq 1", f"more than {MAX_CONDITIONS} conditions"),
        ("(" * 31 + "size eq 1" + ")" * 31, f"past {MAX_DEPTH} levels"),
        ("name eq '" + "x" * MAX_LENGTH + "'", f"longer than {MAX_LENGTH} characters"),
    ):
        with pytest.raises(ApmError, match=sentence):
            found(things, text)


@pytest.mark.parametrize(
    "text", ["a" * 32000, "{" * 32000, "'" * 32001, "{a" * 16000, "a{b}" * 8000]
)
def test_a_long_text_is_refused_quickly(things: Records, text: str) -> None:
    with pytest.raises(ApmError):
        things.first_value("thing", "name", f"?$filter={text}", lambda _: None)


def test_values_and_missing_ones_are_no_names(things: Records) -> None:
    values: list[Json] = ["\0", "\ud800"]
    for value in values:
        assert (
            things.first_value("thing", "name", "?$filter=name ne '{x}'", {"x": value}.get) is None
        )
