"""The inspector in the page: its state, recording while it is open, and templates that are run from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pyscript.js_modules import inspector as page

from apm.core.errors import ApmError
from apm.emulator import Emulator
from apm.ui.elements import Element, h

if TYPE_CHECKING:
    from apm.ui.tools.inspector import Inspector


class Inspecting:
    """Holds the inspector. What it is made of is imported when it is first opened: most pages never do."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self._state: Inspector | None = None

    @property
    def is_live(self) -> bool:
        """Whether it shows what any call may change."""
        return self._state is not None and self._state.is_live

    def tree(self) -> Element:
        """What it looks like."""
        if self._state is None:
            return h("div")
        from apm.ui.tools.inspector import inspector  # noqa: PLC0415

        return inspector(self._state, self._emulator.workspace)

    def act(self, action: str, of: str, text: str) -> None:
        """Does what a person asked for; has the page record while it is open."""
        from apm.ui.tools.inspector import Inspector, after  # noqa: PLC0415

        state = after(self._state or Inspector(), action, of, text)
        self._state = state
        if action in ("inspect-open", "inspect-close"):
            page.watch(state.is_open)
        elif action == "inspect-run":
            self._run(state, of)

    def _run(self, state: Inspector, of: str) -> None:
        from apm.ui.tools.inspector_templates import call_of  # noqa: PLC0415

        try:
            name, given = call_of(self._emulator.workspace, of, state.given)
        except ApmError as error:
            self.act("inspect-said", of, str(error))
        else:
            page.run(of, name, json.dumps(given))
