"""Reads the commands of the command designer: `appaction` elements [S; columns D]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.core.json_text import Json, JsonTextError, parse_json
from apm.solutions.elements.xml_values import bare_guid, flag, labels, number, text_of, whole
from apm.solutions.model.command_model import ModernCommand

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_JAVASCRIPT = "onclickeventjavascript"


def read_modern_command(action: Element, file: str) -> ModernCommand:
    """A command; parameters that are not JSON are left out."""
    text = text_of(action, f"{_JAVASCRIPT}parameters")
    return ModernCommand(
        action.get("uniquename", ""),
        text_of(action, "contextvalue").lower(),
        _labels(action.find("buttonlabeltext")),
        whole(text_of(action, "location")),
        whole(text_of(action, "type")) or 0,
        text_of(action, "appmoduleid/uniquename"),
        number(text_of(action, "sequence")),
        flag(text_of(action, "hidden")),
        text_of(action, "parentappactionid/uniquename"),
        whole(text_of(action, "onclickeventtype")) or 0,
        text_of(action, f"{_JAVASCRIPT}functionname"),
        bare_guid(text_of(action, f"{_JAVASCRIPT}webresourceid/webresourceid")),
        _list(text),
        whole(text_of(action, "visibilitytype")) or 0,
        len(action) > 0,
        file,
    )


def _labels(element: Element | None) -> Mapping[int, str]:
    found = dict(labels(element, "label"))
    default = element.get("default") if element is not None else None
    return found or ({0: default} if default else {})


def _list(text: str) -> tuple[Json, ...]:
    try:
        given = parse_json(text) if text else []
    except JsonTextError:
        return ()
    return tuple(given) if isinstance(given, list) else ()
