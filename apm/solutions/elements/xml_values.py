"""Values in XML elements: text, numbers, flags, and labels by language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.core.ids import bare_id
from apm.core.web_resource_names import bare_web_resource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_TRUE = ("1", "true")


def text_of(element: Element | None, path: str = "") -> str:
    """The text of an element, or of the one at a path below it; empty if there is none."""
    found = element.find(path) if element is not None and path else element
    return (found.text or "").strip() if found is not None else ""


def flag(text: str | None, default: bool = False) -> bool:
    """A flag: `1` and `true` in any case; other texts are false, and an empty one is the default."""
    return text.strip().lower() in _TRUE if text and text.strip() else default


def whole(text: str | None) -> int | None:
    """A whole number; None if the text is not one.

    >>> whole("7"), whole("-1.0"), whole("many"), whole("")
    (7, -1, None, None)
    """
    value = number(text)
    return int(value) if value is not None and value == int(value) else None


def number(text: str | None) -> float | None:
    """A number; None if the text is not one."""
    try:
        # A number in a solution is never this long, and a long text is slow to convert.
        value = float(text) if text and len(text) < 40 else None
    except ValueError:
        return None
    return value if value is not None and abs(value) < 1e21 else None


def labels(
    element: Element | None,
    path: str,
    text: str = "description",
    language_code: str = "languagecode",
) -> Mapping[int, str]:
    """Labels by LCID, from two attributes of the elements at a path."""
    found: dict[int, str] = {}
    for each in element.findall(path) if element is not None else ():
        language, label = whole(each.get(language_code)), each.get(text)
        if language is not None and label:
            found.setdefault(language, label)
    return found


def bare_guid(text: str | None) -> str:
    """A GUID in small letters, without braces.

    >>> bare_guid("{6025A1A4-D43E-453B-8D68-8AFD21DA4CF5}")
    '6025a1a4-d43e-453b-8d68-8afd21da4cf5'
    """
    return bare_id(text or "")


def web_resource(text: str | None) -> str:
    """The name of a web resource, with or without `$webresource:` before it."""
    return bare_web_resource(text or "")
