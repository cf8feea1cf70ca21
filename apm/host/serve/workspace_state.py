"""The state of the workspace that a server shows, as the page gets it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apm.core.json_text import Json


@dataclass(frozen=True)
class WorkspaceState:
    """The content of the workspace file, and of the files it names, at one time.

    Attributes:
        version: changes when one of the files is saved; empty without a workspace file.
        name: the name of the workspace file.
        page: the settings for the page, from the newest version without problems.
        problems: why the current version cannot be used.
        remarks: exported rows that cannot be read, and names in templates that are not there; the rest is used.
        changes: the address at which the page listens for changes; empty if there is none.
    """

    version: str = ""
    name: str = ""
    page: dict[str, Json] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    changes: str = ""

    @property
    def shipped(self) -> dict[str, Json]:
        """The content of `workspace.json`: the settings, and the address for changes."""
        return {**self.page, "changes": self.changes} if self.changes else self.page

    @property
    def news(self) -> dict[str, Json]:
        """The message to a page that shows another version."""
        if self.problems:
            return {"file": self.name, "problems": [*self.problems]}
        return {"file": self.name, "workspace": self.shipped, "remarks": [*self.remarks]}


def as_json(
    state: WorkspaceState,
    *,
    is_served: bool = True,
    recording: Mapping[str, Json] | None = None,
) -> bytes:
    """Encode `workspace.json`.

    Args:
        state: the state.
        is_served: only a page that is served can listen for changes.
        recording: where the page sends the test that it records, and its language; None for a page that records none.
    """
    page = state.shipped if is_served else state.page
    if recording:
        page = {**page, "recording": {**recording}}
    return json.dumps(page, ensure_ascii=False, separators=(",", ":")).encode()
