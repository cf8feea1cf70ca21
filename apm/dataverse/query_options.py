"""Query options, as in `?$select=title&$filter=statecode eq 0&$orderby=createdon desc&$top=5`.

>>> read_options("?$select=title, ticketnumber&$orderby=createdon desc,title&$top=5").orderby
(('createdon', True), ('title', False))
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from apm.dataverse.names import unknown
from apm.errors import bad_input, show

OPTIONS = ("$select", "$filter", "$orderby", "$top", "$expand", "$count")
MAX_TOP = 5000
"""Records that one answer of the product has at most [D]."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for.

    Attributes:
        select: columns by their Web API names; none for all.
        filter: its text; empty for all records.
        orderby: columns, and whether descending.
        top: how many records at most.
        expand: navigation properties, and what is asked of each.
    """

    select: tuple[str, ...] = ()
    filter: str = ""
    orderby: tuple[tuple[str, bool], ...] = ()
    top: int | None = None
    expand: "tuple[tuple[str, Query], ...]" = ()


def read_options(text: str) -> Query:
    """The query in a text that starts with `?` or is empty. `%20` and its like are decoded, `+` is a plus [A].

    Raises:
        ApmError: an option is not known, comes twice, or says what it cannot.
    """
    return _query(unquote(each) for each in _split(text.strip().removeprefix("?"), "&"))


def _query(parts: Iterator[str], *, nested: bool = False) -> Query:
    given: dict[str, str] = {}
    for part in parts:
        if not part.strip():
            continue
        name, _, value = part.partition("=")
        name = name.strip().lower()
        if name not in OPTIONS:
            raise unknown("query option", name, OPTIONS)
        if name in given:
            raise bad_input(f"the query option {name} comes twice")
        given[name] = value.strip()
    if nested and "$expand" in given:
        raise bad_input("$expand goes one level deep; there is none within another here")
    return Query(
        select=tuple(_names(given.get("$select", ""), "$select")),
        filter=given.get("$filter", ""),
        orderby=tuple(_order(each) for each in _names(given.get("$orderby", ""), "$orderby")),
        top=_top(given["$top"]) if "$top" in given else None,
        expand=tuple(_expand(each) for each in _names(given.get("$expand", ""), "$expand")),
    )


def _names(text: str, option: str) -> list[str]:
    if not text:
        return []
    names = [each.strip() for each in _split(text, ",")]
    if not all(names):
        raise bad_input(f"{option} has a comma too many: {show(text)}")
    return names


def _order(text: str) -> tuple[str, bool]:
    match text.split():
        case [column]:
            return column, False
        case [column, direction] if direction.lower() in ("asc", "desc"):
            return column, direction.lower() == "desc"
    raise bad_input(f"$orderby takes a column with asc or desc behind it, not {show(text)}")


def _top(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text) or not 0 < int(text) <= MAX_TOP:
        raise bad_input(f"$top has to be a whole number from 1 to {MAX_TOP}, not {show(text)}")
    return int(text)


def _expand(text: str) -> tuple[str, Query]:
    name, bracket, rest = text.partition("(")
    if not bracket:
        return name.strip(), Query()
    if not rest.endswith(")"):
        raise bad_input(f"$expand has a ( without its ): {show(text)}")
    return name.strip(), _query(_split(rest[:-1], ";"), nested=True)


def _split(text: str, separator: str) -> Iterator[str]:
    """The parts of a text between separators that stand outside of quotes and parentheses."""
    depth, start, in_quotes = 0, 0, False
    for at, char in enumerate(text):
        if char == "'":
            in_quotes = not in_quotes
        elif in_quotes:
            continue
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == separator and depth <= 0:
            yield text[start:at]
            start = at + 1
    yield text[start:]
