"""Recordings as versioned JSON, and back.

>>> read_recording({"version": 2})
Traceback (most recent call last):
apm.core.errors.ApmError: the recording has version 2, but this emulator reads version 1; use a newer emulator
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from apm.core.errors import bad_input, show
from apm.core.json_text import Json
from apm.recordings.steps import End, Recording, as_json, step_in
from apm.settings.rule_builders import Rules, about, flag, list_of, table_of, text

VERSION = 1
"""The version of the form. A change that older emulators would misread makes it larger."""

MOST = 3
"""The number of problems in one message."""

_TEXTS: Rules = {"type": "list", "schema": {"type": "string"}, "required": True}

_PLACE: Rules = {
    "region": text("The id of the part of the page.", required=True),
    "role": text("The role of the element.", required=True),
    "name": text("The name of the element.", required=True),
    "dialog": text("The name of the dialog that contains it."),
    "index": about("Its position among equal ones.", type="integer", min=0),
    "is_only": flag("There is no other one."),
    "is_typed": flag("It is a field for text."),
    "opener": about("The button of its menu.", type="dict", nullable=True),
}

_STEP: Rules = {
    "kind": text("What it is.", allowed=["action", "call", "script"], required=True),
    # An action
    "action": text("The name of the action."),
    "of": text("The target of the action."),
    "place": {**table_of("The element.", _PLACE), "nullable": True},
    "tab": {"type": "list", "schema": {"type": "string"}, "minlength": 2, "maxlength": 2},
    "column": text("The column that was edited."),
    "value": about("Its new value.", nullable=True),
    "has_value": flag("A test can set the value."),
    # A call
    "member": text("The full name of the member."),
    "target": text("The target of its object.", nullable=True),
    "arguments": about("The arguments.", type="list"),
    "result": about("The id that it returned.", nullable=True),
    "session": text("The session of the tab."),
    "is_of_focused_form": flag("It belongs to the focused form."),
    # A script, and an action
    "text": text("The script, or what was typed."),
    "name": text("The file name of the script."),
    "is_awaited": flag("It had ended before the next step."),
}

_NEEDED = {"action": "action", "call": "member", "script": "text"}
"""The key that a step of each kind has."""

RECORDING: Rules = {
    "version": about("The version of the form.", type="integer", required=True),
    "seed": about("The seed, or its name.", type=["dict", "string"], required=True),
    "steps": {
        **list_of("What happened, in order.", {"type": "dict", "schema": _STEP}),
        "required": True,
    },
    "end": {
        **table_of(
            "The state at the end.",
            {
                "sessions": _TEXTS,
                "session": text("The focused session.", required=True),
                "tabs": _TEXTS,
                "tab": text("The focused tab.", required=True),
                "values": about("The values of the focused form.", type="dict"),
                "lookups": {"type": "list", "schema": {"type": "string"}},
                "dialogs": {"type": "list", "schema": {"type": "string"}},
            },
        ),
        "required": True,
    },
}
"""The keys of a recording."""


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
    if not isinstance(given, dict):
        raise bad_input(f"the recording is {show(given)}, but has to be an object")
    version = given.get("version")
    if isinstance(version, int) and version > VERSION:
        raise bad_input(
            f"the recording has version {version}, but this emulator reads version {VERSION}; use a newer emulator"
        )
    # Imported here: the library behind it takes time to import, and most pages read no recording.
    from apm.settings.checking import check_keys  # noqa: PLC0415

    problems = check_keys(given, RECORDING) or _incomplete(given)
    if problems:
        raise bad_input(f"the recording cannot be used: {'; '.join(problems[:MOST])}")
    return _decoded(given)


def _incomplete(given: Mapping[str, Any]) -> list[str]:
    needed = ((at, _NEEDED[each["kind"]], each) for at, each in enumerate(given["steps"]))
    return [f"steps[{at}].{key} is missing" for at, key, each in needed if key not in each]


def _decoded(given: Mapping[str, Any]) -> Recording:
    end: dict[str, Any] = {
        key: tuple(each) if isinstance(each, list) else each for key, each in given["end"].items()
    }
    return Recording(given["seed"], tuple(map(step_in, given["steps"])), End(**end))
