"""What was read of single files, kept for the next time that their solution is read: only changed files are read again.

A large solution has thousands of files, and its user saves one at a time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apm.solutions.files.file_stamps import is_young
from apm.solutions.remark_list import RemarkList
from apm.solutions.solution_parts import Parts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from apm.solutions.files.file_stamps import Stamp
    from apm.solutions.files.solution_files import SolutionFiles


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The parts and the remarks of one file, as it was with a stamp; they must not be changed."""

    stamp: Stamp | None
    parts: Parts = field(default_factory=Parts)
    remarks: RemarkList = field(default_factory=RemarkList)


class KeptFiles:
    """The files that were read one by one.

    Attributes:
        kept: those that need not be read again while their stamps stay.
    """

    def __init__(self, files: SolutionFiles, earlier: Mapping[str, ReadFile]) -> None:
        """Begins to read a solution, of which `earlier` was read before."""
        self._files = files
        self._earlier = earlier
        self.kept: dict[str, ReadFile] = {}

    def of(self, name: str, read: Callable[[Parts, RemarkList], None]) -> ReadFile:
        """What a file holds; `read` adds its parts and remarks, and must not depend on other files.

        Raises:
            SolutionRefused: the file breaks a limit.
        """
        found = self._earlier.get(name)
        if found is None or not self._files.is_unchanged(name, found.stamp):
            # Before its content: if it is saved in between, its next stamp is another.
            found = ReadFile(self._files.stamp(name))
            read(found.parts, found.remarks)
        if found.stamp and not is_young(found.stamp):
            self.kept[name] = found
        return found
