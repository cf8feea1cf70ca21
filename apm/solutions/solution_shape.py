"""Finds a solution in files: the two files of an export, or the folder that SolutionPackager writes [D].

>>> shape_of(["src/Other/Solution.xml", "src/Other/Customizations.xml"], "x")
Shape(base='src/', manifest='Other/Solution.xml', customizations='Other/Customizations.xml', is_folder=True)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apm.solutions.files.solution_limits import SolutionRefused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MANIFEST, _CUSTOMIZATIONS = "solution.xml", "customizations.xml"
_FOLDER = "other"
_YAML = "solution.yml"
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a solution is.

    Attributes:
        base: what the names of its files begin with: empty, or a path that ends with a slash.
        manifest: the name of its `solution.xml`, without the base.
        customizations: the name of its `customizations.xml`; empty if a folder has none.
        is_folder: whether SolutionPackager wrote it, with a file for each part.
    """

    base: str
    manifest: str
    customizations: str
    is_folder: bool


def shape_of(names: Sequence[str], label: str) -> Shape:
    """The solution that is nearest to the top.

    Args:
        names: the names of all files.
        label: what messages call the zip or the folder.

    Raises:
        SolutionRefused: there is no solution, or there are several at the same depth.
    """
    # Where both are in one folder, the files of SolutionPackager are used [A].
    by_base = {each.base: each for each in sorted(_shapes(names), key=lambda each: each.is_folder)}
    found = sorted(by_base.values(), key=lambda each: (each.base.count("/"), each.base))
    if not found:
        raise SolutionRefused(f"{label} is no solution: {_reason(names)}.")
    nearest = [each for each in found if each.base.count("/") == found[0].base.count("/")]
    if len(nearest) > 1:
        listed = ", ".join(each.base.rstrip("/") for each in nearest[:_MOST_NAMED])
        more = ", …" if len(nearest) > _MOST_NAMED else ""
        raise SolutionRefused(
            f"{label} has {len(nearest)} solutions ({listed}{more}): name the folder of one of them."
        )
    return nearest[0]


def _shapes(names: Sequence[str]) -> Iterator[Shape]:
    folded = {each.casefold(): each for each in names}
    for lower, name in folded.items():
        head, _, last = lower.rpartition("/")
        if last != _MANIFEST:
            continue
        customizations = folded.get(f"{head}/{_CUSTOMIZATIONS}" if head else _CUSTOMIZATIONS, "")
        folder, _, parent = head.rpartition("/")
        is_folder = parent == _FOLDER
        if is_folder or customizations:
            cut = len(f"{folder}/" if folder else "") if is_folder else len(head) + bool(head)
            yield Shape(name[:cut], name[cut:], customizations[cut:], is_folder)


def _reason(names: Sequence[str]) -> str:
    yaml = next((each for each in names if each.casefold().endswith(f"/{_YAML}")), None)
    if yaml:
        return f"its {yaml} belongs to a folder of YAML files, which cannot be read; export the solution as a zip"
    near = next((e for e in names if e.casefold().rpartition("/")[2] == _MANIFEST), None)
    if near:
        return f"there is no customizations.xml beside {near}, and it is not in a folder Other"
    project = next((each for each in names if each.casefold().endswith(".cdsproj")), None)
    beside = f"; {project} has no src/Other" if project else ""
    return f"it has neither solution.xml and customizations.xml, nor Other/Solution.xml{beside}"
