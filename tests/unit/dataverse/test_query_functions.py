"""Query functions in a filter stand for conditions."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from apm.core.errors import ApmError
from apm.dataverse import Records
from tests.support.thing_tables import Row

NOW = datetime(2026, 7, 4, 12, 0, tzinfo=UTC)
DUE = {
    "a": "2026-07-01T00:00:00Z",
    "b": "2026-07-03T23:00:00Z",
    "c": "2026-07-04T08:00:00Z",
    "d": "2026-07-04T20:00:00Z",
    "e": "2026-07-06T09:00:00Z",
}


@pytest.fixture(scope="module")
def records() -> Records:
    tasks: list[Row] = [
        {"subject": name, "scheduledend": due, "percentcomplete": 10 * at}
        for at, (name, due) in enumerate(DUE.items())
    ]
    return Records({"task": tasks}, replace=True, user="Ada", now=lambda: NOW)


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("Today(PropertyName='scheduledend')", "cd"),
        ("Yesterday(PropertyName='scheduledend')", "b"),
        ("Tomorrow(PropertyName='scheduledend')", ""),
        ("LastXDays(PropertyName='scheduledend',PropertyValue=1)", "bc"),
        ("LastXDays( PropertyName = 'scheduledend' , PropertyValue = '3' )", "abc"),
        ("NextXDays(PropertyName='scheduledend',PropertyValue=2)", "de"),
        ("OlderThanXDays(PropertyName='scheduledend',PropertyValue=2)", "a"),
        ("On(PropertyName='scheduledend',PropertyValue='2026-07-04')", "cd"),
        ("OnOrAfter(PropertyName='scheduledend',PropertyValue='2026-07-04T10:00:00Z')", "cde"),
        ("OnOrBefore(PropertyName='scheduledend',PropertyValue=2026-07-03)", "ab"),
        ("In(PropertyName='subject',PropertyValues=['a','e'])", "ae"),
        ("In(PropertyName='percentcomplete',PropertyValues=['10','20'])", "bc"),
        ("Between(PropertyName='percentcomplete',PropertyValues=[10,30])", "bcd"),
        ('Between(PropertyName=\'percentcomplete\',PropertyValues=["10","30"])', "bcd"),
        ('In(PropertyName=\'subject\',PropertyValues=["a","e"])', "ae"),
        ('In(PropertyName=\'subject\',PropertyValues=["O\'Brian, (Jr.)","e"])', "e"),
        ("EqualUserId(PropertyName='ownerid')", "abcde"),
        ("NotEqualUserId(PropertyName='ownerid')", ""),
    ],
)
def test_a_function_finds_what_it_stands_for(records: Records, call: str, expected: str) -> None:
    found = records.query("task", f"?$filter=Microsoft.Dynamics.CRM.{call}&$orderby=subject")
    assert "".join(str(each["subject"]) for each in found) == expected


def test_a_text_in_a_list_has_apostrophes_and_quotes() -> None:
    texts = ["O'Brian", 'a "b", c', "Smith"]
    rows: list[Row] = [{"subject": each} for each in texts]
    records = Records({"task": rows}, replace=True, user="Ada")
    values = '["O\'Brian","a \\"b\\", c"]'
    text = f"Microsoft.Dynamics.CRM.In(PropertyName='subject',PropertyValues={values})"
    assert records.count("task", f"?$filter={text}") == 2
    aliases = f"PropertyName=@p1,PropertyValues=@p2)&@p1='subject'&@p2={values}"
    found = records.query("task", f"?$filter=Microsoft.Dynamics.CRM.In({aliases}&$top=5")
    assert [each["subject"] for each in found] == texts[:2]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Café", r'"Caf\u00e9"'),
        ("a/b", r'"a\/b"'),
        ("a\nb", r'"a\nb"'),
        ("😀", r'"\ud83d\ude00"'),
        ("a\\b", r'"a\\b"'),
    ],
)
def test_a_text_in_a_list_has_the_escapes_of_json(text: str, written: str) -> None:
    records = Records({"task": [{"subject": text}]}, replace=True, user="Ada")
    call = f"Microsoft.Dynamics.CRM.In(PropertyName='subject',PropertyValues=[{written}])"
    assert records.count("task", f"?$filter={call}") == 1


@pytest.mark.parametrize("written", [r'"\x"', r'"\u12"', r'"\ud83d"', r'"\u0000"'])
def test_a_wrong_text_in_a_list_is_refused_or_finds_nothing(records: Records, written: str) -> None:
    call = f"Microsoft.Dynamics.CRM.In(PropertyName='subject',PropertyValues=[{written}])"
    try:
        assert not records.count("task", f"?$filter={call}")
    except ApmError as error:
        assert "$filter: " in str(error)


def test_functions_go_with_other_conditions(records: Records) -> None:
    today = "Microsoft.Dynamics.CRM.Today(PropertyName='scheduledend')"
    assert records.count("task", f"?$filter=not {today} and statecode eq 0") == 3
    assert (
        records.count("task", f"?$filter=subject eq 'a' or ({today} and percentcomplete gt 20)")
        == 2
    )


def test_a_function_in_quotes_is_text(records: Records) -> None:
    text = "Microsoft.Dynamics.CRM.Today(PropertyName=''scheduledend'')"
    assert records.count("task", f"?$filter=subject eq '{text}'") == 0
