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


def is_slip(name: str, known: str) -> bool:
    """Whether a name is a known one in another case, or with one letter missing, added or changed, or two swapped.

    For places where a name may well be another: `nearest` also finds names that only resemble a known one.

    >>> [is_slip(each, "anchor") for each in ("Anchor", "ancor", "acnhor", "archer")]
    [True, True, True, False]
    """
    one, other = name.casefold(), known.casefold()
    start = _same(one, other)
    one, other = one[start:], other[start:]
    end = _same(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])


def _same(one: str, other: str) -> int:
    """The number of letters at the start that two texts share."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


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
