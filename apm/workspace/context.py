"""The automation dictionary of a session: named values that slugs, macros and scripts read.

It is filled when the session starts [D]. The attributes of the anchor record have the prefix `anchor.`; other values
have no prefix [D, S].

>>> context = Context({"customerName": "Contoso"})
>>> context.update({"caseId": "42", "customerName": None})
True
>>> context.parameters()
{'caseId': '42'}
"""

from collections.abc import Mapping

from apm.core.json_text import Json, is_same

ANCHOR = "anchor."
"""The prefix for the attributes of the anchor record."""


class Context:
    """The names and JSON values of one session."""

    def __init__(self, values: Mapping[str, Json]) -> None:
        self._values: dict[str, Json] = {}
        self.update(values)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def get(self, name: str) -> Json:
        """The value of a name; None if there is no such name."""
        return self._values.get(name)

    def parameters(self) -> dict[str, Json]:
        """A copy of all names and values."""
        return dict(self._values)

    def update(self, changes: Mapping[str, Json]) -> bool:
        """Adds and changes values; None removes a value [D; removal A]. Returns whether anything changed."""
        is_changed = False
        for name, value in changes.items():
            is_changed |= not is_same(value, self._values.get(name))
            if value is None:
                self._values.pop(name, None)
            else:
                self._values[name] = value
        return is_changed
