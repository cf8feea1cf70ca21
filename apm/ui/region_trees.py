"""The element tree of each region. Regions are drawn in the order of the table."""

from collections.abc import Callable

from apm.ui.elements import Element
from apm.ui.regions import Region
from apm.ui.shell.communication_panel import communication
from apm.ui.shell.news import News
from apm.ui.shell.notices import Notices, notices
from apm.ui.shell.overlays_view import overlays
from apm.ui.shell.script_failures import Failures
from apm.ui.shell.side_panes_view import side_panes
from apm.ui.shell.strips import session_strip, tab_strip
from apm.ui.shell.toasts import Toasts, toasts
from apm.ui.shell.top_bar import Theme, top_bar
from apm.ui.tools.coverage_panel import Coverage, coverage_dialog
from apm.ui.tools.import_dialog import ImportDialog, import_dialog
from apm.ui.tools.inspector import inspector
from apm.ui.tools.inspector_state import Inspector
from apm.ui.tools.script_panel import script_panel
from apm.ui.tools.script_state import ScriptPanel
from apm.ui.view import View

Tree = Callable[[View], Element]


def _notices(view: View) -> Element:
    state, refusal = view.state(Notices), view.workspace.refusal
    return notices(state, refusal, view.state(News), view.state(Failures))


def _tool_dialog(view: View) -> Element:
    """The dialog of a tool; at most one is open."""
    coverage = view.state(Coverage)
    return (
        coverage_dialog(coverage) if coverage.is_open else import_dialog(view.state(ImportDialog))
    )


REGION_TREES: dict[str, Tree] = {
    Region.TOP_BAR: lambda view: top_bar(view.workspace.settings, view.state(Theme).name),
    Region.SESSIONS: lambda view: session_strip(view.conversations),
    Region.TABS: lambda view: tab_strip(view.workspace),
    Region.NOTICES: _notices,
    Region.OVERLAYS: lambda view: overlays(view.workspace),
    Region.COMMUNICATION: lambda view: communication(view.conversations),
    Region.SIDE_PANES: lambda view: side_panes(view.workspace),
    Region.INSPECTOR: lambda view: inspector(view.state(Inspector), view.workspace),
    Region.DIALOG: _tool_dialog,
    Region.SCRIPT: lambda view: script_panel(view.state(ScriptPanel)),
    Region.TOASTS: lambda view: toasts(view.state(Toasts), view.conversations.incoming.values()),
}
"""Functions that build the trees, by region."""
