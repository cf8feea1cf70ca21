"""Splits the path of an address into segments, and reads keys and literals.

>>> [*segments_of("accounts(acc00000-0000-4000-8000-000000000001)/primarycontactid/$ref")][0]
Segment(name='accounts', arguments='acc00000-0000-4000-8000-000000000001')
>>> named_arguments("LogicalName='account',Top=5,Item=@p1", "@p1={'x':1}")
{'LogicalName': 'account', 'Top': 5, 'Item': {'x': 1}}
>>> literal("{'@odata.id':'accounts(acc00000-0000-4000-8000-000000000001)'}")
{'@odata.id': 'accounts(acc00000-0000-4000-8000-000000000001)'}
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from apm.core.json_text import Json, JsonTextError, parse_json
from apm.web_api.service_errors import BAD_REQUEST, ServiceError

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_ENUM = re.compile(r"[A-Za-z_][\w.]*'(.*)'", re.DOTALL)
_QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*["]""", re.DOTALL)
_ESCAPE = re.compile(r'\\.|"', re.DOTALL)
_WORDS: dict[str, Json] = {"null": None, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a path.

    Attributes:
        arguments: the text in its parentheses; None without parentheses.
    """

    name: str
    arguments: str | None = None


def segments_of(path: str) -> Iterator[Segment]:
    """The segments of an encoded path.

    Raises:
        ServiceError: a segment has unmatched parentheses.
    """
    for part in split(unquote(path), "/"):
        name, bracket, rest = part.strip().partition("(")
        if bracket and not rest.endswith(")"):
            raise ServiceError(400, BAD_REQUEST, f"The segment '{part}' has an unmatched (.")
        yield Segment(name, rest[:-1] if bracket else None)


def split(text: str, separator: str) -> list[str]:
    """The parts of a text between separators that are outside of quotes and brackets."""
    parts, depth, start, in_quotes = [], 0, 0, ""
    for at, char in enumerate(text):
        if in_quotes:
            in_quotes = "" if char == in_quotes else in_quotes
        elif char in "'\"":
            in_quotes = char
        elif char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif char == separator and depth <= 0:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]


def named_arguments(text: str, query: str = "") -> dict[str, Json]:
    """The arguments of a key or of a function; `@name` stands for a value in the query [D].

    Raises:
        ServiceError: an argument has no name or no readable value.
    """
    aliases = dict(unquote(each).partition("=")[::2] for each in query.split("&"))
    found: dict[str, Json] = {}
    for part in split(text, ",") if text.strip() else ():
        name, sign, value = (each.strip() for each in part.partition("="))
        if not sign or not name:
            raise ServiceError(400, BAD_REQUEST, f"'{part}' has to be a name and a value.")
        found[name] = literal(aliases.get(value, "null") if value.startswith("@") else value)
    return found


def literal(text: str) -> Json:
    """The value of a literal: a quoted text, a number, true, false, null, JSON, an enumeration or an id.

    Raises:
        ServiceError: the text is none of them.
    """
    text = text.strip()
    if text in _WORDS:
        return _WORDS[text]
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text or "e" in text.lower() else int(text)
    member = _ENUM.fullmatch(text)
    if member:
        return member[1]
    if not text.startswith(("{", "[")):
        return text
    try:
        return parse_json(_QUOTED.sub(_in_double_quotes, text))
    except JsonTextError as error:
        raise ServiceError(400, BAD_REQUEST, f"'{text[:60]}' is {error}.") from None


def _in_double_quotes(match: re.Match[str]) -> str:
    """A text of JSON; addresses have single quotes around it too [D]."""
    inner = match[0][1:-1]
    if match[0][0] == "'":
        inner = _ESCAPE.sub(lambda each: {"\\'": "'", '"': '\\"'}.get(each[0], each[0]), inner)
    return f'"{inner}"'
