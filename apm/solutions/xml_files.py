"""The XML files of a solution. One that is not XML is a remark, and the rest of the solution is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.solutions.files.solution_xml import XmlProblem, read_xml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from apm.solutions.files.solution_files import SolutionFiles
    from apm.solutions.remark_list import RemarkList

_XML = ".xml"
_TWIN = "_managed.xml"


class XmlFiles:
    """The XML files of one solution, each read when it is asked for."""

    def __init__(self, files: SolutionFiles, remarks: RemarkList) -> None:
        self._files = files
        self._remarks = remarks

    def root(self, name: str, table: str = "") -> Element | None:
        """The root element of a file; None, with a remark, if it is not XML.

        Raises:
            SolutionRefused: the file breaks a limit.
        """
        try:
            return read_xml(self._files.read(name), f"{self._files.contents.label}: {name}")
        except XmlProblem as problem:
            self._remarks.add("file", f"{problem}; it is not read", table=table, file=name)
            return None

    def in_folder(self, folder: str, ending: str = _XML) -> Iterator[tuple[str, Element]]:
        """Yield each file below a folder whose name has an ending, with its root element."""
        for name, _ in self._files.in_folder(folder):
            if name.casefold().endswith(ending) and not self.is_twin(name):
                root = self.root(name)
                if root is not None:
                    yield name, root

    def is_twin(self, name: str) -> bool:
        """Whether a file is the managed twin of another, `x_managed.xml` beside `x.xml` [D names; choice A]."""
        folded = name.casefold()
        return folded.endswith(_TWIN) and bool(self._files.find(folded.removesuffix(_TWIN) + _XML))
