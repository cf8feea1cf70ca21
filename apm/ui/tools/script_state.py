"""The state of the script panel.

>>> ScriptPanel(status=RUNNING).with_line(Line("result", "2")).lines
(Line(kind='result', text='2'),)
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from apm.ui.regions import Region
from apm.ui.view import PanelState

MOST_LINES = 200
"""The number of lines of output that are shown. The newest are shown."""

FIRST_NAME = "script-1.js"

RUNNING = "Running…"
ENDED = "Ended."


@dataclass(frozen=True, slots=True)
class Line:
    """A line of output. Its kind is the name of a console method, "result" or "failure"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ScriptPanel(PanelState):
    """The state of the panel. It is kept when the panel closes.

    Attributes:
        is_open: the panel is open.
        text: the script that the user typed.
        name: the file name of the script in error messages.
        lines: the newest lines of the output of the last run.
        earlier: the number of earlier lines that are no longer shown.
        status: `RUNNING`, or `ENDED` when the script and its promise have ended; empty if no script was run.
        is_from_link: the script is from the address of the page, and the user has not run it yet.
        message: a message about a link.
    """

    is_open: bool = False
    text: str = ""
    name: str = FIRST_NAME
    lines: tuple[Line, ...] = ()
    earlier: int = 0
    status: str = ""
    is_from_link: bool = False
    message: str = ""
    regions = (Region.SCRIPT,)

    @property
    def is_running(self) -> bool:
        """Whether more output may follow."""
        return self.status == RUNNING

    def with_line(self, line: Line) -> ScriptPanel:
        """With one more line. Output of a script that started before the workspace restarted is ignored."""
        if not self.is_running:
            return self
        lines = (*self.lines, line)
        removed = len(lines[:-MOST_LINES])
        return replace(self, lines=lines[-MOST_LINES:], earlier=self.earlier + removed)
