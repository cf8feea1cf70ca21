"""The inspector: a panel beside the page for developers of scripts.

Python draws the panel and the tabs "Context" and "Templates", which show the workspace. JavaScript (`static/inspector`)
records the calls and draws the tab "Calls": sending all recorded calls to Python for each frame would be too slow.
"""

from __future__ import annotations

from dataclasses import replace

from apm.core.events import InspectorToggled
from apm.core.outcome import Outcome
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import button, cross
from apm.ui.elements import Attribute, Child, Element, h
from apm.ui.region_trees import region_tree
from apm.ui.regions import Region
from apm.ui.targets import Nothing
from apm.ui.tools.inspector_state import Inspector
from apm.ui.view import View
from apm.workspace.workspace import Workspace

TABS = {"calls": "Calls", "context": "Context", "templates": "Templates"}
"""Labels of the tabs, by name."""


@action("inspect-open", targets.nothing)
def open_inspector(use: Use[Nothing]) -> Outcome[bool]:
    """Opens the panel. Calls are recorded while it is open."""
    return _toggle(use, is_open=True)


@action("inspect-close", targets.nothing)
def close_inspector(use: Use[Nothing]) -> Outcome[bool]:
    """Closes the panel."""
    return _toggle(use, is_open=False)


@action("inspect-tab", targets.text)
def select_tab(use: Use[str]) -> Outcome[bool]:
    """Selects a tab of the panel, one of `TABS`."""
    return use.put(replace(use.state(Inspector), tab=use.target))


def _toggle(use: Use[Nothing], *, is_open: bool) -> Outcome[bool]:
    use.put(replace(use.state(Inspector), is_open=is_open))
    return Outcome(False, (InspectorToggled(is_open),))


@region_tree(Region.INSPECTOR)
def _region(view: View) -> Element:
    return inspector(view.state(Inspector), view.workspace)


def inspector(state: Inspector, workspace: Workspace) -> Element:
    """The panel, if it is open."""
    return h("div", {}, *([_panel(state, workspace)] if state.is_open else []))


def _panel(state: Inspector, workspace: Workspace) -> Element:
    tablist = {"role": "tablist", "aria-labelledby": "inspector-title", "class": "inspector-tabs"}
    return h(
        "section",
        {"class": "inspector", "aria-labelledby": "inspector-title"},
        h(
            "div",
            {"class": "inspector-header"},
            h("h2", {"id": "inspector-title"}, "Inspector"),
            cross(close_inspector.on(), "Close inspector"),
        ),
        h("div", tablist, *(_tab(name, label, state) for name, label in TABS.items())),
        *(_tab_panel(name, state, workspace) for name in TABS),
    )


def _tab(name: str, label: str, state: Inspector) -> Element:
    is_selected = name == state.tab
    attributes: dict[str, Attribute] = {
        "role": "tab",
        "id": f"inspector-tab-{name}",
        **select_tab.on(name),
        "aria-selected": "true" if is_selected else "false",
        "aria-controls": f"inspector-{name}",
        "tabindex": 0 if is_selected else -1,
    }
    return button(attributes, label)


def _tab_panel(name: str, state: Inspector, workspace: Workspace) -> Element:
    is_selected = name == state.tab
    children = _contents(name, state, workspace) if is_selected else []
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


def _contents(name: str, state: Inspector, workspace: Workspace) -> list[Child]:
    """The contents of a tab; JavaScript draws the recorded calls."""
    # Imported here to start faster: most pages never open the inspector.
    if name == "context":
        from apm.ui.tools.inspector_context import context_tab  # noqa: PLC0415

        return context_tab(workspace, state.slugs)
    if name == "templates":
        from apm.ui.tools.inspector_templates import templates_tab  # noqa: PLC0415

        return templates_tab(workspace, state)
    return []
