"""The regions of the page: parts that are drawn separately."""

from enum import StrEnum


class Region(StrEnum):
    """A region. Its value is the id of its element in `index.html`; regions are drawn in this order.

    The panel of a tab is a region too; its name is the id of the tab.
    """

    TOP_BAR = "top-bar"
    SESSIONS = "sessions"
    TABS = "tabs"
    NOTICES = "notices"
    OVERLAYS = "overlays"
    COMMUNICATION = "communication"
    SIDE_PANES = "side-panes"
    INSPECTOR = "inspector"
    IMPORT = "import-dialog"
    COVERAGE = "coverage-dialog"
    SCRIPT = "script-panel"
    RECORDING = "recording-panel"
    TOASTS = "toasts"
