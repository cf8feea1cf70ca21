"""The tables in the settings; values that have to be tables and are not are reported by `checking`.

>>> list(entries({"forms": [{"table": "account"}, 5]}, "forms"))
[('forms[0] (account)', {'table': 'account'})]
>>> table_in({"records": {"keep": True}}, "records"), table_in({"records": 5}, "records")
({'keep': True}, {})
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from apm.core.json_text import Json
from apm.settings.problem_texts import key_of

Entry: TypeAlias = Mapping[str, Json]
"""A table of the settings, or the settings as a whole."""

Keyed: TypeAlias = tuple[str, Entry]
"""A table with its key."""


def entries(given: Entry, key: str) -> Iterator[Keyed]:
    """The tables in the list under a key, each with its key."""
    for at, entry in _numbered(given, key):
        yield key_of((key, at), given), entry


def tables_under(given: Entry, key: str) -> Iterator[Entry]:
    """The tables in the list under a key."""
    return (entry for _, entry in _numbered(given, key))


def _numbered(given: Entry, key: str) -> Iterator[tuple[int, Entry]]:
    found = given.get(key)
    for at, entry in enumerate(found if isinstance(found, list) else []):
        if isinstance(entry, dict):
            yield at, entry


def table_in(given: Entry, key: str) -> Entry:
    """The table under a key; empty if there is none."""
    found = given.get(key)
    return found if isinstance(found, dict) else {}
