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
        ApmError: the content is invalid.
    """
    try:
        given = parse_own_json(text)
    except JsonTextError as error:
        raise bad_input(f"workspace.json is {error}") from None
    return from_shipped(given)


def from_shipped(given: Json) -> Shipped:
    """The content of a `workspace.json` as JSON.

    Raises:
        ApmError: the content is invalid.
    """
    if not isinstance(given, dict):
        raise bad_input(f"workspace.json is {show(given)}, but has to be an object")
    try:
        asked: Any = given.get("recording")
        recording = (str(asked["address"]), str(asked["language"])) if asked else None
        return Shipped(read_settings(given), str(given.get("changes", "")), recording)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise bad_input(
            f"workspace.json cannot be used ({type(error).__name__}: {error}); "
            "it is written by `nox -s serve` or `nox -s build`"
        ) from error
