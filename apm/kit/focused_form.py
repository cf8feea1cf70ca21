"""The form in the focused tab, as a test uses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apm.kit.known_names import KnownNames, hinting
from apm.kit.page_calls import act, call

if TYPE_CHECKING:
    from playwright.sync_api import Page


@hinting
@dataclass(frozen=True)
class Form(KnownNames):
    """The form in the focused tab; columns have their logical names, such as `title`."""

    page: Page

    def get(self, column: str) -> Any:
        """Return the value of a column, as `getValue` does: a date as `datetime`, a lookup as a list with a dict."""
        return call(self.page, "getValue", column)

    def set(self, column: str, value: Any) -> None:
        """Change the value of a column as a user does: the functions of OnChange run."""
        act(self.page, "setValue", [column, value])

    def save(self) -> None:
        """Save the form.

        Raises:
            CallRefused: a function of OnSave prevents it, or the record cannot be written.
        """
        act(self.page, "save")
