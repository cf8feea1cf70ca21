"""The solutions that a script passes to `apmWorkspace.load`, or that the user drops on the page.

JavaScript passes one solution after another, so that the page can show the progress, then loads the settings.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from apm.browser.modules import scripts
from apm.core.errors import bad_input
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.ui.actions import NOTHING
from apm.ui.tools.solution_dialog import SolutionDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from apm.reading.page_solutions import PageSolutions
    from apm.solutions.solution_reading import SolutionRead
    from apm.ui.screen import Screen


class GivenSolutions:
    """The solutions that were given since the last load."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._reads: list[SolutionRead] = []
        self._layers: list[dict[str, Json]] = []
        self._numbers = count(1)
        self._loaded: PageSolutions | None = None
        self._has_placed = False

    def calls(self) -> dict[str, Callable[..., Any]]:
        """The functions for JavaScript, by name."""
        return {
            "forgetSolutions": self.forget,
            "admitSolution": self.admit,
            "readSolution": self.read,
            "addSolution": self.add,
            "showSolutions": self.show,
        }

    def forget(self) -> None:
        """Forgets the solutions that were given, after one that was refused."""
        self._reads.clear()
        self._layers.clear()

    def admit(self, name: str, size: str) -> None:
        """Checks the size of a zip before its content is read.

        Raises:
            ApmError: it is too large.
        """
        # Imported on first use, like the readers below: most pages read no solution.
        from apm.reading.page_solutions import check_size  # noqa: PLC0415
        from apm.solutions.files.solution_limits import SolutionRefused  # noqa: PLC0415

        try:
            check_size(name, int(size))
        except SolutionRefused as refusal:
            raise bad_input(str(refusal)) from None

    def read(self, name: str, content: Any) -> None:
        """Reads the zip of a solution, whose content is a `Uint8Array`.

        Raises:
            ApmError: the zip is refused.
        """
        from apm.reading.page_solutions import read_zip  # noqa: PLC0415
        from apm.solutions.files.solution_limits import SolutionRefused  # noqa: PLC0415

        try:
            self._reads.append(read_zip(name, content.to_bytes()))
        except SolutionRefused as refusal:
            raise bad_input(str(refusal)) from None

    def add(self, text: str) -> None:
        """Adds a solution that was read already: the JSON text of a `workspace.json`.

        Raises:
            ApmError: it is not an object.
        """
        given = read_json(text, "load: a solution")
        if not isinstance(given, dict):
            raise bad_input(
                "load: a solution has to be the content of a zip, or of a workspace.json"
            )
        self._layers.append(given)

    def take(self) -> list[dict[str, Json]]:
        """What the solutions add to the settings. Forgets the solutions."""
        layers, reads = [*self._layers], [*self._reads]
        self.forget()
        self._loaded = None
        if reads:
            from apm.reading.page_solutions import page_solutions  # noqa: PLC0415

            self._loaded = page_solutions(reads, next(self._numbers))
            layers.append(self._loaded.layer)
        return layers

    def place_scripts(self) -> None:
        """Gives addresses to the scripts of the solutions that were loaded, in place of those of the load before."""
        if self._has_placed:
            scripts.removeScripts()
        placed = self._loaded.scripts if self._loaded else {}
        for address, source in placed.items():
            scripts.placeScript(address, source)
        self._has_placed = bool(placed)

    def show(self) -> Outcome[bool]:
        """Shows what was found in the solutions of the last load."""
        found = self._loaded
        headlines, not_used = (found.headlines, found.not_used) if found else ((), ())
        self._screen.view.put(SolutionDialog(is_open=True, found=headlines, not_used=not_used))
        return NOTHING
