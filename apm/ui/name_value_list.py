"""A list of names and their values.

>>> name_value_list({"entityName": "incident"})
['dl', {}, ['dt', {}, 'entityName'], ['dd', {}, 'incident']]
"""

from collections.abc import Mapping

from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.ui.elements import Attribute, Element, h


def name_value_list(
    values: Mapping[str, Json], attributes: Mapping[str, Attribute] | None = None
) -> Element:
    """A `dl` element with a row for each name and its value."""
    rows = [
        element
        for name, value in values.items()
        for element in (h("dt", {}, name), h("dd", {}, as_text(value)))
    ]
    return h("dl", attributes, *rows)
