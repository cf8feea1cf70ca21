"""Reads `workspace.json`, in which the host passes checked settings to the page; `{}` stands for the built-in ones.

>>> read_shipped("{}").settings == Settings()
True
"""

from dataclasses import dataclass
from typing import Any

from apm.core.errors import bad_input, show
from apm.core.json_text import Json, JsonTextError, parse_own_json
from apm.settings.decoding import read_settings
from apm.settings.settings import Settings

_OF_ANOTHER = "workspace.json was not made by this version of the emulator: build the page again"


@dataclass(frozen=True, slots=True)
class Shipped:
    """The content of a `workspace.json`.

    Attributes:
        settings: the settings.
        changes: the address of the stream of changes; empty if there is none.
        recording: the address to which the page sends the test that it records, and its language; None for none.
    """

    settings: Settings
    changes: str = ""
    recording: tuple[str, str] | None = None


def read_shipped(text: str) -> Shipped:
    """The content of a `workspace.json`.

    Raises:
        ApmError: the text is not JSON, or `from_shipped` refuses it.
    """
    try:
        given = parse_own_json(text)
    except JsonTextError as error:
        raise bad_input(f"workspace.json is {error}") from None
    return from_shipped(given)


def from_shipped(given: Json) -> Shipped:
    """The content of a `workspace.json` as JSON. The host has checked the values; they are not checked again.

    Raises:
        ApmError: it is no object, or has not the keys that this version of the host writes.
    """
    if not isinstance(given, dict):
        raise bad_input(f"workspace.json is {show(given)}, but has to be an object")
    try:
        asked: Any = given.get("recording")
        recording = (str(asked["address"]), str(asked["language"])) if asked else None
        return Shipped(read_settings(given), str(given.get("changes", "")), recording)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise bad_input(_OF_ANOTHER) from error
