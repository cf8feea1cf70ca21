"""The report about solutions: as JSON, and as lines of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apm.core.json_text import Json
from apm.solutions.model.model_json import model_json
from apm.solutions.remark_list import RemarkList
from apm.solutions.report.command_remarks import add_command_remarks
from apm.solutions.report.form_remarks import add_form_remarks
from apm.solutions.report.other_remarks import add_other_remarks
from apm.solutions.report.remark_texts import counted
from apm.solutions.report.solution_counts import solution_counts
from apm.solutions.report.table_remarks import add_table_remarks
from apm.solutions.solution_layers import Organisation, layered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from apm.solutions.model.solution_model import Remark
    from apm.solutions.solution_reading import SolutionRead

_LANGUAGES = {
    1025: "Arabic", 1028: "Chinese (Taiwan)", 1029: "Czech", 1030: "Danish", 1031: "German", 1032: "Greek",
    1033: "English", 1035: "Finnish", 1036: "French", 1037: "Hebrew", 1038: "Hungarian", 1040: "Italian",
    1041: "Japanese", 1042: "Korean", 1043: "Dutch", 1044: "Norwegian", 1045: "Polish", 1046: "Portuguese (Brazil)",
    1049: "Russian", 1053: "Swedish", 1055: "Turkish", 1081: "Hindi", 2052: "Chinese (China)", 2070: "Portuguese",
    3082: "Spanish",
}  # fmt: skip

_COUNTED = (
    ("tables", "table", "tables"),
    ("columns", "column", "columns"),
    ("forms", "form", "forms"),
    ("main_forms", "main form", "main forms"),
    ("handlers", "handler", "handlers"),
    ("libraries", "library", "libraries"),
    ("missing_libraries", "missing library", "missing libraries"),
    ("views", "view", "views"),
    ("ribbon_commands", "ribbon command", "ribbon commands"),
    ("hidden_commands", "hidden command", "hidden commands"),
    ("modern_commands", "modern command", "modern commands"),
    ("web_resources", "web resource", "web resources"),
    ("session_templates", "session template", "session templates"),
    ("tab_templates", "tab template", "tab templates"),
)
"""The counts in the text of the report, in the singular and the plural."""


@dataclass(frozen=True, slots=True)
class SolutionReport:
    """What was found in solutions.

    Attributes:
        labels: what messages call each solution.
        counts: the manifest and the counts of each solution.
        remarks: by solution, table, kind and file.
    """

    labels: tuple[str, ...]
    counts: tuple[dict[str, Json], ...]
    remarks: tuple[Remark, ...]

    def as_json(self) -> dict[str, Json]:
        """The counts and the remarks."""
        return {"solutions": [*self.counts], "remarks": model_json(self.remarks)}

    def lines(self) -> Iterator[str]:
        """One line for each solution, then one for each remark."""
        for label, counts in zip(self.labels, self.counts, strict=True):
            yield _headline(label, counts)
        for each in self.remarks:
            where = f"{each.file}: " if each.file and each.kind == "file" else ""
            times = f" ({each.count} times)" if each.count > 1 else ""
            yield f"{each.solution}: {where}{each.text}{times}"


def report_of(reads: Sequence[SolutionRead], more: Sequence[Remark] = ()) -> SolutionReport:
    """The report about solutions, of which later ones are layered over earlier ones.

    Args:
        reads: the solutions.
        more: remarks from their use.

    Raises:
        ValueError: there is no solution.
    """
    organisation = layered(each.solution for each in reads)
    return SolutionReport(
        tuple(each.label for each in reads),
        tuple(solution_counts(each.solution) for each in reads),
        tuple(remark for each in reads for remark in _remarks(each, organisation, more)),
    )


def _remarks(
    read: SolutionRead, organisation: Organisation, more: Sequence[Remark]
) -> Iterable[Remark]:
    name = read.solution.manifest.name
    noticed = RemarkList(name)
    add_table_remarks(read.solution, organisation, noticed)
    add_form_remarks(read.solution, organisation, noticed)
    add_command_remarks(read.solution, organisation, noticed)
    add_other_remarks(read.solution, noticed)
    used = [each for each in more if each.solution == name]
    return sorted(
        (*read.remarks, *noticed, *used),
        key=lambda each: (each.table, each.kind, each.file, each.text),
    )


def _headline(label: str, counts: dict[str, Json]) -> str:
    languages = counts["languages"]
    named = [_language(each) for each in languages] if isinstance(languages, list) else []
    kind = "managed" if counts["managed"] else "unmanaged"
    numbers = [(counts[key], one, many) for key, one, many in _COUNTED]
    found = [
        counted(each, one, many) for each, one, many in numbers if isinstance(each, int) and each
    ]
    head = f"{label}: {counts['name']} {counts['version']}, {kind}, {', '.join(named)}"
    return f"{head}: {', '.join(found) or 'nothing that can be used here'}"


def _language(lcid: Json) -> str:
    name = _LANGUAGES.get(lcid) if isinstance(lcid, int) else None
    return f"{name} ({lcid})" if name else str(lcid)
