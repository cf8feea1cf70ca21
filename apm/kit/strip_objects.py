"""Sessions and tabs, as a test uses them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apm.kit.known_names import KnownNames
from apm.kit.page_calls import act, call

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class StripObject(KnownNames):
    """What sessions and tabs have in common.

    Attributes:
        page: the page of the workspace.
    """

    page: Page

    @property
    def title(self) -> str:
        """The title in the strip; it can be set."""
        return str(self._read("title"))

    @title.setter
    def title(self, text: str) -> None:
        self._assign("title", text)

    @property
    def can_close(self) -> bool:
        """Whether the user can close it; it can be set."""
        return bool(self._read("canClose"))

    @can_close.setter
    def can_close(self, on: bool) -> None:
        self._assign("canClose", on)

    def focus(self) -> None:
        """Focus a session with its last focused tab; focus a tab in its session, which may be in the background."""
        act(self.page, "focus", self._at())

    def close(self) -> bool:
        """Close it without asking; return False if it cannot be closed."""
        return bool(act(self.page, "close", self._at()))

    def _at(self) -> list[str]:
        """Return the ids of the session and of the tab; the second is empty for a session."""
        raise NotImplementedError

    def _read(self, name: str) -> Any:
        __tracebackhide__ = True
        return call(self.page, "read", [self._at(), name])

    def _assign(self, name: str, value: Any) -> None:
        __tracebackhide__ = True
        act(self.page, "assign", [self._at(), name, value])


@dataclass
class Session(StripObject):
    """A session; two objects with the same id are equal.

    Attributes:
        page: the page of the workspace.
        id: the id, such as `session-id-1`.
    """

    page: Page
    id: str

    @property
    def tabs(self) -> list[Tab]:
        """The tabs, the anchor tab first."""
        ids = call(self.page, "tabs", self.id)
        return [Tab(self.page, self.id, each) for each in ids]

    @property
    def focused_tab(self) -> Tab:
        """The tab that has the focus in this session."""
        return Tab(self.page, self.id, call(self.page, "idOf", [self.id, None]))

    @property
    def locator(self) -> Locator:
        """The session in the strip, an element of role `tab`."""
        return self.page.locator(f"#sessions [data-session-id='{self.id}']")

    def _at(self) -> list[str]:
        return [self.id, ""]


@dataclass
class Tab(StripObject):
    """An application tab; two objects with the same id are equal.

    Attributes:
        page: the page of the workspace.
        session_id: the id of its session.
        id: the id, such as `tab-id-1`.
    """

    page: Page
    session_id: str
    id: str

    @property
    def locator(self) -> Locator:
        """The tab in the strip, an element of role `tab`; the strip shows the tabs of the focused session."""
        return self.page.locator(f"#tabs [data-tab-id='{self.id}']")

    def _at(self) -> list[str]:
        return [self.session_id, self.id]
