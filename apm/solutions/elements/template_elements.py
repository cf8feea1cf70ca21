"""Reads the rows of template tables, as the Web API would return them, so that one reader serves both [S].

>>> from xml.etree.ElementTree import fromstring
>>> text = '<msdyn_sessiontemplate msdyn_uniquename="new_a"><msdyn_title default="A"/></msdyn_sessiontemplate>'
>>> template_row(fromstring(text))
{'msdyn_uniquename': 'new_a', 'msdyn_title': 'A'}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.solutions.elements.xml_values import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from xml.etree.ElementTree import Element

    from apm.core.json_text import Json

SESSION, TAB, PARAMETER = (
    "msdyn_sessiontemplate",
    "msdyn_applicationtabtemplate",
    "msdyn_templateparameter",
)
LINKS = "msdyn_sessiontemplate_applicationtab"
"""The many-to-many rows of session templates and additional tabs."""

_PARAMETERS = f"{TAB}_templateparameter"
_NAME = "msdyn_uniquename"
_NUMBERS = (
    "msdyn_sessiontype",
    "msdyn_panelstate",
    "msdyn_pagetype",
    "msdyn_pinned",
    "msdyn_enabletitlesync",
    "statecode",
)


def template_row(element: Element) -> dict[str, Json]:
    """A row: its attributes, then one column for each element."""
    row: dict[str, Json] = dict(element.attrib)
    row.update((each.tag, _value(each)) for each in element)
    return row


def session_rows(
    rows: Iterable[Mapping[str, Json]], links: Iterable[Element]
) -> list[dict[str, Json]]:
    """Session templates with the rows of their additional tabs, in the order of the links."""
    tabs: dict[str, list[Json]] = {}
    for each in links:
        session = each.get(f"{SESSION}id.{_NAME}", "")
        tabs.setdefault(session, []).append({_NAME: each.get(f"{TAB}id.{_NAME}", "")})
    return [_with(row, LINKS, tabs) for row in rows]


def tab_rows(
    rows: Iterable[Mapping[str, Json]], parameters: Iterable[Mapping[str, Json]]
) -> list[dict[str, Json]]:
    """Tab templates with their parameter rows [A]."""
    found: dict[str, list[Json]] = {}
    for each in parameters:
        link = each.get(f"{TAB}id")
        name = link.get(_NAME) if isinstance(link, dict) else link
        found.setdefault(str(name), []).append(dict(each))
    return [_with(row, _PARAMETERS, found) for row in rows]


def _with(row: Mapping[str, Json], key: str, found: Mapping[str, list[Json]]) -> dict[str, Json]:
    more = found.get(str(row.get(_NAME)))
    return {**row, key: more} if more else dict(row)


def _value(element: Element) -> Json:
    text = element.get("default")
    if text is None and len(element):
        return {each.tag: each.text or "" for each in element}
    text = (element.text or "") if text is None else text
    return whole(text) if element.tag in _NUMBERS else text.strip() or None
