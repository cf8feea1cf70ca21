"""The side panes: a strip of icons at the right edge, and the selected pane beside it."""

from apm.core.outcome import Outcome
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import button, cross
from apm.ui.elements import Attribute, Element, h
from apm.ui.region_trees import region_tree
from apm.ui.regions import Region
from apm.ui.shell.closing import close_page
from apm.ui.shell.tab_panel import busy, contents
from apm.ui.view import View
from apm.workspace.side_panes import Pane, SidePanes
from apm.workspace.workspace import Workspace


@action("toggle-pane", targets.pane)
def toggle_pane(use: Use[Pane]) -> Outcome[bool]:
    """Selects a pane, or collapses the selected one [D]."""
    panes = use.view.workspace.side_panes
    if use.target is panes.selected and panes.is_expanded:
        return panes.expand(False)
    return panes.select(use.target)


@action("close-pane", targets.pane)
def close_pane(use: Use[Pane]) -> Outcome[bool]:
    """Closes a pane, after confirmation if the form in it has unsaved edits."""
    workspace, pane = use.view.workspace, use.target
    return close_page(workspace, pane.page) if pane.page else workspace.side_panes.close(pane)


@region_tree(Region.SIDE_PANES)
def _region(view: View) -> Element:
    return side_panes(view.workspace)


def side_panes(workspace: Workspace) -> Element:
    """All side panes. A pane that is not shown stays in the document, hidden."""
    state = workspace.side_panes
    seen = [each for each in state.in_order if not each.hidden]
    stop = state.selected if state.selected in seen else next(iter(seen), None)
    tablist: dict[str, Attribute] = {
        "class": "pane-tabs",
        "role": "tablist",
        "aria-orientation": "vertical",
        "aria-label": "Side panes",
        "key": "tabs",
    }
    icons = (_icon(state, each, each is stop) for each in seen)
    return h(
        "div",
        {"class": "side-panes", "hidden": not seen},
        *(_pane(workspace, each) for each in state.by_id.values()),
        *([h("div", tablist, *icons)] if seen else []),
    )


def _is_shown(state: SidePanes, pane: Pane) -> bool:
    return pane is state.selected and state.is_expanded and not pane.hidden


def _icon(state: SidePanes, pane: Pane, is_stop: bool) -> Element:
    is_selected = _is_shown(state, pane)
    description = _badge_description(pane.badge)
    attributes: dict[str, Attribute] = {
        "key": pane.key,
        "role": "tab",
        "id": f"{pane.key}-tab",
        "title": pane.label,
        "aria-label": pane.label,
        "aria-description": description or None,
        "aria-selected": "true" if is_selected else "false",
        "aria-controls": f"{pane.key}-panel",
        "tabindex": 0 if is_stop else -1,
        "data-pane-id": pane.pane_id,
        **toggle_pane.on(pane.key),
    }
    return button(attributes, _image(pane), *([_badge(pane.badge)] if description else []))


def _image(pane: Pane) -> Element:
    if pane.image_src:
        return h("img", {"src": pane.image_src, "alt": ""})
    return h("span", {"aria-hidden": "true", "class": "initial"}, pane.label[:1].upper())


def _badge_description(badge: bool | int | str) -> str:
    """The description of a badge for screen readers; empty if there is no badge."""
    if isinstance(badge, bool) or _is_address(badge):
        return "Has news" if badge else ""
    return str(badge)


def _badge(badge: bool | int | str) -> Element:
    if _is_address(badge):
        return h("img", {"class": "badge", "src": str(badge), "alt": ""})
    return h("span", {"class": "badge", "aria-hidden": "true"}, "" if badge is True else str(badge))


def _is_address(badge: bool | int | str) -> bool:
    return isinstance(badge, str) and "/" in badge


def _pane(workspace: Workspace, pane: Pane) -> Element:
    state = workspace.side_panes
    generation = pane.page.generation if pane.page else 0
    attributes: dict[str, Attribute] = {
        "key": f"{pane.key}:{generation}",
        "id": f"{pane.key}-panel",
        "class": "pane",
        "style": f"width: {pane.width}px",
        "role": "tabpanel",
        "aria-label": pane.label,
        "tabindex": 0,
        "aria-busy": busy(workspace, pane.page) if pane.page else None,
        "data-page-type": pane.page.template.page_type.name if pane.page else None,
        "data-page-of": pane.key if pane.page else None,
        "hidden": not _is_shown(state, pane),
    }
    content = contents(workspace, pane.page) if pane.page else []
    header = [] if pane.hide_header else [_header(pane)]
    return h("section", attributes, *header, h("div", {"class": "pane-page"}, *content))


def _header(pane: Pane) -> Element:
    close = [cross(close_pane.on(pane.key), f"Close {pane.label}")] if pane.can_close else []
    # A blank title is not shown, but the heading keeps its text for screen readers.
    look: dict[str, Attribute] = {"class": None if pane.title.strip() else "spoken-only"}
    return h("header", {"class": "pane-header"}, h("h2", look, pane.label), *close)
