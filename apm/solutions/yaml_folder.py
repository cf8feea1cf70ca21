"""Reads the folder of YAML files that the Git integration and `pac solution clone` write [D folders; S files].

A file stands for an element of `customizations.xml`; what it is follows from the element, and its table from its path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from apm.solutions.elements.modern_command_elements import read_modern_command
from apm.solutions.elements.variable_elements import DEFINITION
from apm.solutions.files.solution_yaml import YamlProblem, read_yaml
from apm.solutions.solution_folder import read_variables
from apm.solutions.solution_parts import RIBBON, ROW_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apm.solutions.files.solution_files import SolutionFiles
    from apm.solutions.remark_list import RemarkList
    from apm.solutions.solution_parts import Parts

YAML = ".yml"
_TABLES = "entities"
_SECTIONS = {
    "EntityRelationship": "EntityRelationships",
    "optionset": "optionsets",
    "WebResource": "WebResources",
    "Workflow": "Workflows",
    "SdkMessageProcessingStep": "SdkMessageProcessingSteps",
    "Role": "Roles",
    "AppModule": "AppModules",
    "AppModuleSiteMap": "AppModuleSiteMaps",
}
"""The sections of `customizations.xml` by the elements in them."""

_OPENED = frozenset({
    "appactions", "appmodules", "appmodulesitemaps", "assets", _TABLES, "entityrelationships", "optionsets", "roles",
    f"{DEFINITION}s", "sdkmessageprocessingsteps", "webresources", "workflows", *(f"{each}s" for each in ROW_TABLES),
})  # fmt: skip
"""The folders whose files are read."""


class YamlFolder:
    """The YAML files of one solution."""

    def __init__(self, files: SolutionFiles, manifest: str, remarks: RemarkList) -> None:
        """`manifest` is the name of its `solution.yml`."""
        self._files = files
        self._remarks = remarks
        components = files.find(manifest.removesuffix("solution.yml") + "solutioncomponents.yml")
        root = self._root(components) if components else None
        self._components = {*_paths(root)} if root is not None else set()

    def read(self, parts: Parts) -> None:
        """Adds everything that belongs to the solution.

        Raises:
            SolutionRefused: a file breaks a limit.
        """
        tables: dict[str, Element] = {}
        columns: dict[str, list[Element]] = {}
        for name in self._files.names:
            path = name.casefold().split("/")
            if path[0] not in _OPENED or not name.casefold().endswith(YAML) or not self._has(path):
                continue
            root = self._root(name)
            table = path[1] if path[0] == _TABLES and len(path) > 2 else ""
            if root is None:
                continue
            if root.tag == "Entity":
                tables[table] = root
            elif root.tag == "attribute":
                columns.setdefault(table, []).append(root)
            else:
                self._add(root, name, path, table, parts)
        for table, found in columns.items():
            entity = tables.setdefault(table, _entity(table))
            _child(entity, "EntityInfo/entity/attributes").extend(found)
        for table, entity in tables.items():
            parts.add_piece("Entities", entity, f"{_TABLES}/{table}/entity.yml")

    def _add(self, root: Element, name: str, path: list[str], table: str, parts: Parts) -> None:
        if root.tag in ("systemform", "forms"):
            # entities/<table>/formxml/<kind>/…
            parts.add_forms(root, path[3] if len(path) > 4 else "", table, name)
        elif root.tag in ("savedquery", "savedqueries"):
            parts.add_views(root, table, name)
        elif root.tag == RIBBON:
            if len(root):
                parts.add_ribbon(root, table, name)
        elif root.tag == "appaction":
            parts.modern_commands.append(read_modern_command(root, name))
        elif root.tag == DEFINITION:
            read_variables(self._files, [(name, root)], parts, self._remarks)
        elif root.tag in ROW_TABLES:
            parts.add_row(root.tag, root)
        elif root.tag in _SECTIONS:
            if root.tag == "WebResource":
                self._point_at_content(root, name)
            parts.add_piece(_SECTIONS[root.tag], root, name)
        else:
            for each in root:
                parts.add_piece("", each, name)

    def _point_at_content(self, resource: Element, name: str) -> None:
        """The content of a web resource is the other file of its folder."""
        folder = f"{name.rpartition('/')[0]}/"
        beside = [
            each
            for each in self._files.names
            if each.startswith(folder) and not each.casefold().endswith(YAML)
        ]
        if len(beside) == 1:
            _child(resource, "FileName").text = beside[0]

    def _has(self, path: list[str]) -> bool:
        """Whether a file, or a folder that it is in, is a component of the solution; without a list, all are."""
        steps = ("/".join(path[:end]) for end in range(1, len(path) + 1))
        whole = "/".join(path).removesuffix(YAML)
        return not self._components or any(each in self._components for each in (*steps, whole))

    def _root(self, name: str) -> Element | None:
        try:
            return read_yaml(self._files.read(name), f"{self._files.contents.label}: {name}")
        except YamlProblem as problem:
            self._remarks.add("file", f"{problem}; it is not read", file=name)
            return None


def _paths(components: Element) -> Iterator[str]:
    """Yield the paths in `solutioncomponents.yml`: an attribute or an element, with or without a slash [D; S]."""
    for each in components.iter():
        text = each.get("path") or each.get("Path") or (each.text if each.tag == "Path" else None)
        if text and text.strip():
            yield text.strip().strip("/").casefold()


def _entity(table: str) -> Element:
    """A table of which the solution has only columns."""
    entity = Element("Entity")
    _child(entity, "Name").text = table
    _child(entity, "EntityInfo/entity").set("Name", table)
    return entity


def _child(parent: Element, path: str) -> Element:
    """The element at a path; it is made if there is none."""
    for name in path.split("/"):
        found = parent.find(name)
        parent = found if found is not None else SubElement(parent, name)
    return parent
