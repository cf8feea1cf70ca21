"""What is known of the record that a form shows: its name, and the attributes that slugs and scripts read.

>>> case = {"entityName": "incident", "entityId": "00000000-0000-0000-0000-000000000000"}
>>> record_title(case, Records()), record_title({"entityName": "new_trip"}, Records())
('New Case', 'New new_trip')
"""

from collections.abc import Mapping

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import Records
from apm.workspace.context import ANCHOR

NAMES = ("entityName", "entityId")


def anchor_values(parameters: Mapping[str, Json], records: Records) -> dict[str, Json]:
    """What a context knows of the anchor record, in Web API naming with annotations [D]."""
    known = {name: parameters[name] for name in NAMES if name in parameters}
    return {ANCHOR + name: value for name, value in {**shown(parameters, records), **known}.items()}


def record_title(parameters: Mapping[str, Json], records: Records) -> str:
    """The name of the record that a form shows; a form for a new one is called after its table."""
    name = as_text(parameters.get("entityName"))
    record = shown(parameters, records)
    try:
        table = records.schema.table(name)
    except ApmError:
        return f"New {name}"
    return as_text(record.get(table.primary_name)) or f"New {table.label}"


def shown(parameters: Mapping[str, Json], records: Records) -> Mapping[str, Json]:
    """The record that a form shows; nothing if there is none, when it is the form for a new one [D]."""
    record_id = as_text(parameters.get("entityId"))
    if not record_id:
        return {}
    try:
        return records.retrieve(as_text(parameters.get("entityName")), record_id)
    except ApmError:
        return {}
