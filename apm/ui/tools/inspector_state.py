"""What the inspector keeps while the page is open.

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
    """What the panel holds; closing it keeps all of it.

    Attributes:
        tab: the selected one of `TABS`.
        slugs: the text that was typed to try slugs.
        given: what was typed into the fields of templates, by template and field.
        said: what came of running a template, by template; of the last one only.
    """

    is_open: bool = False
    tab: str = "calls"
    slugs: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    regions = (Region.INSPECTOR,)
    is_kept = True

    @property
    def is_live(self) -> bool:
        """Whether it shows what any call may change."""
        return self.is_open and self.tab == "context"
