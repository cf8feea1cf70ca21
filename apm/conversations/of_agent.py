"""The conversations of an agent, as `Microsoft.Omnichannel.getConversations` returns them [D].

>>> records = Records()
>>> wanted = read_wanted('{"agentId": "05e40000-0000-4000-8000-000000000001", "status": [2]}')
>>> [row["msdyn_ocliveworkitemid"] for row in conversations_of(records, wanted)]
['11fe0000-0000-4000-8000-000000000001']
>>> read_wanted("{}")
Traceback (most recent call last):
apm.core.errors.ApmError: the input needs an agentId, the id of a user, not null
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from apm.conversations import record
from apm.core.errors import bad_input, show
from apm.core.inputs import read_object
from apm.core.slugs import as_text
from apm.dataverse import Kind, Records
from apm.dataverse.names import clean_id, unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apm.core.json_text import Json

DEFAULTS = (
    "msdyn_ocliveworkitemid",
    "msdyn_liveworkstreamid",
    "msdyn_lastsessionid",
    "statuscode",
    "createdon",
)
"""The columns that every result has, as far as the table has them [D]."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The input of `getConversations`.

    Attributes:
        agent_id: the id of the user who has the conversations.
        attributes: the logical names of further columns.
        status: the status reasons; empty for all.
        order: the columns to sort by, each with whether the order is descending.
        days: the age of the oldest conversation in days; None for any age.
    """

    agent_id: str
    attributes: tuple[str, ...] = ()
    status: tuple[int, ...] = ()
    order: tuple[tuple[str, bool], ...] = ()
    days: float | None = None


def read_wanted(text: str) -> Wanted:
    """Reads the input.

    Raises:
        ApmError: it is invalid; the message names the part.
    """
    given = read_object(text, "the input")
    # The documentation spells the name in both ways [D].
    agent = given.get("agentId", given.get("agentID"))
    agent_id = clean_id(agent) if isinstance(agent, str) else None
    if agent_id is None:
        raise bad_input(f"the input needs an agentId, the id of a user, not {show(agent)}")
    days = given.get("createdBeforeDays")
    if days is not None and (isinstance(days, bool) or not isinstance(days, int | float)):
        raise bad_input(f"createdBeforeDays has to be a number of days, not {show(days)}")
    return Wanted(
        agent_id,
        tuple(as_text(each).strip().lower() for each in _items(given, "attributes")),
        tuple(
            _number(word) for each in _items(given, "status") for word in as_text(each).split(",")
        ),
        tuple(_order(each) for each in _items(given, "orderBy")),
        days,
    )


def conversations_of(records: Records, wanted: Wanted) -> list[Mapping[str, Json]]:
    """The records of an agent's conversations.

    Raises:
        ApmError: a column does not exist.
    """
    columns = records.schema.table(record.TABLE).columns
    defaults = [each for each in DEFAULTS if each in columns]
    names = dict.fromkeys([*defaults, *wanted.attributes])
    order = [
        f"{_property(records, name)} {'desc' if descending else 'asc'}"
        for name, descending in wanted.order
    ]
    select = ",".join(_property(records, each) for each in names)
    sorting = f"&$orderby={','.join(order)}" if order else ""
    return [*records.query(record.TABLE, f"?$select={select}&$filter={_filter(wanted)}{sorting}")]


def _filter(wanted: Wanted) -> str:
    parts = [f"_{record.AGENT}_value eq {wanted.agent_id}"]
    if wanted.status:
        parts.append(f"({' or '.join(f'statuscode eq {each}' for each in wanted.status)})")
    if wanted.days is not None:
        oldest = datetime.now(UTC) - timedelta(days=wanted.days)
        parts.append(f"createdon ge {oldest:%Y-%m-%dT%H:%M:%SZ}")
    return " and ".join(parts)


def _property(records: Records, name: str) -> str:
    """The Web API name of a column. Logical names of lookups are accepted [A]."""
    columns = records.schema.table(record.TABLE).columns
    logical = name.removeprefix("_").removesuffix("_value") if name.startswith("_") else name
    if logical not in columns:
        raise unknown("column", name, columns, f" in {record.TABLE}")
    return f"_{logical}_value" if columns[logical].kind is Kind.LOOKUP else logical


def _items(given: Mapping[str, Json], name: str) -> list[Json]:
    value = given.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise bad_input(f"{name} has to be a list, not {show(value)}")
    return value


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise bad_input(f"status has to hold numbers such as 3, not {show(text)}") from None


def _order(given: Json) -> tuple[str, bool]:
    if isinstance(given, dict) and as_text(given.get("attributeName")).strip():
        name = as_text(given["attributeName"]).strip().lower()
        return name, given.get("descending") in (True, "true")
    raise bad_input(
        f'orderBy has to hold objects such as {{"attributeName": "createdon"}}, not {show(given)}'
    )
