"""The table and the record that a page's parameters name, and the context values of an anchor record.

>>> case = {"entityName": "incident", "entityId": "00000000-0000-0000-0000-000000000000"}
>>> record_title(case, Records()), record_title({"entityName": "new_trip"}, Records())
('New Case', 'New new_trip')
"""

from collections.abc import Mapping

from apm.core.errors import ApmError, bad_input, show
from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import Records, Table
from apm.workspace.context import ANCHOR

NAMES = ("entityName", "entityId")
"""The page parameters that name the table and the record."""


def anchor_values(
    parameters: Mapping[str, Json], records: Records, record: Mapping[str, Json] | None = None
) -> dict[str, Json]:
    """The context values of the anchor record, with Web API names and annotations [D].

    The record is read if it is not given.
    """
    named = {name: parameters[name] for name in NAMES if name in parameters}
    table = table_of(parameters, records)
    parties = table.parties if table else {}
    stored = record_of(parameters, records) if record is None else record
    values = {**{name: stored[name] for name in stored if name not in parties}, **named}
    return {ANCHOR + name: value for name, value in values.items()}


def record_title(
    parameters: Mapping[str, Json], records: Records, record: Mapping[str, Json] | None = None
) -> str:
    """The title of a form: the name of its record, or `New` and the name of the table [A].

    The record is read if it is not given.
    """
    table = table_of(parameters, records)
    if table is None:
        return f"New {as_text(parameters.get('entityName'))}"
    return title_of(table, record_of(parameters, records) if record is None else record)


def title_of(table: Table, record: Mapping[str, Json]) -> str:
    """The title of the form of a record, which is empty for a new one."""
    return as_text(record.get(table.primary_name)) or f"New {table.label}"


def list_title(parameters: Mapping[str, Json], records: Records) -> str:
    """The title of a list without a template: the name of its view, or of its table; empty without a table [A].

    >>> list_title({"entityName": "account"}, Records())
    'Accounts'
    """
    table = table_of(parameters, records)
    if table is None:
        return ""
    view = table.find_view(as_text(parameters.get("viewId")))
    return view.name if view else table.plural


def table_of(parameters: Mapping[str, Json], records: Records) -> Table | None:
    """The table that a page's parameters name; None if the Dataverse has no such table."""
    try:
        return records.schema.table(as_text(parameters.get("entityName")))
    except ApmError:
        return None


def at_home(parameters: Mapping[str, Json], records: Records) -> dict[str, Json]:
    """The parameters of a form with the table that has its record: an activity is shown in its own form [A].

    >>> task = Records().query("task", "?$top=1")[0]
    >>> at_home({"entityName": "activitypointer", "entityId": task["activityid"]}, Records())["entityName"]
    'task'
    """
    table = table_of(parameters, records)
    if table is None or not table.parts:
        return {**parameters}
    record = record_of(parameters, records)
    return {**parameters, "entityName": table.home_of(record)} if record else {**parameters}


def record_problem(parameters: Mapping[str, Json], records: Records) -> str:
    """Why a form with `validateRecord` does not open: its record does not exist [D]; empty if it opens.

    >>> record_problem({"entityName": "incident", "entityId": "1", "validateRecord": "true"}, Records())
    "there is no Case with the id '1', and validateRecord is true"
    """
    if as_text(parameters.get("validateRecord")).strip().lower() != "true":
        return ""
    if record_of(parameters, records):
        return ""
    table = table_of(parameters, records)
    label = table.label if table else as_text(parameters.get("entityName"))
    record_id = as_text(parameters.get("entityId"))
    return f"there is no {label} with the id {show(record_id)}, and validateRecord is true"


def record_of(parameters: Mapping[str, Json], records: Records) -> Mapping[str, Json]:
    """The record that a page's parameters name, with its party lists.

    It is empty if there is none: the form is then for a new record [D].
    """
    record_id = as_text(parameters.get("entityId"))
    if not record_id:
        return {}
    try:
        table = records.schema.table(as_text(parameters.get("entityName")))
        record = records.retrieve(table.name, record_id)
    except ApmError:
        return {}
    return {**record, **_parties(table, record, records)} if table.parties else record


def _parties(table: Table, record: Mapping[str, Json], records: Records) -> Mapping[str, Json]:
    # Imported here: few tables have party lists.
    from apm.workspace.party_lists import party_values  # noqa: PLC0415

    return party_values(table, as_text(record[table.primary_id]), records)


def check_exists(
    parameters: Mapping[str, Json], record: Mapping[str, Json], records: Records, done: str
) -> None:
    """Checks that the Dataverse still has the record that a form loaded; `done` ends the message, such as "saved".

    Raises:
        ApmError: the record was deleted.
    """
    table = table_of(parameters, records)
    if record and table and not record_of(parameters, records):
        name = f"{table.label} {title_of(table, record)}"
        raise bad_input(f"{name} no longer exists, so it cannot be {done}.")


def check_link(table: str, record_id: str, records: Records) -> None:
    """Checks that the Dataverse still has the record of a link.

    Raises:
        ApmError: the record was deleted.
    """
    named = dict(zip(NAMES, (table, record_id), strict=True))
    found = table_of(named, records)
    if found and not record_of(named, records):
        raise bad_input(
            f"{found.label} {show(record_id)} no longer exists, so it cannot be opened."
        )
