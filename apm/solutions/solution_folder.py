"""Reads the files of a solution beside its `solution.xml` and `customizations.xml` [D; S for rows of tables]."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from apm.solutions.elements.modern_command_elements import read_modern_command
from apm.solutions.elements.variable_elements import (
    DEFINITION,
    VALUES,
    read_value,
    read_variable,
)
from apm.solutions.solution_parts import RIBBON, ROW_TABLES
from apm.solutions.xml_files import XmlFiles

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from apm.solutions.files.solution_files import SolutionFiles
    from apm.solutions.kept_files import KeptFiles
    from apm.solutions.remark_list import RemarkList
    from apm.solutions.solution_parts import Parts

_DATA = ".data.xml"
_PARTS = (
    ("OptionSets", ".xml", "optionsets"),
    ("WebResources", _DATA, "WebResources"),
    ("Workflows", _DATA, "Workflows"),
    ("SdkMessageProcessingSteps", ".xml", "SdkMessageProcessingSteps"),
    ("Roles", ".xml", "Roles"),
    ("AppModules", ".xml", "AppModules"),
    ("AppModuleSiteMaps", ".xml", "AppModuleSiteMaps"),
)
"""Folders of SolutionPackager, how their files end, and the section of `customizations.xml` that they stand for."""
_APP_RIBBONS = ("Other/RibbonCustomizations.xml", "Other/RibbonDiff.xml", f"Other/{RIBBON}.xml")


def read_rows(files: SolutionFiles, xml: XmlFiles, parts: Parts, remarks: RemarkList) -> None:
    """Reads the folders of solution-aware tables, which a zip and a folder have alike [S]."""
    definitions = xml.in_folder(f"{DEFINITION}s", f"/{DEFINITION}.xml")
    read_variables(files, definitions, parts, remarks)
    for name, root in xml.in_folder("appactions", "/appaction.xml"):
        parts.modern_commands.append(read_modern_command(root, name))
    for table in ROW_TABLES:
        for _, root in xml.in_folder(f"{table}s", f"/{table}.xml"):
            parts.add_row(table, root)


def read_variables(
    files: SolutionFiles,
    definitions: Iterable[tuple[str, Element]],
    parts: Parts,
    remarks: RemarkList,
) -> None:
    """Adds the environment variables; the value of one is in a file beside its definition.

    Args:
        files: the files of the solution.
        definitions: the name and the root element of each definition.
        parts: what they are added to.
        remarks: says which values cannot be read.
    """
    for name, root in definitions:
        beside = files.find(f"{name.rpartition('/')[0]}/{VALUES}.json")
        value = None
        if beside:
            try:
                value = read_value(files.read(beside).decode("utf-8-sig", "replace"))
            except ValueError as problem:
                remarks.add("file", f"{problem}; it is not read", file=beside)
        parts.variables.append(read_variable(root, value))


def read_packed_parts(
    files: SolutionFiles, xml: XmlFiles, parts: Parts, remarks: RemarkList, kept: KeptFiles
) -> None:
    """Reads the folders in which SolutionPackager keeps the parts of `customizations.xml`."""
    for name, path in files.in_folder("Entities"):
        if name.casefold().endswith(".xml") and not xml.is_twin(name):
            read = kept.of(name, partial(_read_file_of_table, files, name, path))
            parts.include(read.parts)
            remarks.include(read.remarks)
    for folder, ending, section in _PARTS:
        for name, root in xml.in_folder(folder, ending):
            parts.add_piece(section, root, name)
    for name, root in xml.in_folder("Other/Relationships"):
        for each in root.iter("EntityRelationship"):
            parts.add_piece("EntityRelationships", each, name)
    for found in filter(None, map(files.find, _APP_RIBBONS)):
        ribbon = xml.root(found)
        if ribbon is not None:
            parts.add_ribbon(ribbon, "", found)


def _read_file_of_table(
    files: SolutionFiles, name: str, path: tuple[str, ...], parts: Parts, remarks: RemarkList
) -> None:
    xml = XmlFiles(files, remarks)
    table = path[0].lower()
    match [each.casefold() for each in path[1:]]:
        case ["entity.xml"]:
            root = xml.root(name, table)
            if root is not None:
                parts.add_piece("Entities", root, name)
        case ["formxml", _, _]:
            root = xml.root(name, table)
            if root is not None:
                parts.add_forms(root, path[2], table, name)
        case ["savedqueries", _]:
            root = xml.root(name, table)
            if root is not None:
                parts.add_views(root, table, name)
        case ["ribbondiff.xml"]:
            root = xml.root(name, table)
            if root is not None:
                parts.add_ribbon(root, table, name)
        case ["attributes", _]:
            remarks.add(
                "file",
                "SolutionPackager does not write this folder; columns are read from Entity.xml",
                table=table,
                file="/".join(name.split("/")[:-1]),
            )
