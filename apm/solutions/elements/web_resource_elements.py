"""Reads web resources and processes: `WebResource` and `Workflow` elements [S]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.solutions.elements.xml_values import bare_guid, flag, text_of, whole
from apm.solutions.files.solution_xml import XmlProblem, read_xml
from apm.solutions.model.solution_model import SolutionProcess, SolutionWebResource

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

_ACTIVATED = "1"
"""The `StateCode` of a process that is turned on [D]."""


def read_web_resource(
    element: Element, file: str, find: Callable[[str], str | None]
) -> SolutionWebResource:
    """A web resource.

    Args:
        element: its metadata.
        file: the file with the metadata.
        find: returns the file of the solution with a name in any case; None if there is none.
    """
    name, named = text_of(element, "Name"), text_of(element, "FileName").lstrip("/")
    # A zip has the file that is named; a folder has one whose path is the name [S].
    content = find(file.removesuffix(".data.xml")) if file.endswith(".data.xml") else None
    needed = _dependencies(text_of(element, "DependencyXml"), file)
    return SolutionWebResource(
        bare_guid(text_of(element, "WebResourceId")),
        name,
        whole(text_of(element, "WebResourceType")),
        tuple(each.get("name", "") for each in needed if each.tag == "Library"),
        tuple(_column(each) for each in needed if each.tag == "Attribute"),
        content or find(named) or find(f"WebResources/{name}") or "",
    )


def read_process(element: Element) -> SolutionProcess:
    """A process."""
    table = text_of(element, "PrimaryEntity").lower()
    category = whole(text_of(element, "Category"))
    return SolutionProcess(
        element.get("Name", ""),
        category,
        "" if table == "none" else table,
        bare_guid(element.get("WorkflowId")),
        text_of(element, "UniqueName"),
        text_of(element, "StateCode") == _ACTIVATED,
        flag(text_of(element, "OnDemand")),
    )


def _dependencies(text: str, file: str) -> list[Element]:
    if not text:
        return []
    try:
        root = read_xml(text, file)
    except XmlProblem:
        return []
    return [
        each
        for each in root.iter()
        if (each.tag == "Library" and each.get("name"))
        or (each.tag == "Attribute" and each.get("attributeName"))
    ]


def _column(element: Element) -> str:
    return f"{element.get('entityName', '')}.{element.get('attributeName', '')}".lower()
