"""The side panes: a narrow strip of icons at the right edge, and the selected pane beside it."""

from apm.elements import Attribute, Child, Element, h
from apm.pages import page
from apm.side_panes import Pane, SidePanes
from apm.workspace import Workspace


def side_panes(workspace: Workspace) -> Element:
    """All of them; nothing when there are none to be seen. Those that do not show stay in the document, hidden."""
    state = workspace.side_panes
    seen = [each for each in state.by_id.values() if not each.hidden]
    if not seen:
        return h("div", {"class": "side-panes", "hidden": True})
    return h(
        "div",
        {"class": "side-panes"},
        *(_pane(workspace, each) for each in state.by_id.values()),
        h(
            "div",
            {
                "class": "pane-tabs",
                "role": "tablist",
                "aria-orientation": "vertical",
                "aria-label": "Side panes",
                "key": "tabs",
            },
            *(_icon(state, each) for each in seen),
        ),
    )


def _is_shown(state: SidePanes, pane: Pane) -> bool:
    return pane is state.selected and state.is_expanded and not pane.hidden


def _icon(state: SidePanes, pane: Pane) -> Element:
    is_selected = _is_shown(state, pane)
    children: list[Child] = [
        h("img", {"src": pane.image_src, "alt": ""})
        if pane.image_src
        else h("span", {"aria-hidden": "true", "class": "initial"}, pane.label[:1].upper())
    ]
    if pane.badge is not False:
        shown = "" if pane.badge is True else str(pane.badge)
        children.append(h("span", {"class": "badge", "aria-hidden": "true"}, shown))
    attributes: dict[str, Attribute] = {
        "key": pane.key,
        "type": "button",
        "role": "tab",
        "id": f"{pane.key}-tab",
        "title": pane.label,
        "aria-label": pane.label,
        "aria-selected": "true" if is_selected else "false",
        "aria-controls": f"{pane.key}-panel",
        "data-pane-id": pane.pane_id,
        "data-action": "toggle-pane",
        "data-of": pane.key,
    }
    return h("button", attributes, *children)


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
        "data-page-type": pane.page.template.page_type.name if pane.page else None,
        "hidden": not _is_shown(state, pane),
    }
    content = page(pane.page, workspace.records) if pane.page else []
    return h("section", attributes, *([] if pane.hide_header else [_header(pane)]), *content)


def _header(pane: Pane) -> Element:
    close: dict[str, Attribute] = {
        "type": "button",
        "aria-label": f"Close {pane.label}",
        "data-action": "close-pane",
        "data-of": pane.key,
    }
    button = [h("button", close, h("span", {"aria-hidden": "true"}, "×"))] if pane.can_close else []
    return h("header", {"class": "pane-header"}, h("h2", {}, pane.label), *button)
