"""Party lists of activities, such as the recipients of an email: records of the table `activityparty` [D].

The text of a party list in a form is JSON: a list of its records.

>>> records = Records()
>>> email = records.schema.table("email")
>>> values = party_values(email, "e4a10000-0000-4000-8000-000000000001", records)
>>> [(name, [each.name for each in parties_in(text)]) for name, text in values.items() if text]
[('from', ['Amara Okafor']), ('to', ['Coffee Machines'])]
"""

import json
from collections.abc import Iterable
from dataclasses import replace

from apm.core.json_text import Json, JsonTextError, parse_json
from apm.core.slugs import as_text
from apm.dataverse import Column, Records, Table
from apm.dataverse.names import BIND, FORMATTED, LOGICAL_NAME
from apm.workspace.form_state import Reference
from apm.workspace.lookup_values import read_lookup

PARTY = "activityparty"
_ADDRESSES = ("emailaddress1", "internalemailaddress", "emailaddress")
"""The columns that can have the address of a party."""


def parties_text(parties: Iterable[Reference]) -> str:
    """The text of a party list; empty without parties."""
    listed = [{"id": each.id, "name": each.name, "entityType": each.table} for each in parties]
    return json.dumps(listed, ensure_ascii=False) if listed else ""


def parties_in(text: str) -> list[Reference] | None:
    """The parties in the text of a party list; None if the user typed names into it."""
    if not text.strip():
        return []
    try:
        return parties_of(parse_json(text))
    except JsonTextError:
        return None


def parties_of(value: Json) -> list[Reference] | None:
    """The parties in a value, a list of `{id, name, entityType}` [D] or one of them; None for any other value."""
    items = value if isinstance(value, list) else [value]
    found = [read_lookup(each) for each in items if isinstance(each, dict)]
    parties = [replace(each, table=each.table.lower()) for each in found if each]
    return parties if len(parties) == len(items) else None


def party_values(table: Table, record_id: str, records: Records) -> dict[str, str]:
    """The texts of the party lists of an activity; empty for a table without party lists.

    A party without a record is left out [A].
    """
    if not table.parties or PARTY not in records.schema.tables:
        return {}
    rows = records.query(PARTY, f"?$filter=_activityid_value eq {record_id}")
    found: dict[str, list[Reference]] = {name: [] for name in table.parties}
    for row in rows:
        for name, column in table.parties.items():
            if row["participationtypemask"] == column.participation and row["_partyid_value"]:
                found[name].append(
                    Reference(
                        as_text(row["_partyid_value" + LOGICAL_NAME]),
                        as_text(row["_partyid_value"]),
                        as_text(row.get("_partyid_value" + FORMATTED)),
                    )
                )
    return {name: parties_text(parties) for name, parties in found.items()}


def write_parties(
    table: Table, record_id: str, column: Column, parties: Iterable[Reference], records: Records
) -> None:
    """Replaces the parties of an activity in a party list."""
    mask = column.participation
    condition = f"_activityid_value eq {record_id} and participationtypemask eq {mask}"
    for row in records.query(PARTY, f"?$select=activitypartyid&$filter={condition}"):
        records.delete(PARTY, as_text(row["activitypartyid"]))
    activity = records.schema.table(PARTY).columns["activityid"]
    link = next(each.navigation for each in activity.targets if each.table == table.name)
    for each in parties:
        target = next(target for target in column.targets if target.table == each.table)
        party_table = records.schema.table(each.table)
        records.create(
            PARTY,
            {
                f"{link}{BIND}": f"/{table.set_name}({record_id})",
                f"{target.navigation}{BIND}": f"/{party_table.set_name}({each.id})",
                "participationtypemask": mask,
                "addressused": _address(party_table, each.id, records),
            },
        )


def _address(table: Table, record_id: str, records: Records) -> Json:
    name = next((each for each in _ADDRESSES if each in table.columns), "")
    return records.retrieve(table.name, record_id, f"?$select={name}")[name] if name else None
