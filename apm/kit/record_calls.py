"""The records of the workspace, as a test uses them: the calls of `Xrm.WebApi`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apm.kit.known_names import KnownNames, hinting
from apm.kit.page_calls import act, call

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page


@hinting
@dataclass(frozen=True)
class Records(KnownNames):
    """Creates, reads and changes records. Rows have the names of the Web API, such as `_customerid_value`."""

    page: Page

    def create(self, table: str, row: Mapping[str, Any]) -> str:
        """Create a record and return its id."""
        return str(act(self.page, "create", [table, dict(row)]))

    def retrieve(self, table: str, id: str, options: str = "") -> dict[str, Any]:  # noqa: A002
        """Return a record; `options` are those of the Web API, such as `?$select=title`."""
        row: dict[str, Any] = call(self.page, "retrieve", [table, id, options])
        return row

    def update(self, table: str, id: str, row: Mapping[str, Any]) -> None:  # noqa: A002
        """Change columns of a record."""
        act(self.page, "update", [table, id, dict(row)])

    def delete(self, table: str, id: str) -> None:  # noqa: A002
        """Delete a record."""
        act(self.page, "delete", [table, id])
