"""Addresses that name a record by an alternate key, as in `"/accounts(accountnumber='CC-1001')"` [D].

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> account = read_sample().table("account")
>>> with_ids(lambda name: account, lambda table, condition: f"<{condition}>", {
...     "a@odata.bind": "/accounts(accountid=5)", "b@odata.bind": "/accounts(5)", "c": "/accounts(accountid=5)"})
{'a@odata.bind': '/accounts(<accountid eq 5>)', 'b@odata.bind': '/accounts(5)', 'c': '/accounts(accountid=5)'}
"""

import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import unquote

from apm.core.errors import ApmError, ErrorCode, bad_input
from apm.core.json_text import Json
from apm.dataverse.names import BIND
from apm.dataverse.query.query_options import split
from apm.dataverse.schema.schema import Table

_ADDRESS = re.compile(r"(?:.*/)?(\w+)\s*\((\s*\w+\s*=.*)\)\s*", re.DOTALL)


def with_ids(
    table_of: Callable[[str], Table | None],
    find: Callable[[Table, str], str],
    values: Mapping[str, Json],
) -> Mapping[str, Json]:
    """The values with ids in place of keys in `@odata.bind`.

    Args:
        table_of: returns the table with an entity set name; None if there is none.
        find: returns the id of the record of a table that meets an OData condition; empty if there is none.
        values: the values of a record.

    Raises:
        ApmError: the columns of an address are no key of its table, or no record has the values.
    """

    def of(value: Json) -> Json:
        match = _ADDRESS.fullmatch(unquote(value)) if isinstance(value, str) else None
        table = table_of(match[1]) if match else None
        return f"/{table.set_name}({_id(table, match[2], find)})" if match and table else value

    bound = {
        name: [of(each) for each in value] if isinstance(value, list) else of(value)
        for name, value in values.items()
        if name.endswith(BIND) and "=" in str(value)
    }
    return {**values, **bound} if bound else values


def check_key(table: Table, names: Iterable[str]) -> None:
    """Checks that columns are an alternate key of a table.

    Raises:
        ApmError: they are not; the message names those that are.
    """
    given = [*names]
    if any({*key} == {*given} for key in table.keys):
        return
    known = " or ".join(f"({', '.join(key)})" for key in table.keys)
    has = f"it has {known}" if known else "its description has no keys"
    raise bad_input(f"({', '.join(given)}) is no alternate key of {table.set_name}; {has}")


def no_record(table: Table) -> ApmError:
    """The error for an alternate key that no record has [S]."""
    text = f"A record with the specified key values does not exist in {table.name} entity"
    return ApmError(ErrorCode.UNKNOWN_ID, text)


def _id(table: Table, key: str, find: Callable[[Table, str], str]) -> str:
    parts = [each.partition("=") for each in split(key, ",")]
    names = [name.strip() for name, _, _ in parts]
    if names != [table.primary_id]:
        check_key(table, names)
    found = find(table, " and ".join(f"{name.strip()} eq {value}" for name, _, value in parts))
    if not found:
        raise no_record(table)
    return found
