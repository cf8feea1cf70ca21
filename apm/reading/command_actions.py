"""What the commands of solutions do, and their labels, as the settings have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from apm.core.json_text import Json
    from apm.reading.script_libraries import ScriptLibraries

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^A-Z_.]+")


def words_of(name: str) -> str:
    """A label made of the last part of an id, for a text of the product that no solution has [A].

    >>> words_of("Ribbon.SubGrid.AddExisting"), words_of("MenuItem_Label_Remove"), words_of("con.Tools.LabelText")
    ('Add Existing', 'Remove', 'Tools')
    """
    parts = re.split(r"[._]", name.removesuffix(".LabelText"))
    last = next((each for each in reversed(parts) if each), name)
    return " ".join(_WORD.findall(last)) or name


def call_entry(
    label: str, function: str, library: str, libraries: ScriptLibraries
) -> dict[str, Any]:
    """The entry of a function. One whose library is not here has a problem, which its use shows [A].

    A function may be in another library than the one that is named [S], so it is also searched without the library.
    """
    if not library:
        return {"function": function}
    if not libraries.has(library):
        lacks = f"no solution here has the library {library}"
        return {"function": function, "problem": problem(label, lacks)}
    *needs, address = libraries.in_order([library])
    return {"function": function, "library": address, **({"needs": needs} if needs else {})}


def problem(label: str, reason: str) -> str:
    """Why a command cannot run, as a sentence."""
    return f"The command {label} cannot run: {reason}."


def with_arguments(
    entry: dict[str, Any], parameters: Sequence[tuple[bool, Json]]
) -> dict[str, Any]:
    """An entry with its arguments; each parameter has whether it is the name of a CrmParameter, and its value."""
    plain: list[int] = [
        at
        for at, (is_name, value) in enumerate(parameters)
        if not is_name and isinstance(value, str)
    ]
    entry["parameters"] = [value for _, value in parameters]
    return {**entry, "plain": plain} if plain else entry


def argument(parameter: tuple[str, str]) -> tuple[bool, Json]:
    """Whether a parameter is the name of a CrmParameter, and its value.

    >>> argument(("IntParameter", "5")), argument(("BoolParameter", "1")), argument(("StringParameter", "5"))
    ((False, 5), (False, True), (False, '5'))
    """
    kind, text = parameter
    if kind == "CrmParameter":
        return True, text
    read = _ARGUMENTS.get(kind)
    try:
        return False, read(text.strip()) if read else text
    except ValueError:
        return False, text


_ARGUMENTS: Mapping[str, Callable[[str], Json]] = {
    "BoolParameter": lambda text: text.lower() in ("1", "true"),
    "DecimalParameter": float,
    "IntParameter": int,
}
"""Reads the values of parameters by the names of their elements [D]; others are text."""
