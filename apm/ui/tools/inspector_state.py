"""The state of the inspector.

>>> Inspector(is_open=True, tab="context").is_live
True
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from apm.ui.regions import Region
from apm.ui.view import PanelState


@dataclass(frozen=True, slots=True)
class Inspector(PanelState):
    """The state of the panel. It is kept when the panel closes.

    Attributes:
        is_open: the panel is open.
        tab: the selected tab, one of `TABS`.
        slugs: the text with slugs that the user typed.
        typed: the texts that the user typed into the fields of templates, by template and field.
        results: the result of the template that was run last, by template.
    """

    is_open: bool = False
    tab: str = "calls"
    slugs: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    results: Mapping[str, str] = field(default_factory=dict)
    regions = (Region.INSPECTOR,)
    is_kept = True

    @property
    def is_live(self) -> bool:
        """Whether it shows data that any call may change."""
        return self.is_open and self.tab == "context"
