"""Reads the values of lookups as scripts and documentation write them.

>>> read_lookup([{"id": "{ACC00000-0000-4000-8000-000000000001}", "name": "Contoso", "entityType": "account"}])
Reference(table='account', id='acc00000-0000-4000-8000-000000000001', name='Contoso')
>>> read_lookup({"ID": " acc0 ", "type": "account"})
Reference(table='account', id='acc0', name='acc0')
"""

from apm.core.ids import bare_id
from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.workspace.form_state import Reference

_TABLE_KEYS = ("entitytype", "type")
"""The keys of the table, in lower case: official pages write `entityType`, `entitytype` and `type` [D]."""


def read_lookup(value: Json) -> Reference | None:
    """The record that a value refers to: a list with one object [D], or the object itself [S]; None without an id.

    Its table is empty if the value does not name it. Without a name, its name is the id.
    """
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, dict):
        return None
    given = {key.lower(): item for key, item in first.items()}
    record_id = given.get("id")
    if not isinstance(record_id, str) or not bare_id(record_id):
        return None
    table = next((as_text(given[key]) for key in _TABLE_KEYS if given.get(key)), "")
    found = bare_id(record_id)
    return Reference(table.strip(), found, as_text(given.get("name")) or found)
