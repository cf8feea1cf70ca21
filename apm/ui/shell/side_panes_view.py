"""The side panes: a narrow strip of icons at the right edge, and the selected pane beside it."""

from apm.ui.elements import Attribute, Element, h
from apm.ui.shell.panels import busy, contents
from apm.workspace.side_panes import Pane, SidePanes
from apm.workspace.workspace import Workspace


def side_panes(workspace: Workspace) -> Element:
    """All of them; hidden when there are none to be seen. Those that do not show stay in the document, hidden."""
    state = workspace.side_panes
    seen = [each for each in state.by_id.values() if not each.hidden]
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
    said = _said(pane.badge)
    attributes: dict[str, Attribute] = {
        "key": pane.key,
        "type": "button",
        "role": "tab",
        "id": f"{pane.key}-tab",
        "title": pane.label,
        "aria-label": pane.label,
        "aria-description": said or None,
        "aria-selected": "true" if is_selected else "false",
        "aria-controls": f"{pane.key}-panel",
        "tabindex": 0 if is_stop else -1,
        "data-pane-id": pane.pane_id,
        "data-action": "toggle-pane",
        "data-of": pane.key,
    }
    return h("button", attributes, _image(pane), *([_badge(pane.badge)] if said else []))


def _image(pane: Pane) -> Element:
    if pane.image_src:
        return h("img", {"src": pane.image_src, "alt": ""})
    return h("span", {"aria-hidden": "true", "class": "initial"}, pane.label[:1].upper())


def _said(badge: bool | int | str) -> str:
    """What a screen reader says of a badge; nothing when there is none."""
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
    close: dict[str, Attribute] = {
        "type": "button",
        "class": "cross",
        "aria-label": f"Close {pane.label}",
        "data-action": "close-pane",
        "data-of": pane.key,
    }
    button = [h("button", close, h("span", {"aria-hidden": "true"}, "×"))] if pane.can_close else []
    return h("header", {"class": "pane-header"}, h("h2", {}, pane.label), *button)
