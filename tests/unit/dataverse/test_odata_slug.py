"""Slugs that query the Dataverse; slugs within them are always values."""

from __future__ import annotations

import pytest
from hypothesis import given

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.core.slugs import render
from apm.dataverse import OdataSlug, Records, is_odata_slug, read_odata_slug
from apm.workspace.slug_resolver import SlugResolver
from tests.support.thing_tables import OWNERS, Row, found, quoted, rows, store, texts

ACCOUNT = "acc00000-0000-4000-8000-000000000002"
TITLE = "Invoice shows the old billing address"


@pytest.fixture(scope="module")
def records() -> Records:
    return Records()


def nothing(_name: str) -> Json:
    return None


def value(records: Records, slug: str, **context: Json) -> Json:
    asked = read_odata_slug(slug)
    return records.first_value(asked.table, asked.attribute, asked.options, context.get)


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("$odata.incident.title", OdataSlug("incident", "title", "")),
        ("$Odata.incidents.title.", OdataSlug("incidents", "title", "")),
        ("$ODATA.task.subject.?$top=1", OdataSlug("task", "subject", "?$top=1")),
        ("$odata.task.subject?$top=1", OdataSlug("task", "subject", "?$top=1")),
        (
            "$odata.incident._customerid_value@OData.Community.Display.V1.FormattedValue.?x=a.b?c",
            OdataSlug(
                "incident",
                "_customerid_value@OData.Community.Display.V1.FormattedValue",
                "?x=a.b?c",
            ),
        ),
    ],
)
def test_a_slug_names_table_attribute_and_options(slug: str, expected: OdataSlug) -> None:
    assert is_odata_slug(slug)
    assert read_odata_slug(slug) == expected


@pytest.mark.parametrize("slug", ["$odata", "$odata.incident", "$odata..title", "$odata.x.?y", "a"])
def test_a_slug_without_them_is_refused(slug: str) -> None:
    with pytest.raises(ApmError, match="has to name a table and an attribute"):
        read_odata_slug(slug)


@pytest.mark.parametrize("id_text", [ACCOUNT, ACCOUNT.upper(), f"{{{ACCOUNT}}}", f" {ACCOUNT} "])
@pytest.mark.parametrize("inner", ["'{customerRecordId}'", "{customerRecordId}"])
def test_the_first_case_of_a_customer(records: Records, inner: str, id_text: str) -> None:
    slug = f"$odata.incident.title.?$filter=_customerid_value eq {inner}&$select=title"
    assert value(records, slug, customerRecordId=id_text) == TITLE


@pytest.mark.parametrize(
    ("options", "context", "expected"),
    [
        ("ticketnumber eq 'CAS-{n}-E5M7L1'", {"n": "01003"}, TITLE),
        ("ticketnumber eq CAS-{n}-{tail}", {"n": "01003", "tail": "E5M7L1"}, TITLE),
        ("ticketnumber eq {whole}", {"whole": "cas-01003-e5m7l1"}, TITLE),
        ("startswith(title,'{a}')", {"a": "INVOICE"}, TITLE),
        ("contains(title,{a})", {"a": "billing"}, TITLE),
        ("prioritycode eq {n} and statecode eq 0", {"n": 3}, TITLE),
        ("prioritycode eq '{n}' and statecode eq {s}", {"n": "3", "s": 0.0}, TITLE),
        ("isescalated eq {x}", {"x": True}, "Display is stuck on 'Please wait'"),
        ("isescalated eq '{x}'", {"x": "TRUE"}, "Display is stuck on 'Please wait'"),
        ("title eq '{x}'", {"x": "Display is stuck on 'Please wait'"}, "Display is stuck on 'Ple"),
        ("createdon eq {d}T15:05:00Z", {"d": "2026-06-25"}, TITLE),
        ("createdon le {d} and prioritycode eq 3", {"d": "2026-06-25T15:05:00Z"}, TITLE),
        (f"_customerid_value eq {{{ACCOUNT}}}", {}, TITLE),
        ("title in ('x',{t})", {"t": TITLE}, TITLE),
        ("customerid_account/name eq '{c}'", {"c": "Fabrikam Hotels"}, TITLE),
        ("prioritycode eq {n}", {"n": "three"}, None),
        ("prioritycode ne {n}", {"n": "three"}, None),
        ("isescalated eq {x}", {"x": "maybe"}, None),
        ("createdon gt {d}", {"d": "yesterday"}, None),
        ("_customerid_value eq '{c}'", {"c": "x' or 1 eq 1"}, None),
        ("title eq '{t}'", {"t": "x' or title ne 'x"}, None),
        ("title eq {t}", {"t": "title"}, None),
        ("title eq '{t}'", {"t": "{t}"}, None),
        ("title eq '{t}'", {"t": {"a": [1]}}, None),
    ],
)
def test_inner_slugs_are_values(
    records: Records, options: str, context: dict[str, Json], expected: str | None
) -> None:
    got = value(records, f"$odata.incident.title.?$filter={options}", **context)
    assert got == expected or (expected and str(got).startswith(expected))


