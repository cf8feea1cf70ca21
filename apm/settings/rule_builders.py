"""Functions that build the rules of settings: the allowed values and their description.

>>> flag("Whether the user can close it.")["type"]
'boolean'
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

Rules: TypeAlias = Mapping[str, Any]
"""Rules by key, or the rules of one value."""

SOME_TEXT = r"[\s\S]*\S[\s\S]*"
"""A pattern for text with more than white space."""

ANY_OBJECT: Rules = {"type": "dict"}
"""The rules of an object with any keys."""


def about(description: str, **rules: Any) -> dict[str, Any]:
    """A value with rules and a description."""
    return {**rules, "meta": {"description": description}}


def text(description: str, **rules: Any) -> dict[str, Any]:
    """A text."""
    return about(description, type="string", **rules)


def choice(description: str, values: Mapping[str, str], **rules: Any) -> dict[str, Any]:
    """One of several texts, by their labels in the product; a label can stand for the text."""
    meta = {"description": description, "labels": {**values}}
    return {"type": "string", "allowed": [*values.values()], **rules, "meta": meta}


def flag(description: str) -> dict[str, Any]:
    """True or false."""
    return about(description, type="boolean")


def list_of(description: str, of: Rules) -> dict[str, Any]:
    """A list of values of one kind."""
    return about(description, type="list", schema=of)


def table_of(description: str, schema: Rules) -> dict[str, Any]:
    """An object with its own keys."""
    return about(description, type="dict", schema=schema)
