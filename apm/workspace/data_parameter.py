"""The page parameter `data` of a form: the values of a new record by column, as an object or as JSON text [D].

>>> read_data({"entityName": "incident", "data": '{"title": "Leak"}'})
{'title': 'Leak'}
"""

from collections.abc import Mapping

from apm.core.json_text import Json, JsonTextError, parse_json


def read_data(parameters: Mapping[str, Json]) -> Mapping[str, Json]:
    """The names and values in `data`; none if it is not an object."""
    data = parameters.get("data")
    if isinstance(data, str):
        try:
            data = parse_json(data)
        except JsonTextError:
            # Calls with such a text are refused. A template can still have one.
            data = None
    return data if isinstance(data, dict) else {}
