"""Reads `solution.xml`: the name, version and languages of a solution [D].

`Managed` is 0 for an unmanaged and 1 for a managed solution; 2 is the folder of both kinds, of which the unmanaged one
is read [S].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.solutions.elements.xml_values import labels, text_of, whole
from apm.solutions.model.solution_model import Manifest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

ENGLISH = 1033
_MANAGED = "1"


def read_manifest(root: Element, languages: Iterable[int]) -> Manifest:
    """The manifest; `languages` are those that the customizations name.

    Raises:
        ValueError: the solution has no unique name; the message completes a sentence about the file.
    """
    found = root.find("SolutionManifest")
    name = text_of(found, "UniqueName")
    if not name:
        raise ValueError("has no SolutionManifest with a UniqueName")
    base = whole(root.get("languagecode")) or ENGLISH
    return Manifest(
        name,
        labels(found, "LocalizedNames/LocalizedName"),
        text_of(found, "Version"),
        text_of(found, "Managed") == _MANAGED,
        base,
        tuple(dict.fromkeys([base, *languages])),
        text_of(found, "Publisher/CustomizationPrefix"),
        len(root.findall("SolutionManifest/MissingDependencies/MissingDependency")),
    )
