"""The slug language: text with names in braces, as in `Case {anchor.title}`.

A text is parsed once into literal text and slugs; the values that replace slugs are not parsed again.
A name starts with a letter, `_` or `$` and contains no brace; any other brace is plain text. A name that starts with
`$odata.` is a Dataverse query. It can contain slugs and further queries, whose values become literals in it.

>>> render("Call from {customerName}", {"customerName": "Contoso"}.get)
'Call from Contoso'
>>> render("{a} {1} {{b", {"a": "{b}", "b": "x"}.get)
'{b} {1} {{b'
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from apm.core.json_text import WHOLE, Json

Lookup = Callable[[str], Json]
"""Returns the value of a name; None if it has none."""

SHORT = 1000
"""The maximum length of a text whose parsed form is cached: texts of templates are shorter and are used repeatedly."""

DEPTH = 3
"""The maximum depth of queries within queries."""


def _braces(depth: int) -> str:
    """A pattern for text in braces. Only a query can contain slugs; a brace within quotes is plain text there."""
    if depth == 0:
        return r"\{[^{}]*\}"
    # What a query contains is read once (`*+`): tried again in other ways, a text without end takes exponential time.
    return rf"\{{(?:\$odata\.(?:'[^']*'|[^{{}}']|{_braces(depth - 1)})*+|[^{{}}]*)\}}"


BRACES = f"(?i:{_braces(DEPTH)})"
"""A pattern for text in braces, with nested braces in queries."""

_SLUG = re.compile(BRACES)

_QUOTE = re.compile(r'(?<!\\)(?:\\\\)*"')
"""A quote that begins or ends a string of a JSON text."""


@dataclass(frozen=True, slots=True)
class Slug:
    """A name in braces, or a Dataverse query."""

    name: str


def parse(text: str) -> tuple[str | Slug, ...]:
    """The literal parts and the slugs of a text, in order.

    >>> parse("Hi {name}!")
    ('Hi ', Slug(name='name'), '!')
    """
    return _parse_once(text) if len(text) <= SHORT else _parse(text)


def _parse(text: str) -> tuple[str | Slug, ...]:
    pieces: list[str | Slug] = []
    end = 0
    for match in _SLUG.finditer(text):
        name = match[0][1:-1].rstrip()
        if not (name[:1].isalpha() or name[:1] in ("_", "$")):
            continue
        if match.start() > end:
            pieces.append(text[end : match.start()])
        pieces.append(Slug(name))
        end = match.end()
    if end < len(text):
        pieces.append(text[end:])
    return tuple(pieces)


_parse_once = lru_cache(maxsize=512)(_parse)


def render(text: str, lookup: Lookup) -> str:
    """The text with every slug replaced; unknown and empty slugs are removed [D; empty A]."""
    return "".join(
        as_text(lookup(piece.name)) if isinstance(piece, Slug) else piece for piece in parse(text)
    )


def render_data(text: str, lookup: Lookup) -> str:
    r"""As `render`, but a value within a string of a JSON text is escaped, so that the text remains JSON [A].

    >>> render_data('{"title": "{title}"}', {"title": 'The "Leak"'}.get)
    '{"title": "The \\"Leak\\""}'
    """
    pieces = parse(text)
    if not pieces or isinstance(pieces[0], Slug) or pieces[0].lstrip()[:1] not in ("{", "["):
        return render(text, lookup)
    rendered: list[str] = []
    in_string = False
    for piece in pieces:
        if isinstance(piece, Slug):
            value = as_text(lookup(piece.name))
            rendered.append(json.dumps(value, ensure_ascii=False)[1:-1] if in_string else value)
        else:
            rendered.append(piece)
            in_string ^= len(_QUOTE.findall(piece)) % 2 == 1
    return "".join(rendered)


def as_text(value: Json) -> str:
    """A value as text in place of a slug: text unchanged, empty for null, otherwise as JavaScript writes it.

    >>> as_text(True), as_text(None), as_text(1.5), as_text({"a": [1]})
    ('true', '', '1.5', '{"a":[1]}')
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    return _json_text(value)


def _json_text(value: Json) -> str:
    match value:
        case dict():
            items = (f"{_json_text(name)}:{_json_text(item)}" for name, item in value.items())
            return f"{{{','.join(items)}}}"
        case list():
            return f"[{','.join(_json_text(item) for item in value)}]"
        case float():
            return _number_text(value)
    return json.dumps(value, ensure_ascii=False)


def _number_text(value: float) -> str:
    """A number as JavaScript writes it: without an exponent down to a millionth.

    >>> _number_text(1.5), _number_text(-0.000012), _number_text(1e-7)
    ('1.5', '-0.000012', '1e-7')
    """
    if value.is_integer() and abs(value) < WHOLE:
        return str(int(value))
    mantissa, is_small, exponent = repr(value).partition("e-")
    if not is_small:
        return mantissa
    places = int(exponent)
    if places > 6:
        return f"{mantissa}e-{places}"
    sign, digits = ("-", mantissa[1:]) if value < 0 else ("", mantissa)
    return f"{sign}0.{'0' * (places - 1)}{digits.replace('.', '')}"
