"""The sample tables and records: names, columns and option values of the product [D]; the contents are invented."""

from typing import Any

from apm.dataverse.system_columns import with_system_columns


def sample_tables() -> dict[str, Any]:
    """The contents of `tables.json`, with the system columns."""
    return {
        name: {**about, "columns": with_system_columns(about["columns"])}
        for name, about in _read("tables.json").items()
    }


def sample_records() -> dict[str, Any]:
    """The contents of `records.json`: rows by table, in the form of Web API requests."""
    return _read("records.json")


_ALWAYS = ("transactioncurrency", "organization")


def rows_of_organization() -> dict[str, Any]:
    """The rows that each Dataverse has, also one without the sample records: the organization and its currency [D]."""
    records = sample_records()
    return {each: records[each] for each in _ALWAYS}


def _read(name: str) -> dict[str, Any]:
    # Read with the loader: the package can be in a zip file.
    import json  # noqa: PLC0415
    from pkgutil import get_data  # noqa: PLC0415

    data: dict[str, Any] = json.loads(get_data(__name__, name) or b"{}")
    return data
