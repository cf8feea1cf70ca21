"""The record of a conversation in the sample Dataverse: `msdyn_ocliveworkitem`, an activity table of the product [D].

>>> records = Records()
>>> row = find(records, "11fe0000-0000-4000-8000-000000000001")
>>> customer_of(records, row)
Customer(name='Amara Okafor', table='contact', id='c0ac0000-0000-4000-8000-000000000001')
>>> link(records, row["activityid"], "incident", "ca5e0000-0000-4000-8000-000000000002")
Linked(table='incident', id='ca5e0000-0000-4000-8000-000000000002', name="Case 'Grinder stops after ten seconds'")
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum

from apm.conversations.conversation import Customer
from apm.core.errors import ApmError, bad_input, show
from apm.core.json_text import Json
from apm.core.nearest_names import hint
from apm.core.slugs import as_text
from apm.dataverse import Column, Records, Table
from apm.dataverse.names import FORMATTED, LOGICAL_NAME
from apm.dataverse.schema.columns import Target

TABLE = "msdyn_ocliveworkitem"
ID = "activityid"
CHANNEL = "msdyn_channel"
CUSTOMER = "msdyn_customer"
CASE = "msdyn_issueid"
QUEUE = "msdyn_cdsqueueid"
AGENT = "msdyn_activeagentid"

Row = Mapping[str, Json]
"""A record in the form of a Web API response."""


class Status(IntEnum):
    """The status reasons of a conversation [D]."""

    OPEN = 1
    ACTIVE = 2
    WAITING = 3
    CLOSED = 4
    WRAP_UP = 5


LIVE_CHANNELS = frozenset({"Live chat", "Voice call"})
"""The labels of the channels whose customers wait for an answer at once; the others are asynchronous [D]."""

GOES_ON = frozenset({Status.OPEN, Status.ACTIVE, Status.WAITING})
"""The status reasons of a conversation that has not ended."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A record that is linked to a conversation; `name` is for messages, such as Case 'Grinder'."""

    table: str
    id: str
    name: str


def find(records: Records, conversation_id: str) -> Row | None:
    """The record of a conversation; None if there is none."""
    try:
        return records.retrieve(TABLE, conversation_id)
    except ApmError:
        return None


def ids(records: Records) -> frozenset[str]:
    """The ids of all conversations that have a record."""
    return frozenset(as_text(row[ID]) for row in records.query(TABLE, f"?$select={ID}"))


def goes_on(row: Row) -> bool:
    """Whether a conversation has not ended."""
    return row["statuscode"] in GOES_ON


def shown(row: Row, name: str) -> str:
    """The formatted value of a choice or a lookup; empty if the column is empty."""
    return as_text(row.get(name + FORMATTED))


def customer_of(records: Records, row: Row) -> Customer:
    """The customer of a conversation; without a customer record, a visitor with the name of the conversation."""
    pointed = _pointed(row, CUSTOMER)
    if pointed is None:
        return Customer(as_text(row[records.schema.table(TABLE).primary_name]))
    return Customer(shown(row, f"_{CUSTOMER}_value"), *pointed)


def known_customer(records: Records, table: str, record_id: str) -> Customer:
    """The customer of a record.

    Raises:
        ApmError: the record does not exist.
    """
    name = records.schema.table(table).primary_name
    found = records.retrieve(table, record_id, f"?$select={name}")
    return Customer(as_text(found[name]), table, record_id)


def some_customer(records: Records, table: str) -> Customer:
    """The first customer of a table; a visitor if the table is empty."""
    what = records.schema.table(table)
    found = records.query(table, f"?$select={what.primary_name}&$top=1")
    if not found:
        return Customer("Visitor 1")
    return Customer(as_text(found[0][what.primary_name]), table, as_text(found[0][what.primary_id]))


def add(
    records: Records, conversation_id: str, customer: Customer, channel: str, agent: str
) -> Row:
    """Creates the record of a conversation that the agent accepted.

    Raises:
        ApmError: the channel does not exist.
    """
    title = f"{customer.name}: {channel}"[:100]
    values: dict[str, Json] = {
        ID: conversation_id,
        "subject": title,
        "msdyn_title": title,
        "msdyn_ocliveworkitemid": conversation_id,
        CHANNEL: channel_of(records, channel),
        "msdyn_startedon": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "statuscode": Status.ACTIVE.value,
    }
    if customer.id:
        values |= _bind(records, customer.table, customer.id)
    quoted = agent.replace("'", "''")
    values |= _bind_first(records, AGENT, f"&$filter=fullname eq '{quoted}'")
    values |= _bind_first(records, QUEUE)
    records.create(TABLE, values)
    return records.retrieve(TABLE, conversation_id)


