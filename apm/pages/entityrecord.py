"""A record's form: of a record that exists, or for one about to be created, prefilled from `data` [D]."""

from apm.dataverse import Records
from apm.elements import Element, h
from apm.json_text import Json, JsonTextError, parse_json
from apm.session import Tab
from apm.slugs import as_text


def entity_record_page(tab: Tab, _records: Records) -> list[Element]:
    """The form; without `entityId` it is the create form [A]."""
    table = as_text(tab.parameters.get("entityName"))
    record = as_text(tab.parameters.get("entityId"))
    fields = [_field(tab, column, value) for column, value in _values(tab).items()]
    return [
        h("h1", {}, tab.label),
        h("p", {"class": "page-kind"}, f"{table} · {record}" if record else f"New {table}"),
        h("form", {"class": "form", "aria-label": f"{table} form"}, *fields),
    ]


def _values(tab: Tab) -> dict[str, Json]:
    """Column names and values from `data`, with what a person typed over them."""
    data = tab.parameters.get("data")
    if isinstance(data, str):
        try:
            data = parse_json(data)
        except JsonTextError:
            # Calls with such a text are refused; a template's own may still come out so.
            data = None
    given = data if isinstance(data, dict) else {}
    return {**given, **tab.edits}


def _field(tab: Tab, column: str, value: Json) -> Element:
    field = {
        "type": "text",
        "value": as_text(value),
        "name": column,
        "data-action": "edit",
        "data-of": f"{tab.id} {column}",
        "autocomplete": "off",
    }
    return h("label", {"key": column}, h("span", {}, column), h("input", field))
