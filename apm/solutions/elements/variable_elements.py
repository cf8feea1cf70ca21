"""Reads environment variables: their definitions, and the JSON files with their values [S]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.core.json_text import JsonTextError, parse_json
from apm.solutions.elements.xml_values import text_of, whole
from apm.solutions.model.variable_model import EnvironmentVariable

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DEFINITION = "environmentvariabledefinition"
VALUES = "environmentvariablevalues"
_TEXT = 100000000


def read_variable(element: Element, value: str | None) -> EnvironmentVariable:
    """A variable with its value."""
    name = element.get("schemaname", "") or text_of(element, "schemaname")
    label = element.find("displayname")
    shown = label.get("default", "") or text_of(label) if label is not None else ""
    default = text_of(element, "defaultvalue") or None
    kind = whole(text_of(element, "type"))
    return EnvironmentVariable(name, shown or name, kind or _TEXT, default, value)


def read_value(text: str) -> str | None:
    """The value in a file of values; None if it has none.

    Raises:
        ValueError: the text is not such a file; the message completes a sentence and has no part of the text.
    """
    try:
        found = parse_json(text)
        for key in (VALUES, VALUES.removesuffix("s"), "value"):
            found = found[0] if isinstance(found, list) and found else found
            found = found.get(key) if isinstance(found, dict) else None
    except JsonTextError:
        raise ValueError("is not valid JSON") from None
    return found if isinstance(found, str) else None
