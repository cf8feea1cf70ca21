"""The sample tables and records: names, column names and option values as in the product [D], contents invented."""

from typing import Any


def sample_tables() -> dict[str, Any]:
    """What `tables.json` says."""
    return _read("tables.json")


def sample_records() -> dict[str, Any]:
    """What `records.json` says: rows by table, as they would be written through the Web API."""
    return _read("records.json")


def _read(name: str) -> dict[str, Any]:
    # Asked of the loader: the package may stand in a zip.
    import json  # noqa: PLC0415
    from pkgutil import get_data  # noqa: PLC0415

    data: dict[str, Any] = json.loads(get_data(__name__, name) or b"{}")
    return data
