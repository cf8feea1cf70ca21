"""The command `compare`: where a tenant differs from the emulator, and which assumptions its results settle.

The cases check what the emulator does. So a case that fails in a tenant is a difference; for an assumption, the result
says whether it is true.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from apm import __version__
from apm.host.conformance.case_names import Case, known_cases
from apm.host.host_error import HostError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_WANTED = "it has to be what the script of 'apm-emulator conformance' has printed in a tenant"


@dataclass(frozen=True)
class Comparison:
    """What the results of a tenant say.

    Attributes:
        version: the version of the cases that ran.
        confirmed: cases that passed.
        differing: cases that failed, and what the tenant does.
        missing: cases of this version that did not run.
        unknown: cases that ran and that this version does not have.
    """

    version: str
    confirmed: list[Case] = field(default_factory=list)
    differing: dict[Case, str] = field(default_factory=dict)
    missing: list[Case] = field(default_factory=list)
    unknown: list[Case] = field(default_factory=list)

    def as_text(self) -> str:
        """Return the comparison in lines."""
        count = len(self.confirmed) + len(self.differing)
        head = f"The tenant differs from the emulator in {len(self.differing)} of {count} cases."
        if self.version != __version__:
            head += f" They are those of version {self.version}; this is version {__version__}."
        differences = [f"{_line(each)}\n    {why}" for each, why in self.differing.items()]
        parts = [
            [head],
            _part("Differences", differences),
            _part("Assumptions that are true", map(_line, _assumed(self.confirmed))),
            _part("Assumptions that are not true", map(_line, _assumed(self.differing))),
            _part("Cases that did not run", map(_line, self.missing)),
            _part("Cases that this version does not have", map(_line, self.unknown)),
        ]
        return "\n".join(line for part in parts for line in part)

    def as_json(self) -> str:
        """Return a JSON object with the same."""
        return json.dumps(
            {
                "version": self.version,
                "differences": [
                    {**each._asdict(), "message": why} for each, why in self.differing.items()
                ],
                "assumptions": {
                    "true": _plain(_assumed(self.confirmed)),
                    "notTrue": _plain(_assumed(self.differing)),
                },
                "missing": _plain(self.missing),
                "unknown": _plain(self.unknown),
            },
            ensure_ascii=False,
            indent=2,
        )


def compare_results(file: Path) -> Comparison:
    """Compare the results in a file with the emulator.

    Raises:
        HostError: the file cannot be read, or does not have such results.
    """
    try:
        text = file.read_text("utf-8-sig")
    except OSError as error:
        raise HostError(f"'{file}' cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise HostError(f"'{file}' is not UTF-8 text: {_WANTED}.") from error
    try:
        return _compared(_plain_value(text), known_cases())
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise HostError(f"'{file}' has no results of conformance cases: {_WANTED}.") from error


def _plain_value(text: str) -> Any:
    """The JSON of a text. A console that shows the value of the script puts it into quotes."""
    value = json.loads(text)
    return json.loads(value) if isinstance(value, str) else value


def _compared(given: Any, known: Sequence[Case]) -> Comparison:
    found = Comparison(str(given["version"]))
    ran = {Case(str(each["member"]), str(each["case"])): each for each in given["cases"]}
    found.missing.extend(each for each in known if each not in ran)
    for case, result in ran.items():
        if case not in known:
            found.unknown.append(case)
        elif result["passed"] is True:
            found.confirmed.append(case)
        else:
            found.differing[case] = str(result["message"]) or "It fails without a message."
    return found


def _assumed(cases: Iterable[Case]) -> list[Case]:
    return [each for each in cases if each.is_assumption]


def _plain(cases: Iterable[Case]) -> list[dict[str, str]]:
    return [each._asdict() for each in cases]


def _line(case: Case) -> str:
    return f"  {case.member}: {case.name}"


def _part(title: str, lines: Iterable[str]) -> list[str]:
    found = [*lines]
    return ["", f"{title} ({len(found)}):", *found] if found else []
