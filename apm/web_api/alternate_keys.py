"""Records that an address names by an alternate key, such as `accounts(accountnumber='CC-1001')` [D].

Only the keys that the description of a table declares name records.
"""

from __future__ import annotations

from collections.abc import Mapping

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Records, Table
from apm.dataverse.key_addresses import check_key
from apm.dataverse.key_addresses import no_record as no_record_of_key
from apm.web_api.service_errors import BAD_REQUEST, NO_RECORD_OF_KEY, ServiceError, refused


def id_by_key(records: Records, table: Table, values: Mapping[str, Json]) -> str:
    """The id of the record with the values of an alternate key; empty if there is none.

    Args:
        records: the records.
        table: the table.
        values: the values by the names of their columns.

    Raises:
        ServiceError: the columns are not an alternate key of the table, or a value does not fit its column.
    """
    try:
        check_key(table, values)
    except ApmError as error:
        raise ServiceError(400, BAD_REQUEST, f"{error}.") from None
    condition = " and ".join(f"{name} eq {_literal(value)}" for name, value in values.items())
    try:
        found = records.query(table.name, f"?$select={table.primary_id}&$filter={condition}")
    except ApmError as error:
        raise refused(error, BAD_REQUEST) from None
    return str(found[0][table.primary_id]) if found else ""


def no_record(table: Table) -> ServiceError:
    """The error for an alternate key that no record has [S]."""
    return ServiceError(404, NO_RECORD_OF_KEY, str(no_record_of_key(table)))


def _literal(value: Json) -> str:
    """A value in a filter; also of a text with signs that query options use."""
    if not isinstance(value, str):
        return "null" if value is None else str(value).lower()
    quoted = value.replace("'", "''")
    return "'" + "".join(f"%{ord(each):02x}" if each in "%&#+" else each for each in quoted) + "'"
