"""The keys of recordings and their allowed values, in the form of the rules of settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from apm.settings.rule_builders import SOME_TEXT, Rules, about, flag, table_of, text

VERSION = 1
"""The version of the form. A change that older emulators would misread makes it larger."""

_ID = {"regex": "[a-z][a-z0-9-]*"}
_FULL_NAME = {"regex": r"[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)*"}


def _texts(description: str, wanted: str = "a list of texts", **rules: Any) -> dict[str, Any]:
    meta = {"description": description, "wanted": wanted}
    return {"type": "list", "schema": {"type": "string"}, **rules, "meta": meta}


_PLACE: dict[str, Any] = {
    "region": {
        **text("The id of the part of the page.", required=True, **_ID),
        "meta": {"wanted": "the id of a part of the page such as panels"},
    },
    "role": text("The role of the element.", required=True),
    "name": text("The name of the element.", required=True),
    "dialog": text("The name of the dialog that contains it."),
    "index": about("Its position among equal ones.", type="integer", min=0),
    "is_only": flag("There is no other one."),
    "is_typed": flag("It is a field for text."),
}
_PLACE["opener"] = {**table_of("The button of its menu.", _PLACE), "nullable": True}

_ACTION: Rules = {
    "action": text("The name of the action.", required=True),
    "of": text("The target of the action."),
    "text": text("What was typed or chosen."),
    "place": {**table_of("The element.", _PLACE), "nullable": True},
    "tab": _texts("The focused tab.", "the id and the title of a tab", minlength=2, maxlength=2),
    "column": text("The column that was edited."),
    "value": about("Its new value.", nullable=True),
    "has_value": flag("A test can set the value."),
}

_CALL: Rules = {
    "member": {
        **text("The full name of the member.", required=True, **_FULL_NAME),
        "meta": {"wanted": "the full name of a member such as session.focus"},
    },
    "target": text("The target of its object.", nullable=True),
    "arguments": about("The arguments.", type="list"),
    "result": about("What it returned, such as an id.", nullable=True),
    "session": text("The session of the tab."),
    "pane": text("The id of the side pane."),
    "is_of_focused_form": flag("It belongs to the focused form."),
    "is_awaited": flag("It had ended before the next step."),
}

_SCRIPT: Rules = {
    "text": text("The script.", required=True),
    "name": text("The file name of the script."),
    "is_awaited": flag("It had ended before the next step."),
}

_KINDS: Mapping[str, Rules] = {"action": _ACTION, "call": _CALL, "script": _SCRIPT}

KIND: Rules = {"kind": text("What it is.", allowed=[*_KINDS], required=True)}
"""The key that says which other keys a step has."""

STEPS: Mapping[str, Rules] = {name: {**KIND, **rules} for name, rules in _KINDS.items()}
"""The keys of a step, by its kind."""

_END: Rules = {
    "sessions": _texts("The titles of the sessions.", required=True),
    "session": text("The focused session.", required=True),
    "tabs": _texts("The titles of its tabs.", required=True),
    "tab": text("The focused tab.", required=True),
    "values": about("The values of the focused form.", type="dict"),
    "lookups": _texts("The columns whose values are names."),
    "dialogs": _texts("The names of the open dialogs."),
}

RECORDING: Rules = {
    "version": about("The version of the form.", type="integer", min=1, max=VERSION, required=True),
    "seed": {
        "type": ["dict", "string"],
        "regex": SOME_TEXT,
        "required": True,
        "meta": {"description": "The seed.", "wanted": "a seed or the name of one"},
    },
    "steps": {
        "type": "list",
        "schema": {"type": "dict", "schema": KIND, "allow_unknown": True},
        "required": True,
        "meta": {"description": "What happened, in order.", "wanted": "a list of steps"},
    },
    "end": {**table_of("The state at the end.", _END), "required": True},
}
"""The keys of a recording; `STEPS` has those of its steps."""
