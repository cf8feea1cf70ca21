"""The most similar known name, for messages about names that do not exist.

>>> hint("acount", ["account", "contact"])
"did you mean 'account'?"
>>> hint("x", ["account", "contact"])
'there are: account, contact'
"""

from collections.abc import Iterable

from apm.core.errors import show

_CUTOFF = 0.7
"""The least similarity of a name that is suggested, from 0 to 1."""

_MOST = 20
"""The number of names that a message lists."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most similar, whatever its case; None if there is none.

    >>> nearest("WEBAPI", ["WebApi"]), nearest("x", ["WebApi"])
    ('WebApi', None)
    """
    from difflib import get_close_matches  # noqa: PLC0415 - Imported for errors only.

    by_folded = {each.casefold(): each for each in reversed([*known])}
    close = get_close_matches(name.casefold(), by_folded, n=1, cutoff=_CUTOFF)
    return by_folded[close[0]] if close else None


def suggestion(name: str, known: Iterable[str]) -> str:
    """A question with the most similar known name; empty if there is none."""
    near = nearest(name, known)
    return "" if near is None else f"did you mean {show(near)}?"


def hint(name: str, known: Iterable[str], otherwise: str = "there are:") -> str:
    """A question with the most similar known name, else a list of the known names.

    Args:
        name: the name that does not exist.
        known: the names that exist.
        otherwise: how the list begins.
    """
    names = [*known]
    return suggestion(name, names) or f"{otherwise} {listed(names)}"


def listed(names: Iterable[str]) -> str:
    """Names in a row; of many, the first ones.

    >>> listed([])
    'none'
    """
    known = [*names]
    more = ", …" if len(known) > _MOST else ""
    return f"{', '.join(known[:_MOST]) or 'none'}{more}"
