"""The ids of records as callers write them: checked, in lower case, and of a record that exists."""

from apm.core.errors import ApmError, ErrorCode, bad_input, show
from apm.dataverse.database import Database
from apm.dataverse.names import clean_id
from apm.dataverse.schema.schema import Table


def existing_id(database: Database, table: Table, record_id: str) -> str:
    """The id of an existing record.

    Raises:
        ApmError: the text is no id, or the table has no such record.
    """
    found = _clean(table, record_id)
    if not database.has(table, found):
        raise _no_record(table, record_id)
    return found


def _clean(table: Table, record_id: str) -> str:
    found = clean_id(record_id)
    if found is None:
        raise bad_input(f"{show(record_id)} is not an id of {table.name}; ids are GUIDs")
    return found


def _no_record(table: Table, record_id: str) -> ApmError:
    """The error for a record that does not exist; the wording is close to the product's [S]."""
    return ApmError(
        ErrorCode.UNKNOWN_ID,
        f"{table.name} with id {show(_clean(table, record_id))} does not exist",
    )
