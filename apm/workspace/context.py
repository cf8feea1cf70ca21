"""The automation dictionary of a session: named values that slugs, macros and scripts read.

It is filled once, when the session starts [D]. Values of the anchor record stand under `anchor.<attribute>`,
everything else under its bare name [D, S].

>>> context = Context({"customerName": "Contoso"})
>>> context.update({"caseId": "42", "customerName": None})
True
>>> context.parameters()
{'caseId': '42'}
"""

import json
from collections.abc import Mapping

from apm.core.json_text import Json

ANCHOR = "anchor."
"""Prefix of the names that describe the anchor record."""


class Context:
    """Names and their JSON values."""

    def __init__(self, values: Mapping[str, Json]) -> None:
        self._values: dict[str, Json] = {}
        self.update(values)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def get(self, name: str) -> Json:
        """The value of a name; None when there is none."""
        return self._values.get(name)

    def parameters(self) -> dict[str, Json]:
        """All names and values, in a dictionary of their own."""
        return dict(self._values)

    def update(self, changes: Mapping[str, Json]) -> bool:
        """Adds and changes values; None removes one [D; removal A]. True when something is different now."""
        is_changed = False
        for name, value in changes.items():
            # As text, since Python takes 1 and True for equal.
            is_changed |= json.dumps(value) != json.dumps(self._values.get(name))
            if value is None:
                self._values.pop(name, None)
            else:
                self._values[name] = value
        return is_changed
