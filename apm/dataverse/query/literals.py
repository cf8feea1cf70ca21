"""Replaces the quoted values, slugs and query functions of a `$filter` with placeholders before the filter is parsed.

The parser sees only names, so no value can change the meaning of a filter. The parsed tree then gets the values back.

>>> filter = take_out("title eq 'O''Neil' and _customerid_value eq {customerRecordId}", with_slugs=True)
>>> filter.text
'title eq  literal.v0  and _customerid_value eq  literal.v1'
>>> filter.values
(Value(value="O'Neil", is_loose=False, is_missing=False), Template(pieces=(Slug(name='customerRecordId'),)))
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

from apm.core.errors import ApmError, bad_input
from apm.core.slugs import BRACES, Lookup, Slug, as_text, parse
from apm.dataverse.names import clean_id
from apm.dataverse.query.filter_values import Value

FUNCTIONS = ("contains", "startswith", "endswith")
PLACE = "literal"
"""The namespace of the placeholders."""

NAMESPACE = "Microsoft.Dynamics.CRM."
"""The namespace of the query functions [D]."""

QUOTED = r"'(?:[^']|'')*+'"
LISTED = r'"(?:[^"\\]|\\.)*+"'
"""A text in the list of a query function, which is JSON [D]."""
_FUNCTION = rf"{re.escape(NAMESPACE)}(\w+)\s*\(((?:{QUOTED}|{LISTED}|[^()'])*+)\)"
_BRACED = rf"(?<![^\s(),'{{}}])[^\s(),'{{}}]*{BRACES}(?:{BRACES}|[^\s(),'{{}}])*+"
_TOKEN = re.compile(f"({QUOTED})|{_FUNCTION}|({_BRACED})|(')|([{{}}])")
_DOTTED = re.compile(r"\b[A-Za-z_]\w*(\.[A-Za-z_]\w*)+\s*\(?")
_ONE_IN_LIST = re.compile(r"\b(in)\s*\(([^(),]*)\)", re.IGNORECASE)
_NOT_OR_IN = re.compile(r"\b(not|in)\(", re.IGNORECASE)
_LIKE_A_KEYWORD = re.compile(r"(?<![\w./])(?=(?:any|all|null|true|false)\w)", re.IGNORECASE)

ESCAPE = "n__"
"""The prefix for columns whose names start with a keyword; the parser would split such names."""


Pieces: TypeAlias = tuple[str | Slug, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A value with slugs in it."""

    pieces: Pieces

    def fill(self, lookup: Lookup) -> Value:
        """The value with the values of its slugs.

        It is missing if one of the slugs is empty: `'Case {x}'` does not become `'Case '` [A].
        """
        found = [lookup(each.name) if isinstance(each, Slug) else each for each in self.pieces]
        texts = [as_text(each) for each in found]
        return Value("".join(texts), is_loose=True, is_missing=not all(texts))


@dataclass(frozen=True, slots=True)
class Called:
    """A query function with the text of its arguments. Its placeholder is compared with true."""

    name: str
    arguments: str


Literal: TypeAlias = Value | Template | Called


@dataclass(frozen=True, slots=True)
class Bare:
    """A filter whose values are placeholders: `literal.v0` for the first value, and so on."""

    text: str
    values: tuple[Literal, ...]
    sources: tuple[str, ...]

    def shown(self, part: str) -> str:
        """A part of the text as it was written, with its values."""
        place = rf"\(? ?{PLACE}\.v(\d+) ?(?:eq true \))?"
        part = re.sub(place, lambda found: self.sources[int(found[1])], part)
        return part.replace(ESCAPE, "").strip()


def take_out(text: str, *, with_slugs: bool) -> Bare:
    """A filter with placeholders for its quoted values, its ids in braces and, if asked for, its slugs.

    Raises:
        ApmError: a quote or a brace is unmatched, or a name has dots.
    """
    values: list[Literal] = []
    sources: list[str] = []
    kept: list[str] = []
    end = 0
    for match in _TOKEN.finditer(text):
        kept.append(text[end : match.start()])
        end = match.end()
        sources.append(match[0])
        values.append(_value(match, with_slugs))
        place = f" {PLACE}.v{len(values) - 1} "
        kept.append(f"({place}eq true )" if isinstance(values[-1], Called) else place)
    kept.append(text[end:])
    for part in kept[::2]:
        _refuse_unreadable(part)
    return Bare(_normal("".join(kept)), tuple(values), tuple(sources))


def no_function(name: str) -> ApmError:
    """The error for a function that this emulator does not support in filters."""
    return bad_input(
        f"$filter: the function {name} is not part of this emulator; "
        f"there are: {', '.join(FUNCTIONS)}"
    )


def _value(match: re.Match[str], with_slugs: bool) -> Literal:
    quoted, function, arguments, braced, quote, brace = match.groups()
    if function:
        return Called(function, arguments)
    if quoted:
        text = quoted[1:-1].replace("''", "'")
        pieces = parse(text) if with_slugs else (text,)
    elif braced:
        found = clean_id(braced)
        text = found or braced
        pieces = (found,) if found else parse(braced) if with_slugs else ()
    else:
        raise bad_input(f"$filter has an unmatched {quote or brace}; write '' for a ' in a value")
    if _has_slug(pieces):
        return Template(pieces)
    if not quoted and not clean_id(text):
        raise bad_input(f"$filter cannot be read near {text}; a value with braces needs quotes")
    return Value(text)


def _has_slug(pieces: Pieces) -> bool:
    return any(isinstance(each, Slug) for each in pieces)


def _refuse_unreadable(part: str) -> None:
    dotted = _DOTTED.search(part)
    if dotted and dotted[0].endswith("("):
        raise no_function(dotted[0][:-1].strip())
    if dotted:
        raise bad_input(f"$filter: {dotted[0].strip()} is not a column; a text value needs quotes")
    if "=" in part:
        raise bad_input("$filter compares with eq, not with =")


def _normal(text: str) -> str:
    """The text as the parser requires it: a comma in a list of one value, a space after `not` and `in`."""
    text = _ONE_IN_LIST.sub(r"\1 (\2,)", text)
    text = _NOT_OR_IN.sub(r"\1 (", text)
    return _LIKE_A_KEYWORD.sub(ESCAPE, text).strip()
