"""The trees of all regions, and the actions: each module that is imported here declares its own.

`REGION_TREES` is complete only after this, so the screen takes it from here. The pages in tabs and the tabs of the
inspector are imported when they are first drawn; their actions are declared then.
"""

from apm.ui.actions import ACTIONS
from apm.ui.region_trees import REGION_TREES
from apm.ui.shell import (
    communication_panel,
    notices,
    overlays_view,
    side_panes_view,
    strips,
    toasts,
    top_bar,
)
from apm.ui.tools import coverage_panel, inspector, recording_panel, script_panel, solution_dialog

PANELS = (
    top_bar,
    strips,
    notices,
    overlays_view,
    communication_panel,
    side_panes_view,
    inspector,
    coverage_panel,
    script_panel,
    recording_panel,
    solution_dialog,
    toasts,
)
"""The modules of the panels."""

__all__ = ["ACTIONS", "PANELS", "REGION_TREES"]