@pytest.mark.parametrize("empty", [None, ""])
@pytest.mark.parametrize(
    "options",
    [
        "_customerid_value eq '{x}'",
        "_customerid_value ne {x}",
        "not (_customerid_value eq {x})",
        "title eq 'Case {x}'",
        "contains(title,'{x}')",
        "not contains(title,'{x}')",
        "title in ({x},'y')",
        "statecode eq 0 and title eq '{x}'",
    ],
)
def test_an_empty_inner_slug_matches_nothing(records: Records, options: str, empty: Json) -> None:
    assert value(records, f"$odata.incident.title.?$filter={options}", x=empty) is None


def test_the_other_side_of_an_or_still_counts(records: Records) -> None:
    slug = "$odata.incident.title.?$filter=title eq '{x}' or ticketnumber eq 'CAS-01003-E5M7L1'"
    assert value(records, slug) == TITLE


def test_order_and_annotations(records: Records) -> None:
    name = "_customerid_value@OData.Community.Display.V1.FormattedValue"
    slug = f"$odata.incident.{name}.?$orderby=createdon desc&$top=5&$expand=ownerid&$select=title"
    assert value(records, slug) == "Contoso Coffee"
    assert value(records, "$odata.incident.ticketnumber") == "CAS-01001-E5M7L1"
    assert value(records, "$odata.task.subject.?$filter=percentcomplete gt 100") is None


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [
        ("$odata.incidnt.title", "there is no table 'incidnt'; did you mean 'incident'?"),
        ("$odata.incident.titel", "there is no column 'titel' in incident"),
        ("$odata.incident.customerid", "its column is called _customerid_value"),
        ("$odata.incident.title.?$filter={x} eq 'y'", "compares a column, on the left, with a"),
        ("$odata.incident.title.?$filter=title {x} 'y'", "cannot be read near '{x}"),
        ("$odata.incident.title.?$filter=title eq 'x}'{y'", "cannot be read"),
    ],
)
def test_a_slug_that_cannot_be_is_refused(records: Records, slug: str, sentence: str) -> None:
    with pytest.raises(ApmError) as caught:
        value(records, slug, x="title", y="b")
    message = str(caught.value)
    assert sentence in message or "unmatched" in message


QUESTION = "$odata.incident._customerid_value.?$filter=ticketnumber eq 'CAS-01003-E5M7L1'"
DEEP = "$odata.incident.incidentid.?$filter=ticketnumber eq {n}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[{$odata.incident.title.?$filter=contains(title,'}') or prioritycode eq 3}]", TITLE),
        ("[{$odata.incident.title.?$filter=contains(title,'{') or prioritycode eq 3}]", TITLE),
        ("[{$odata.incident.title.?$filter=title eq 'it''s }' or prioritycode eq 3}]", TITLE),
        (f"[{{$odata.account.name.?$filter=accountid eq {{{QUESTION}}}}}]", "Fabrikam Hotels"),
        (
            f"[{{$odata.account.name.?$filter=accountid eq '{{x}}' or accountid eq {{{QUESTION}}}}}]",
            "Fabrikam Hotels",
        ),
        (
            "[{$odata.account.name.?$filter=accountid eq {$odata.incident._customerid_value"
            f".?$filter=incidentid eq {{{DEEP}}}}}}}]",
            "Fabrikam Hotels",
        ),
    ],
)
def test_braces_in_quotes_are_text_and_questions_stand_within_questions(
    records: Records, text: str, expected: str
) -> None:
    resolver = SlugResolver({"n": "CAS-01003-E5M7L1", "x": "x"}.get, records)
    assert render(text, resolver) == f"[{expected}]"
    assert resolver.problems == []


def test_what_an_inner_question_cannot_answer_is_said_and_finds_nothing(records: Records) -> None:
    resolver = SlugResolver(nothing, records)
    slug = "{$odata.account.name.?$filter=accountid eq {$odata.incidnet.title}}"
    assert render(f"[{slug}]", resolver) == "[]"
    assert resolver.problems == ["there is no table 'incidnet'; did you mean 'incident'?"]


def test_an_empty_filter_is_refused(records: Records) -> None:
    resolver = SlugResolver(nothing, records)
    assert render("[{$odata.incident.title.?$filter=}]", resolver) == "[]"
    (problem,) = resolver.problems
    assert problem.startswith("$filter is empty; write a condition")


def test_a_long_text_of_braces_is_read_in_time() -> None:
    text = "{$odata.a.b.?" + "'{" * 3000 + "{$odata." * 3000
    assert render(text, nothing) == text


@given(rows, texts)
def test_a_value_by_slug_finds_what_it_finds_in_quotes(given_rows: list[Row], text: str) -> None:
    records = store(given_rows)
    expected = found(records, f"name eq {quoted(text)}") if text else []
    for inner in ("'{x}'", "{x}"):
        options = f"?$filter=name eq {inner}"
        got = records.first_value("thing", "thingid", options, {"x": text}.get)
        assert got == (expected[0] if expected else None)


@given(rows, texts)
def test_no_value_finds_a_record_that_lacks_it(given_rows: list[Row], text: str) -> None:
    records = store(given_rows)
    for attribute, options in (
        ("name", "?$filter=startswith(name,'{x}')"),
        ("_holder_value", "?$filter=_holder_value eq '{x}' and size ne null"),
    ):
        got = records.first_value("thing", attribute, options, {"x": text}.get)
        if attribute == "name" and got is not None:
            assert str(got).casefold().startswith(text.casefold())
        elif got is not None:
            assert got in OWNERS
            assert got in text.lower()
