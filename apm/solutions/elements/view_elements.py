"""Reads views: `savedquery` elements. Their query and layout are elements, in old files text [S]."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

from apm.solutions.elements.xml_values import bare_guid, flag, labels, text_of, whole
from apm.solutions.files.solution_xml import XmlProblem, read_xml
from apm.solutions.model.command_model import SolutionView, ViewColumn

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def read_view(query: Element, table: str, file: str) -> SolutionView:
    """A view of a table.

    Raises:
        SolutionRefused: XML in a text breaks a limit.
    """
    grid = _inside(query.find("layoutxml"), "grid", file)
    fetch = _inside(query.find("fetchxml"), "fetch", file)
    cells = grid.findall("row/cell") if grid is not None else ()
    return SolutionView(
        bare_guid(text_of(query, "savedqueryid")),
        table,
        labels(query, "LocalizedNames/LocalizedName"),
        whole(text_of(query, "querytype")) or 0,
        flag(text_of(query, "isdefault")),
        tuple(
            ViewColumn(each.get("name", ""), whole(each.get("width")), flag(each.get("ishidden")))
            for each in cells
        ),
        tostring(fetch, encoding="unicode").strip() if fetch is not None else "",
        file,
    )


def _inside(element: Element | None, tag: str, file: str) -> Element | None:
    found = element.find(tag) if element is not None else None
    text = text_of(element)
    if found is not None or not text.startswith("<"):
        return found
    try:
        return read_xml(text, file)
    except XmlProblem:
        return None
