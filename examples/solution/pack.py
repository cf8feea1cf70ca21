"""Packs the sample solution into a zip, as an export has it: `python examples/solution/pack.py Contoso_1_0_0_1.zip`.

SolutionPackager keeps each part in a file of its own; a zip has most of them in one file, `customizations.xml`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring
from zipfile import ZIP_DEFLATED, ZipFile

FOLDER = Path(__file__).parent / "contoso"
ROWS = (
    "appactions",
    "environmentvariabledefinitions",
    "msdyn_appconfigurations",
    "msdyn_applicationtabtemplates",
    "msdyn_sessiontemplates",
)
"""The folders that a zip has too."""


def pack(target: Path, folder: Path = FOLDER) -> None:
    """Write the zip of an unpacked solution."""
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr("solution.xml", (folder / "Other/Solution.xml").read_bytes())
        archive.writestr("customizations.xml", tostring(_customizations(folder), "utf-8"))
        for metadata in sorted(folder.glob("WebResources/**/*.data.xml")):
            named = _root(metadata).findtext("FileName", "").lstrip("/")
            archive.write(metadata.with_name(metadata.name.removesuffix(".data.xml")), named)
        for file in (each for rows in ROWS for each in sorted((folder / rows).glob("*/*.*"))):
            archive.write(file, file.relative_to(folder).as_posix())


def _customizations(folder: Path) -> Element:
    root = _root(folder / "Other/Customizations.xml")
    entities = _section(root, "Entities")
    for file in sorted(folder.glob("Entities/*/Entity.xml")):
        entities.append(_entity(file))
    for section, pattern in (
        ("optionsets", "OptionSets/*.xml"),
        ("WebResources", "WebResources/**/*.data.xml"),
        ("Workflows", "Workflows/*.data.xml"),
        ("SdkMessageProcessingSteps", "SdkMessageProcessingSteps/*.xml"),
        ("AppModules", "AppModules/*/AppModule.xml"),
        ("AppModuleSiteMaps", "AppModuleSiteMaps/*/AppModuleSiteMap.xml"),
    ):
        _section(root, section).extend(map(_root, sorted(folder.glob(pattern))))
    for file in sorted(folder.glob("Other/Relationships/*.xml")):
        _section(root, "EntityRelationships").extend(_root(file))
    return root


def _entity(file: Path) -> Element:
    entity = _root(file)
    for kind in sorted((file.parent / "FormXml").glob("*")):
        forms = SubElement(_section(entity, "FormXml"), "forms", {"type": kind.name})
        for form in sorted(kind.glob("*.xml")):
            forms.extend(_root(form))
    views = SubElement(_section(entity, "SavedQueries"), "savedqueries")
    for view in sorted(file.parent.glob("SavedQueries/*.xml")):
        views.extend(_root(view))
    _section(entity, "RibbonDiffXml").extend(_root(file.with_name("RibbonDiff.xml")))
    return entity


def _section(parent: Element, name: str) -> Element:
    found = parent.find(name)
    return SubElement(parent, name) if found is None else found


def _root(file: Path) -> Element:
    return fromstring(file.read_text("utf-8-sig").partition("?>")[2])


if __name__ == "__main__":
    pack(Path(sys.argv[1]))
