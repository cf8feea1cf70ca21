"""The web resources of a workspace: the files of its folder, and those of its solutions.

A file of the folder wins over a web resource of a solution with the same name, so that the output of a build replaces
what was exported [A].
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apm.reading.folder_files import file_in_any_case, files_below, is_plain_name
from apm.solutions.files.solution_limits import SolutionRefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from apm.solutions.model.solution_model import SolutionWebResource
    from apm.solutions.solution_reading import SolutionRead


_MOST_NAMED = 5


@dataclass(frozen=True)
class SolutionResource:
    """A web resource of a solution, with the solution that has its content."""

    about: SolutionWebResource
    solution: SolutionRead

    @property
    def path(self) -> Path | None:
        """The path of its file; None in a zip."""
        return self.solution.path(self.about)

    def content(self) -> bytes:
        """Its content.

        Raises:
            OSError: it cannot be read any more.
        """
        try:
            return self.solution.content(self.about)
        except SolutionRefused as refusal:
            raise OSError(str(refusal)) from None


@dataclass(frozen=True)
class WebResources:
    """The web resources of a workspace.

    Attributes:
        folder: the folder of web resources, if there is one.
        of_solutions: those of the solutions that have a file, by name in small letters.
    """

    folder: Path | None = None
    of_solutions: Mapping[str, SolutionResource] = field(default_factory=dict)

    def own(self, name: str) -> Path | None:
        """The file of the folder with a name in any case [A]."""
        return file_in_any_case(self.folder, name) if self.folder else None

    def of_solution(self, name: str) -> SolutionResource | None:
        """The web resource of a solution with a name in any case."""
        return self.of_solutions.get(name.lower())

    def has(self, name: str) -> bool:
        """Whether there is a web resource with a name in any case."""
        return name.lower() in self.of_solutions or self.own(name) is not None

    def content(self, name: str) -> bytes:
        """The content of a web resource; empty if there is none, or if it cannot be read."""
        own, exported = self.own(name), self.of_solution(name)
        try:
            if own:
                return own.read_bytes()
            return exported.content() if exported else b""
        except OSError:
            return b""

    def names(self, ending: str = "") -> Iterator[str]:
        """Yield each name with an ending once: those of the solutions, then those that only the folder has."""
        for each in self.of_solutions.values():
            if each.about.name.lower().endswith(ending):
                yield each.about.name
        for name, _ in files_below(self.folder, ending) if self.folder else ():
            if name.lower() not in self.of_solutions:
                yield name

    def replacements(self) -> str:
        """A sentence that names the web resources of solutions that files of the folder replace; empty for none."""
        exported = (each.about.name for each in self.of_solutions.values())
        replaced = [name for name in exported if self.own(name)]
        if not replaced:
            return ""
        listed = ", ".join(replaced[:_MOST_NAMED]) + (", …" if len(replaced) > _MOST_NAMED else "")
        return f"{self.folder}: its files replace web resources of the solutions: {listed}"


NO_WEB_RESOURCES = WebResources()


def solution_resources(solutions: Iterable[SolutionRead]) -> dict[str, SolutionResource]:
    """The web resources of solutions that have a file and an address, by name in small letters; later ones win."""
    return {
        each.name.lower(): SolutionResource(each, solution)
        for solution in solutions
        for each in (*solution.source_maps(), *solution.solution.web_resources)
        if each.file and is_plain_name(each.name)
    }
