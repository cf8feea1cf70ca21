"""The coverage dialog in the page. What it is made of is imported when it is first opened: most pages never do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.ui.elements import Element

if TYPE_CHECKING:
    from apm.ui.tools.coverage_panel import Coverage


class Covering:
    """Holds what a person looks for while the dialog is open."""

    def __init__(self) -> None:
        self._state: Coverage | None = None

    def tree(self) -> Element | None:
        """The dialog; None while it is closed."""
        if self._state is None:
            return None
        from apm.api.coverage import coverage_rows  # noqa: PLC0415
        from apm.ui.tools.coverage_panel import coverage_tree  # noqa: PLC0415

        return coverage_tree(self._state, coverage_rows())

    def act(self, action: str, text: str) -> None:
        """Does what a person asked for."""
        from apm.ui.tools.coverage_panel import after  # noqa: PLC0415

        self._state = after(self._state, action, text)
