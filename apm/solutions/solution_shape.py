"""Finds a solution in files: the two files of an export, or a folder that SolutionPackager writes, of XML or YAML [D].

>>> shape_of(["src/Other/Solution.xml", "src/Other/Customizations.xml"], "x").kind
<ShapeKind.FOLDER: 'folder'>
>>> shape_of(["solutions/Contoso/solution.yml", "entities/account/entity.yml"], "x").manifest
'solutions/Contoso/solution.yml'
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from apm.solutions.files.solution_limits import SolutionRefused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MANIFEST, _CUSTOMIZATIONS = "solution.xml", "customizations.xml"
_FOLDER = "other"
_YAML, _YAML_FOLDER = "solution.yml", "solutions"
_MOST_NAMED = 5


class ShapeKind(StrEnum):
    """How the parts of a solution are kept."""

    EXPORT = "export"
    """In `customizations.xml`."""
    FOLDER = "folder"
    """In an XML file for each part."""
    YAML = "yaml"
    """In a YAML file for each part."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a solution is.

    Attributes:
        base: what the names of its files begin with: empty, or a path that ends with a slash.
        manifest: the name of its `solution.xml` or `solution.yml`, without the base.
        customizations: the name of its `customizations.xml`; empty if a folder has none.
    """

    base: str
    manifest: str
    customizations: str
    kind: ShapeKind


def shape_of(names: Sequence[str], label: str, chosen: str = "") -> Shape:
    """The solution that is nearest to the top.

    Args:
        names: the names of all files.
        label: what messages call the zip or the folder.
        chosen: the folder of a solution in `solutions`, if there are several.

    Raises:
        SolutionRefused: there is no solution, or there are several at the same depth.
    """
    # Where several are in one folder, YAML files come first [D], then those of SolutionPackager [A].
    order = [*ShapeKind]
    found = sorted(_shapes(names, chosen), key=lambda each: order.index(each.kind), reverse=True)
    if not found:
        raise SolutionRefused(f"{label} is no solution: {_reason(names)}.")
    top = min(each.base.count("/") for each in found)
    nearest = [each for each in found if each.base.count("/") == top]
    bases = sorted({each.base for each in nearest})
    if len(bases) > 1:
        raise _several(
            label, [each.rstrip("/") for each in bases], "name the folder of one of them"
        )
    same = [each for each in nearest if each.kind is nearest[0].kind]
    if len(same) > 1:
        folders = sorted(each.base + each.manifest.rpartition("/")[0] for each in same)
        raise _several(label, folders, f"name one of them, such as {label}/{folders[0]}")
    return nearest[0]


def _several(label: str, places: Sequence[str], advice: str) -> SolutionRefused:
    listed = ", ".join(places[:_MOST_NAMED])
    more = ", …" if len(places) > _MOST_NAMED else ""
    return SolutionRefused(f"{label} has {len(places)} solutions ({listed}{more}): {advice}.")


def _shapes(names: Sequence[str], chosen: str) -> Iterator[Shape]:
    folded = {each.casefold(): each for each in names}
    for lower, name in folded.items():
        head, _, last = lower.rpartition("/")
        folder, _, parent = head.rpartition("/")
        if last == _YAML:
            base, _, place = folder.rpartition("/")
            if place == _YAML_FOLDER and chosen.casefold() in ("", parent):
                cut = len(f"{base}/" if base else "")
                yield Shape(name[:cut], name[cut:], "", ShapeKind.YAML)
        elif last == _MANIFEST and not chosen:
            customizations = folded.get(
                f"{head}/{_CUSTOMIZATIONS}" if head else _CUSTOMIZATIONS, ""
            )
            if parent == _FOLDER:
                cut = len(f"{folder}/" if folder else "")
                yield Shape(name[:cut], name[cut:], customizations[cut:], ShapeKind.FOLDER)
            elif customizations:
                cut = len(head) + bool(head)
                yield Shape(name[:cut], name[cut:], customizations[cut:], ShapeKind.EXPORT)


def _reason(names: Sequence[str]) -> str:
    yaml = next((e for e in names if e.casefold().rpartition("/")[2] == _YAML), None)
    if yaml:
        return f"its {yaml} is not in a folder solutions/<name>"
    folder = next((e for e in names if f"/{_YAML_FOLDER}/" in f"/{e.casefold()}"), None)
    if folder:
        end = f"/{folder.casefold()}".index(f"/{_YAML_FOLDER}/") + len(_YAML_FOLDER)
        return f"its folder {folder[:end]} has no <name>/{_YAML}"
    near = next((e for e in names if e.casefold().rpartition("/")[2] == _MANIFEST), None)
    if near:
        return f"there is no customizations.xml beside {near}, and it is not in a folder Other"
    project = next((each for each in names if each.casefold().endswith(".cdsproj")), None)
    beside = f"; {project} has no src/Other" if project else ""
    return (
        "it has neither solution.xml and customizations.xml, nor Other/Solution.xml, nor "
        f"solutions/<name>/solution.yml{beside}"
    )
