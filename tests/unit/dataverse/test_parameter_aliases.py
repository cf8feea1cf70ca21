"""Parameter aliases in `$filter` and `$orderby`."""

from __future__ import annotations

import re

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Records

DOCUMENTED = (
    "?$select=name,revenue&$orderby=@p1 asc,@p2 desc&$filter=@p1 ne @p3&@p1=revenue&@p2=name"
)


@pytest.fixture(scope="module")
def records() -> Records:
    return Records()


def names(records: Records, options: str) -> list[Json]:
    return [each["name"] for each in records.query("account", options)]


@pytest.mark.parametrize(
    ("options", "same"),
    [
        ("?$filter=contains(name,@p1)&@p1='Con'", "?$filter=contains(name,'Con')"),
        ("?$filter=contains(name,@p1)&%40p1=%27Con%27", "?$filter=contains(name,'Con')"),
        ("?@p1='Con'&$filter=contains(name,@p1)", "?$filter=contains(name,'Con')"),
        (DOCUMENTED, "?$filter=revenue ne null&$orderby=revenue asc,name desc"),
        (
            "?$filter=@p eq @v or fax eq @v&@p=name&@v='A@v'",
            "?$filter=name eq 'A@v' or fax eq 'A@v'",
        ),
        ("?$filter=fax eq @unassigned", "?$filter=fax eq null"),
        ("?$filter=emailaddress1 eq 'hello@contoso.example'", "?$filter=name eq 'Contoso Coffee'"),
        ("?$filter=revenue ge @least&@least=18500000.0", "?$filter=revenue ge 18500000.0"),
        (
            "?$filter=@p and statecode eq 0&@p=fax ne null or revenue ne null",
            "?$filter=(fax ne null or revenue ne null) and statecode eq 0",
        ),
        ("?$filter=not @p&@p=name eq 'x' or name eq 'Y or z'", "?$filter=not (name eq 'x')"),
        ("?$filter=not @p&@p=name eq 'x' and (fax eq null)", "?$filter=not (name eq 'x')"),
        (
            "?$filter=name in @p&@p=('Contoso Coffee', 'a or b')",
            "?$filter=name in ('Contoso Coffee','a or b')",
        ),
        ("?$apply=groupby((name))&$orderby=@p1&@p1=name", "?$apply=groupby((name))&$orderby=name"),
    ],
)
def test_an_alias_stands_for_its_text(records: Records, options: str, same: str) -> None:
    assert names(records, options) == names(records, same)


def test_pages_keep_the_aliases(records: Records) -> None:
    options = "?$select=name&$orderby=@p1&$filter=@p1 ne null&@p1=name"
    page = records.retrieve_multiple("account", options, 2)
    following = records.retrieve_multiple("account", page.next_options, 2)
    found = [*page.records, *following.records]
    assert [each["name"] for each in found] == names(records, options)[:4]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("?$filter=name eq @p1&@p1='a'&@p1='b'", "the parameter alias @p1 is given twice"),
        (
            "?$expand=contact_customer_accounts($filter=lastname eq @p1)&@p1='a'",
            "$expand takes no parameter aliases such as @p1; write the value",
        ),
        ("?$filter=contains(name,@p1)", "contains looks for text"),
        ("?$top=@p1&@p1=5", "$top has to be a whole number"),
    ],
)
def test_a_mistake_is_named(records: Records, options: str, said: str) -> None:
    with pytest.raises(ApmError, match=re.escape(said)):
        records.query("account", options)
