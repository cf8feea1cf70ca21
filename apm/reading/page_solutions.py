"""Solutions that the page reads itself, from the bytes of zips: what they add to its settings, and their scripts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from apm.reading.resource_strings import resource_strings
from apm.reading.script_libraries import SCRIPT
from apm.reading.solution_schema import example_records
from apm.reading.solution_settings import solution_settings
from apm.reading.use_report import use_report
from apm.reading.workspace_resources import WebResources, solution_resources
from apm.solutions.files.solution_limits import MB, SolutionRefused
from apm.solutions.files.zip_contents import ZipContents
from apm.solutions.report.remark_texts import counted
from apm.solutions.solution_reading import SolutionRead, read_contents
from apm.templates.addresses import web_resource_address
from apm.templates.exports import merged, read_exports

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from apm.reading.workspace_resources import SolutionResource

LARGEST = 50 * MB
"""The largest zip that the page reads, in bytes."""

_STRINGS = 12
"""The type of RESX web resources [D]."""


@dataclass(frozen=True)
class PageSolutions:
    """Solutions in the form that the page loads.

    Attributes:
        layer: what they add to the settings, in the form of `workspace.json`.
        scripts: the sources of their scripts, by address.
        headlines: a line for each solution.
        not_used: a line for each remark, and for what only the development server can do.
    """

    layer: dict[str, Any]
    scripts: dict[str, str]
    headlines: tuple[str, ...]
    not_used: tuple[str, ...]


def check_size(name: str, size: int) -> None:
    """Checks the size of a zip before it is read.

    Raises:
        SolutionRefused: it is too large for a page.
    """
    if size > LARGEST:
        raise SolutionRefused(
            f"{name} has {-(-size // MB)} MB, and the page reads at most {LARGEST // MB} MB: "
            "start the emulator with --solution and the path of the zip."
        )


def read_zip(name: str, content: bytes) -> SolutionRead:
    """The solution in the bytes of a zip; `name` is what messages call it.

    Raises:
        SolutionRefused: it is too large, there is no solution in it, or it breaks a limit.
    """
    check_size(name, len(content))
    return read_contents(ZipContents(content, name))


def page_solutions(reads: Sequence[SolutionRead], number: int) -> PageSolutions:
    """What solutions add to the settings of the page.

    Args:
        reads: the solutions; later ones are layered over earlier ones.
        number: makes the addresses of their scripts different from those of other solutions that were loaded.
    """
    made = solution_settings(reads)
    exported = read_exports(made.templates)
    found = solution_resources(reads)
    strings = resource_strings(WebResources(None, found), made.languages)
    report = use_report(reads, made)
    sources = {_address(each): each for each in found.values() if each.about.type == SCRIPT}
    placed = {address: f"{address}?solutions={number}" for address in sources}
    lists: dict[str, Any] = {**made.lists, **merged({}, exported)}
    layer = {
        **{key: _with_addresses(entries, placed) for key, entries in lists.items()},
        **strings.page_settings,
        "language": asdict(made.languages),
        "records": {"tables": example_records(made.tables, ()), "described": made.tables},
        "solutions": report.as_json(),
    }
    headlines = tuple(report.lines())
    others = _without_address(found.values())
    return PageSolutions(
        layer,
        {placed[address]: _text(each.content()) for address, each in sources.items()},
        headlines[: len(reads)],
        (*headlines[len(reads) :], *exported.problems, *strings.remarks, *others),
    )


def _address(script: SolutionResource) -> str:
    return web_resource_address({"webresourceName": script.about.name})


def _without_address(resources: Iterable[SolutionResource]) -> Iterator[str]:
    """Yield the remark about web resources that only a server could give an address, if there are any."""
    number = sum(1 for each in resources if each.about.type not in (None, SCRIPT, _STRINGS))
    if number:
        yield (
            f"{counted(number, 'web resource')} other than scripts and strings: a zip that is dropped on the page "
            "has no addresses; start the emulator with --solution"
        )


def _with_addresses(given: Any, placed: Mapping[str, str]) -> Any:
    """JSON in which the addresses of scripts are those that the page has."""
    if isinstance(given, str):
        return placed.get(given, given)
    if isinstance(given, dict):
        return {key: _with_addresses(each, placed) for key, each in given.items()}
    if isinstance(given, list | tuple):
        return [_with_addresses(each, placed) for each in given]
    return given


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig", "replace")
