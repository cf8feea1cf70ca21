"""Names that the objects of the test kit do not have: each is named with the one that was meant.

>>> class Pair(KnownNames):
...     records = sessions = ()
>>> Pair().record
Traceback (most recent call last):
    ...
AttributeError: Pair has no 'record'; did you mean 'records'?
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from apm.core.errors import show
from apm.core.nearest_names import hint

_Kind = TypeVar("_Kind", bound=type)

NAMES: Mapping[str, Any] = json.loads(
    Path(__file__).with_name("names.json").read_text(encoding="utf-8")
)
"""What the npm package reads too.

`ofApi` has the arguments of the kit by the names, in small letters and without `_`, that the API has for the same.
`otherFile` is a regular expression: the path of a file that is no client script.
"""


class KnownNames:
    """An object that names what was meant when an attribute that it does not have is read or set.

    A frozen dataclass needs `hinting` too. Type checkers do not see this, so they find such names too.
    """

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            raise AttributeError(_sentence(type(self), name))

        def __setattr__(self, name: str, value: Any) -> None:
            _check_known(type(self), name)
            super().__setattr__(name, value)


def hinting(kind: _Kind) -> _Kind:
    """Decorate a frozen dataclass of known names, whose own `__setattr__` refuses unknown names like all others."""
    made: Any = kind
    refuse = made.__setattr__

    def set_known(self: Any, name: str, value: Any) -> None:
        _check_known(kind, name)
        refuse(self, name, value)

    made.__setattr__ = set_known
    return kind


def check_opening(context: Mapping[str, Any] | None, parameters: Mapping[str, Any]) -> None:
    """Check the context, and that the parameters of a page are not arguments under the names of the API.

    Raises:
        TypeError: one of them is, or the context is no dict.
    """
    if not isinstance(context, Mapping | None):
        raise TypeError(f"context has to be a dict of values by name, not {context!r}")
    for name in parameters:
        meant = NAMES["ofApi"].get(name.replace("_", "").casefold())
        if meant:
            raise TypeError(f"there is no argument {show(name)}; write {show(meant)}")


def _check_known(kind: type, name: str) -> None:
    if name not in _names(kind):
        raise AttributeError(_sentence(kind, name))


def _sentence(kind: type, name: str) -> str:
    return f"{kind.__name__} has no {show(name)}; {hint(name, _names(kind), 'it has:')}"


def _names(kind: type) -> list[str]:
    """The public attributes of a class."""
    of_data = [each.name for each in fields(kind)] if is_dataclass(kind) else []
    return [*dict.fromkeys([*of_data, *(each for each in dir(kind) if not each.startswith("_"))])]
