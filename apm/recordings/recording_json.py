"""Recordings as versioned JSON, and back.

>>> read_recording({"version": 2})
Traceback (most recent call last):
apm.core.errors.ApmError: the recording has version 2, but this emulator reads version 1; use a newer emulator
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from apm.core.json_text import Json
from apm.recordings.recording_rules import RECORDING, STEPS, VERSION
from apm.recordings.steps import ASSIGNED, End, Recording, as_json, step_in
from apm.settings.checked_json import Checked, check_version, checked, problems_of
from apm.settings.problem_texts import missing, wrong


def recording_json(recording: Recording) -> dict[str, Any]:
    """A recording as JSON."""
    steps = [as_json(each) for each in recording.steps]
    end = asdict(recording.end)
    return {"version": VERSION, "seed": recording.seed, "steps": steps, "end": end}


def read_recording(given: Json) -> Recording:
    """A recording from outside.

    Raises:
        ApmError: it has another version, or it is damaged; the message has the first problems.
    """
    what = "the recording"
    check_version(given, VERSION, what)
    return _decoded(checked(given, RECORDING, what, _problems))


def _problems(given: Checked) -> list[str]:
    """The problems of the steps, whose keys depend on their kinds, and of the end."""
    steps = [
        problem
        for at, each in enumerate(given["steps"])
        for problem in _step_problems(each, f"steps[{at}]")
    ]
    return [*steps, *_end_problems(given["end"])]


def _step_problems(step: dict[str, Any], place: str) -> list[str]:
    return problems_of(step, STEPS[step["kind"]], place) or [*_relations(step, place)]


def _relations(step: Mapping[str, Any], place: str) -> Iterator[str]:
    """The problems between the values of a step."""
    if step.get("has_value") and not step.get("column"):
        yield missing(f"{place}.column", "the column that has the value")
    is_assignment = step.get("member") in ASSIGNED
    if is_assignment and len(step.get("arguments", ())) != 1:
        yield wrong(f"{place}.arguments", step.get("arguments"), "a list with the assigned value")


def _end_problems(end: Mapping[str, Any]) -> list[str]:
    values = end.get("values", {})
    return [
        wrong(f"end.values.{column}", values[column], "a list of names, because it is a lookup")
        for column in dict.fromkeys(end.get("lookups", ()))
        if not _is_names(values.get(column))
    ]


def _is_names(value: Json) -> bool:
    is_list = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return value is None or is_list


def _decoded(given: Checked) -> Recording:
    end: dict[str, Any] = {
        key: tuple(each) if isinstance(each, list) else each for key, each in given["end"].items()
    }
    return Recording(given["seed"], tuple(map(step_in, given["steps"])), End(**end))
