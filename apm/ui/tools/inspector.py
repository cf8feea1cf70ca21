"""The inspector: a panel beside the page that a developer keeps open while trying a script.

Python draws its frame and the tabs "Context" and "Templates", which show the workspace. The page draws the tab "Calls"
(static/inspector): what was recorded is the page's own, is more than a screenful, and changes with each call. To carry
it across for every frame would cost more than the calls that it tells of.

>>> state = after(Inspector(), "inspect-open", "", "")
>>> state = after(state, "inspect-tab", "context", "")
>>> state.is_live
True
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from apm.ui.elements import Child, Element, h
from apm.ui.tools.inspector_context import context_tab
from apm.ui.tools.inspector_templates import templates_tab
from apm.workspace.workspace import Workspace

TABS = {"calls": "Calls", "context": "Context", "templates": "Templates"}
"""By what `inspect-tab` is of."""


@dataclass(frozen=True, slots=True)
class Inspector:
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

    @property
    def is_live(self) -> bool:
        """Whether it shows what any call may change."""
        return self.is_open and self.tab == "context"


def after(state: Inspector, action: str, of: str, text: str) -> Inspector:
    """The state after something happened.

    Args:
        state: the one before.
        action: the `data-action`; they all begin with "inspect-".
        of: a tab, a template, or a template with one of its fields.
        text: what was typed, or came of running a template.

    Raises:
        ValueError: there is no such action.
    """
    match action:
        case "inspect-open" | "inspect-close":
            return replace(state, is_open=action == "inspect-open")
        case "inspect-tab":
            return replace(state, tab=of)
        case "inspect-slugs":
            return replace(state, slugs=text)
        case "inspect-fill":
            return replace(state, given={**state.given, of: text})
        case "inspect-run":
            return replace(state, said={})
        case "inspect-said":
            return replace(state, said={of: text})
    raise ValueError(f"no such action: {action}")


def inspector(state: Inspector, workspace: Workspace) -> Element:
    """The panel, if it is open."""
    return h("div", {}, *([_panel(state, workspace)] if state.is_open else []))


def _panel(state: Inspector, workspace: Workspace) -> Element:
    title: dict[str, str] = {"id": "inspector-title"}
    close = {"type": "button", "class": "cross", "data-action": "inspect-close"}
    names = {"role": "tablist", "aria-labelledby": "inspector-title", "class": "inspector-tabs"}
    return h(
        "section",
        {"class": "inspector", "aria-labelledby": "inspector-title"},
        h(
            "div",
            {"class": "inspector-header"},
            h("h2", title, "Inspector"),
            h("button", {**close, "aria-label": "Close inspector"}, "×"),
        ),
        h("div", names, *(_tab(name, label, state) for name, label in TABS.items())),
        *(_tab_panel(name, state, workspace) for name in TABS),
    )


def _tab(name: str, label: str, state: Inspector) -> Element:
    is_selected = name == state.tab
    return h(
        "button",
        {
            "type": "button",
            "role": "tab",
            "id": f"inspector-tab-{name}",
            "data-action": "inspect-tab",
            "data-of": name,
            "aria-selected": "true" if is_selected else "false",
            "aria-controls": f"inspector-{name}",
            "tabindex": 0 if is_selected else -1,
        },
        label,
    )


def _tab_panel(name: str, state: Inspector, workspace: Workspace) -> Element:
    is_selected = name == state.tab
    children: list[Child] = []
    if is_selected and name == "context":
        children = context_tab(workspace, state.slugs)
    elif is_selected and name == "templates":
        children = templates_tab(workspace, state.given, state.said)
    return h(
        "div",
        {
            "role": "tabpanel",
            "key": name,
            "id": f"inspector-{name}",
            "class": "inspector-page",
            "aria-labelledby": f"inspector-tab-{name}",
            "hidden": not is_selected,
        },
        *children,
    )
