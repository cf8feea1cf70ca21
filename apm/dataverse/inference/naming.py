"""How tables and columns are called that nobody described: sets, labels, keys [D; what a maker may change, A].

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
    """The publisher's prefix with its underscore; empty when there is none."""
    match = _PREFIX.match(name)
    return match[0] if match else ""


def plural(word: str) -> str:
    """A word for several.

    >>> plural("trip"), plural("box"), plural("day")
    ('trips', 'boxes', 'days')
    """
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:s|x|z|ch|sh)$", word) else "s")


def label_of(name: str) -> str:
    """What people call it: its logical name without the prefix.

    >>> label_of("new_departure_date")
    'Departure Date'
    """
    words = name.removeprefix(prefix_of(name)).split("_")
    return " ".join(word[:1].upper() + word[1:] for word in words if word) or name


def title_column(table: str, texts: Collection[str]) -> str:
    """The primary name column: one of the usual names, else the first text, else a new one."""
    prefix = prefix_of(table)
    usual = ("name", f"{prefix}name", "subject", "title", "fullname")
    found = [name for name in usual if name in texts] or [*texts][:1]
    return found[0] if found else f"{prefix}name"


def is_slip(name: str, known: Iterable[str]) -> bool:
    """Whether a name is nearly one that is known, and rather a slip than a name of its own.

    >>> is_slip("tilte", ["title"]), is_slip("telephone2", ["telephone1"]), is_slip("new_title", ["title"])
    (True, False, False)
    """
    return any(_is_near(name, each) for each in known)


def _is_near(name: str, other: str) -> bool:
    if prefix_of(name) != prefix_of(other) or _DIGITS.sub("", name) != _DIGITS.sub("", other):
        return False
    if sorted(name) == sorted(other):
        return True
    return SequenceMatcher(None, name, other).ratio() >= _CLOSE
