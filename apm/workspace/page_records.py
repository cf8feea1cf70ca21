"""The table and the record that a page's parameters name, and the context values of an anchor record.

>>> case = {"entityName": "incident", "entityId": "00000000-0000-0000-0000-000000000000"}
>>> page_record(case, Records()).title, page_record({"entityName": "new_trip"}, Records()).title
('New Case', 'New new_trip')
"""

from collections.abc import Mapping

from apm.core.errors import ApmError, bad_input, show
from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.core.values import value_class
from apm.dataverse import Records, Table
from apm.workspace.context import ANCHOR

NAMES = ("entityName", "entityId")
"""The page parameters that name the table and the record."""


@value_class
class PageRecord:
    """The table and the record that a page's parameters name.

    Attributes:
        parameters: the parameters.
        table: the table; None if the Dataverse has no such table, or no table is named.
        record: the record, with its party lists; empty if there is none: the form is then for a new record [D].
    """

    parameters: Mapping[str, Json]
    table: Table | None
    record: Mapping[str, Json]

    @property
    def label(self) -> str:
        """The display name of the table; the given name of one that does not exist."""
        return self.table.label if self.table else as_text(self.parameters.get("entityName"))

    @property
    def title(self) -> str:
        """The title of the form: the name of the record, or `New` and the name of the table [A]."""
        return title_of(self.table, self.record) if self.table else f"New {self.label}"

    @property
    def list_title(self) -> str:
        """The title of a list without a template: the name of its view, or of its table; empty without a table [A]."""
        if self.table is None:
            return ""
        view = self.table.find_view(as_text(self.parameters.get("viewId")))
        return view.name if view else self.table.plural


def page_record(parameters: Mapping[str, Json], records: Records) -> PageRecord:
    """Reads the table and the record that a page's parameters name.

    >>> page_record({"entityName": "account"}, Records()).list_title
    'Accounts'
    """
    table = table_of(parameters, records)
    return PageRecord(parameters, table, _read(table, parameters, records) if table else {})


def at_home(parameters: Mapping[str, Json], records: Records) -> PageRecord:
    """Reads the record of a form whose parameters can name the table of all activities.

    The parameters of the result name the table that has the record: an activity is shown in its own form [A].

    >>> task = Records().query("task", "?$top=1")[0]
    >>> pointer = {"entityName": "activitypointer", "entityId": task["activityid"]}
    >>> at_home(pointer, Records()).parameters["entityName"]
    'task'
    """
    found = page_record(parameters, records)
    if found.table is None or not found.table.parts or not found.record:
        return found
    return page_record({**parameters, "entityName": found.table.home_of(found.record)}, records)


def anchor_values(found: PageRecord) -> dict[str, Json]:
    """The context values of the anchor record, with Web API names and annotations [D]."""
    named = {name: found.parameters[name] for name in NAMES if name in found.parameters}
    parties = found.table.parties if found.table else {}
    record = {name: value for name, value in found.record.items() if name not in parties}
    return {ANCHOR + name: value for name, value in {**record, **named}.items()}


def title_of(table: Table, record: Mapping[str, Json]) -> str:
    """The title of the form of a record, which is empty for a new one."""
    return as_text(record.get(table.primary_name)) or f"New {table.label}"


def table_of(parameters: Mapping[str, Json], records: Records) -> Table | None:
    """The table that a page's parameters name; None if the Dataverse has no such table."""
    name = as_text(parameters.get("entityName"))
    if not name:
        return None
    try:
        return records.schema.table(name)
    except ApmError:
        return None


def record_problem(parameters: Mapping[str, Json], records: Records) -> str:
    """Why a form with `validateRecord` does not open: its record does not exist [D]; empty if it opens.

    >>> record_problem({"entityName": "incident", "entityId": "1", "validateRecord": "true"}, Records())
    "there is no Case with the id '1', and validateRecord is true"
    """
    if as_text(parameters.get("validateRecord")).strip().lower() != "true":
        return ""
    found = page_record(parameters, records)
    if found.record:
        return ""
    record_id = as_text(parameters.get("entityId"))
    return f"there is no {found.label} with the id {show(record_id)}, and validateRecord is true"


def record_of(parameters: Mapping[str, Json], records: Records) -> Mapping[str, Json]:
    """The record that a page's parameters name, with its party lists; empty if there is none."""
    table = table_of(parameters, records) if parameters.get("entityId") else None
    return _read(table, parameters, records) if table else {}


def _read(table: Table, parameters: Mapping[str, Json], records: Records) -> Mapping[str, Json]:
    record_id = as_text(parameters.get("entityId"))
    if not record_id:
        return {}
    try:
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
    if not record:
        return
    found = page_record(parameters, records)
    if found.table and not found.record:
        name = f"{found.label} {title_of(found.table, record)}"
        raise bad_input(f"{name} no longer exists, so it cannot be {done}.")


def check_link(table: str, record_id: str, records: Records) -> None:
    """Checks that the Dataverse still has the record of a link.

    Raises:
        ApmError: the record was deleted.
    """
    found = page_record(dict(zip(NAMES, (table, record_id), strict=True)), records)
    if found.table and not found.record:
        raise bad_input(
            f"{found.label} {show(record_id)} no longer exists, so it cannot be opened."
        )
