"""Reads a solution from a zip, or from a folder of XML or YAML files.

>>> from pathlib import Path
>>> read = read_solution(Path("examples/solution"))
>>> read.solution.manifest.name
'Contoso'
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from apm.core.errors import show
from apm.solutions.elements.manifest_elements import read_manifest
from apm.solutions.files.folder_contents import FolderContents
from apm.solutions.files.solution_files import Contents, SolutionFiles
from apm.solutions.files.solution_limits import MAX_TOTAL, MB, SolutionRefused
from apm.solutions.files.solution_xml import XmlProblem, read_pieces, read_xml
from apm.solutions.files.solution_yaml import YamlProblem, read_yaml
from apm.solutions.files.zip_contents import ZipContents
from apm.solutions.kept_files import KeptFiles
from apm.solutions.model.solution_model import SolutionWebResource
from apm.solutions.remark_list import RemarkList
from apm.solutions.solution_folder import read_packed_parts, read_rows
from apm.solutions.solution_parts import RIBBON, Parts
from apm.solutions.solution_shape import ShapeKind, shape_of
from apm.solutions.xml_files import XmlFiles
from apm.solutions.yaml_folder import YamlFolder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from apm.solutions.kept_files import ReadFile
    from apm.solutions.model.solution_model import Remark, Solution


@dataclass(frozen=True, slots=True)
class SolutionRead:
    """A solution that was read.

    Attributes:
        label: what messages call the zip or the folder.
        remarks: what is wrong with single files; the rest is used.
    """

    label: str
    solution: Solution
    remarks: tuple[Remark, ...]
    _files: SolutionFiles
    _kept: Mapping[str, ReadFile]

    def content(self, resource: SolutionWebResource) -> bytes:
        """The content of a web resource, read now; empty if its file is missing.

        Raises:
            SolutionRefused: the file cannot be read any more, or is larger than the limits allow.
        """
        return self._files.read(resource.file) if resource.file else b""

    def path(self, resource: SolutionWebResource) -> Path | None:
        """The path of the file of a web resource; None in a zip, and if it is missing."""
        return self._files.path(resource.file) if resource.file else None

    def source_maps(self) -> Iterator[SolutionWebResource]:
        """Yield the source maps of a folder as web resources without metadata: they stand beside the scripts."""
        for name, parts in self._files.in_folder("WebResources"):
            if name.casefold().endswith(".map"):
                yield SolutionWebResource("", "/".join(parts), None, file=name)


def read_solution(path: Path, earlier: SolutionRead | None = None) -> SolutionRead:
    """The solution at a path: a zip, the same unpacked, or a folder of XML or YAML files.

    Of several solutions of YAML files in one folder, the path names one: `<folder>/solutions/<name>`.

    Args:
        path: the path.
        earlier: what was read there before; files of a folder that have not changed since are not read again.

    Raises:
        SolutionRefused: there is no solution, or a file of it is damaged or breaks a limit.
    """
    folder, chosen = solution_folder(path)
    if folder.is_dir():
        kept = earlier._kept if earlier else {}
        return read_contents(FolderContents(folder, path.name or str(path)), chosen, kept)
    try:
        with path.open("rb") as file:
            content = file.read(MAX_TOTAL + 1)
    except OSError as error:
        raise SolutionRefused(f"{show(str(path))} cannot be read: {error.strerror}.") from None
    if len(content) > MAX_TOTAL:
        raise SolutionRefused(f"{path.name} is refused: it has more than {MAX_TOTAL // MB} MB.")
    return read_contents(ZipContents(content, path.name))


def solution_folder(path: Path) -> tuple[Path, str]:
    """The folder with the files of a solution, and the name of the solution if the path names one of several."""
    is_named = path.parent.name.casefold() == "solutions" and (path / "solution.yml").is_file()
    return (path.parent.parent, path.name) if is_named else (path, "")


def read_contents(
    contents: Contents, chosen: str = "", earlier: Mapping[str, ReadFile] = MappingProxyType({})
) -> SolutionRead:
    """The solution in the files of a zip or a folder.

    Args:
        contents: the files.
        chosen: the name of one of several solutions of YAML files.
        earlier: the files that were kept when the folder was read before.

    Raises:
        SolutionRefused: there is no solution, or a file of it is damaged or breaks a limit.
    """
    shape = shape_of(contents.names, contents.label, chosen)
    files = SolutionFiles(contents, shape.base)
    parts, kept = Parts(files.find), KeptFiles(files, earlier)
    read = read_yaml if shape.kind is ShapeKind.YAML else read_xml
    try:
        root = read(files.read(shape.manifest), _where(files, shape.manifest))
    except (XmlProblem, YamlProblem) as problem:
        raise _refused(files, shape.manifest, problem) from None
    remarks = RemarkList(root.findtext("SolutionManifest/UniqueName", "").strip())
    for name in files.left_out:
        remarks.add("file", "differs only in case from another file; it is not read", file=name)
    for name in sorted(contents.links):
        remarks.add("file", "is a link out of the folder; it is not read", file=name)
    xml = XmlFiles(files, remarks)
    if shape.customizations:
        _read_customizations(files, shape.customizations, parts)
    if shape.kind is ShapeKind.YAML:
        YamlFolder(files, shape.manifest, remarks).read(parts)
    if shape.kind is ShapeKind.FOLDER:
        read_packed_parts(files, xml, parts, remarks, kept)
    read_rows(files, xml, parts, remarks)
    try:
        manifest = read_manifest(root, parts.languages)
    except ValueError as problem:
        raise _refused(files, shape.manifest, problem) from None
    return SolutionRead(contents.label, parts.solution(manifest), tuple(remarks), files, kept.kept)


def _read_customizations(files: SolutionFiles, name: str, parts: Parts) -> None:
    ribbon: list[Element] = []
    try:
        for section, element in read_pieces(files.read(name), _where(files, name)):
            if section == RIBBON:
                ribbon.append(element)
            else:
                parts.add_piece(section, element, name)
    except XmlProblem as problem:
        raise _refused(files, name, problem) from None
    if ribbon:
        parts.add_ribbon_pieces(ribbon, name)


def _where(files: SolutionFiles, name: str) -> str:
    return f"{files.contents.label}: {name}"


def _refused(files: SolutionFiles, name: str, problem: ValueError) -> SolutionRefused:
    return SolutionRefused(f"{_where(files, name)} {problem}.")