def set_status(records: Records, conversation_id: str, status: Status) -> None:
    """Writes the status reason of a conversation; does nothing if the record was deleted."""
    if find(records, conversation_id):
        records.update(TABLE, conversation_id, {"statuscode": status.value})


def leave(records: Records, conversation_id: str, *, is_active: bool) -> None:
    """Writes the status reason of a conversation whose session closed [D].

    A conversation that has ended is closed. Otherwise it goes on without an agent: a live chat or a voice call is open
    again, one of another channel waits for the customer.
    """
    row = find(records, conversation_id)
    if row is None:
        return
    if is_active:
        is_live = shown(row, CHANNEL) in LIVE_CHANNELS
        set_status(records, conversation_id, Status.OPEN if is_live else Status.WAITING)
    elif row["statuscode"] == Status.WRAP_UP:
        set_status(records, conversation_id, Status.CLOSED)


def link(records: Records, conversation_id: str, table: str, record_id: str) -> Linked:
    """Links a customer or a case in place of the previous one [D].

    Raises:
        ApmError: the conversation or the record does not exist, its table cannot be linked, or the conversation
            has ended.
    """
    row = records.retrieve(TABLE, conversation_id)
    values = _bind(records, table, record_id)
    linked = _linked(records, table, record_id)
    if not goes_on(row):
        raise bad_input(
            f"conversation {show(conversation_id)} is over; only an active one is linked"
        )
    records.update(TABLE, conversation_id, values)
    return linked


def unlink(records: Records, conversation_id: str, table: str, record_id: str) -> Linked:
    """Removes a link.

    Raises:
        ApmError: the conversation or the record does not exist, or they are not linked.
    """
    row = records.retrieve(TABLE, conversation_id)
    column, target = _lookup_for(records, table)
    linked = _linked(records, table, record_id)
    if _pointed(row, column.name) != (linked.table, linked.id):
        raise bad_input(f"{linked.name} is not linked to conversation {show(conversation_id)}")
    records.update(TABLE, conversation_id, {f"{target.navigation}@odata.bind": None})
    return linked


def channel_of(records: Records, label: str) -> int:
    """The value of a channel with a label.

    Raises:
        ApmError: the channel does not exist.
    """
    options = records.schema.table(TABLE).columns[CHANNEL].options
    for each in options:
        if each.label.casefold() == label.casefold():
            return each.value
    known = [each.label for each in options]
    raise bad_input(f"there is no channel {show(label)}; {hint(label, known)}")


def _linked(records: Records, table: str, record_id: str) -> Linked:
    what = records.schema.table(table)
    found = records.retrieve(table, record_id, f"?$select={what.primary_name}")
    name = f"{what.label} {show(as_text(found[what.primary_name]))}"
    return Linked(what.name, as_text(found[what.primary_id]), name)


def _lookup_for(records: Records, table: str) -> tuple[Column, Target]:
    """The lookup of a conversation that can point at a table."""
    what = records.schema.table(table)
    columns = records.schema.table(TABLE).columns
    lookups = {
        each.table: (columns[name], each)
        for name in (CUSTOMER, CASE)
        for each in columns[name].targets
    }
    if what.name not in lookups:
        raise bad_input(f"a conversation is linked to {_or(lookups)}, not to {what.name}")
    return lookups[what.name]


def _or(names: Mapping[str, object]) -> str:
    *some, last = names
    return f"{', '.join(some)} or {last}"


def _bind(records: Records, table: str, record_id: str) -> dict[str, Json]:
    _, target = _lookup_for(records, table)
    return _address(records.schema.table(table), target, record_id)


def _bind_first(records: Records, lookup: str, where: str = "") -> dict[str, Json]:
    """The value that points a lookup at the first record of its table; empty if there is no record."""
    target = records.schema.table(TABLE).columns[lookup].targets[0]
    what = records.schema.table(target.table)
    found = records.query(what.name, f"?$select={what.primary_id}&$top=1{where}")
    return _address(what, target, as_text(found[0][what.primary_id])) if found else {}


def _address(table: Table, target: Target, record_id: str) -> dict[str, Json]:
    return {f"{target.navigation}@odata.bind": f"/{table.set_name}({record_id})"}


def _pointed(row: Row, lookup: str) -> tuple[str, str] | None:
    """The table and the id of the record that a lookup points at."""
    record_id = row[f"_{lookup}_value"]
    return (
        (as_text(row[f"_{lookup}_value{LOGICAL_NAME}"]), as_text(record_id)) if record_id else None
    )
