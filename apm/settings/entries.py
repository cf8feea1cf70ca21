"""The entries of a list in the settings, as far as they have the right shape; the rest has its own sentence.

>>> list(entries({"forms": [{"table": "account"}, 5]}, "forms"))
[('forms[0] (account)', {'table': 'account'})]
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from apm.core.json_text import Json
from apm.settings.problem_texts import key_of

Entry: TypeAlias = Mapping[str, Json]
"""A table of the settings, or all of them."""

Keyed: TypeAlias = tuple[str, Entry]
"""A table and the key that it stands under."""


def entries(given: Entry, key: str) -> Iterator[Keyed]:
    """The tables in the list under a key."""
    found = given.get(key)
    for at, entry in enumerate(found if isinstance(found, list) else []):
        if isinstance(entry, dict):
            yield key_of((key, at), given), entry
