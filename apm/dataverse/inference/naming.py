"""Default names of tables and columns: entity sets, labels, primary names [D; names that a maker can change, A].

>>> plural("contoso_warranty"), label_of("contoso_warranty"), title_column("new_trip", [])
('contoso_warranties', 'Warranty', 'new_name')
"""

import re
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher

_PREFIX = re.compile(r"(?!address\d_)[a-z][a-z0-9]{1,7}_(?=.)")
_CLOSE = 0.85
_DIGITS = re.compile(r"\D")


def prefix_of(name: str) -> str:
    """The publisher prefix with its underscore; empty if there is none."""
    match = _PREFIX.match(name)
    return match[0] if match else ""


def plural(word: str) -> str:
    """The plural of a word.

    >>> plural("trip"), plural("box"), plural("day")
    ('trips', 'boxes', 'days')
    """
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:s|x|z|ch|sh)$", word) else "s")


def label_of(name: str) -> str:
    """The label of a logical name: its words without the prefix.

    >>> label_of("new_departure_date")
    'Departure Date'
    """
    words = name.removeprefix(prefix_of(name)).split("_")
    return " ".join(word[:1].upper() + word[1:] for word in words if word) or name


def title_column(table: str, texts: Collection[str]) -> str:
    """The primary name column: a usual name, else the first text column, else a new column."""
    prefix = prefix_of(table)
    usual = ("name", f"{prefix}name", "subject", "title", "fullname")
    found = [name for name in usual if name in texts] or [*texts][:1]
    return found[0] if found else f"{prefix}name"


def is_misspelled(name: str, known: Iterable[str]) -> bool:
    """Whether a name is probably a misspelling of a known name.

    >>> is_misspelled("tilte", ["title"]), is_misspelled("telephone2", ["telephone1"])
    (True, False)
    >>> is_misspelled("new_title", ["title"])
    False
    """
    return any(_is_near(name, each) for each in known)


def _is_near(name: str, other: str) -> bool:
    if prefix_of(name) != prefix_of(other) or _DIGITS.sub("", name) != _DIGITS.sub("", other):
        return False
    if sorted(name) == sorted(other):
        return True
    return SequenceMatcher(None, name, other).ratio() >= _CLOSE
