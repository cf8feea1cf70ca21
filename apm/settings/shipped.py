"""What the host ships to the page in `workspace.json`: settings that it has checked, `{}` for the built-in ones.

>>> read_shipped("{}").settings == Settings()
True
"""

from dataclasses import dataclass

from apm.core.errors import bad_input, show
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.settings.decoding import read_settings
from apm.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Shipped:
    """The settings, and the address that tells of newer ones; empty where nobody does."""

    settings: Settings
    changes: str = ""


def read_shipped(text: str) -> Shipped:
    """What a `workspace.json` holds.

    Raises:
        ApmError: it is broken.
    """
    return from_shipped(read_json(text, "workspace.json"))


def from_shipped(given: Json) -> Shipped:
    """What stands in the JSON of a `workspace.json`.

    Raises:
        ApmError: it is broken.
    """
    if not isinstance(given, dict):
        raise bad_input(f"workspace.json is {show(given)}, but has to be an object")
    try:
        return Shipped(read_settings(given), str(given.get("changes", "")))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise bad_input(
            f"workspace.json cannot be used ({type(error).__name__}: {error}); "
            "it is written by `nox -s serve` or `nox -s build`"
        ) from error
