"""A strip of tabs with close buttons: the one shape of the session strip and the tab strip.

A button inside a tablist fails accessibility checks. So the tablist owns its tabs by `aria-owns`, and they stand beside
it, each with its close button, in a group that gives locators a scope.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from apm.elements import Attribute, Child, Element, h


@dataclass(frozen=True, slots=True)
class Item:
    """One tab of a strip.

    Attributes:
        id: of the session or tab.
        title: its accessible name, exactly; never empty.
        selected: it is the focused one.
        can_close: it has a close button.
        panel: the DOM id of what it controls.
        description: what a screen reader says after the name.
        glyph: a decoration in front of the title.
        attributes: more of them.
    """

    id: str
    title: str
    selected: bool
    can_close: bool
    panel: str
    description: str = ""
    glyph: Child = ""
    attributes: tuple[tuple[str, Attribute], ...] = ()


def strip(kind: str, label: str, tabs_label: str, items: Iterable[Item]) -> Element:
    """A strip; `kind` is `session` or `tab`."""
    items = list(items)
    owned = " ".join(_dom_id(kind, item) for item in items)
    return h(
        "div",
        {"role": "group", "aria-label": label, "class": f"strip strip-{kind}"},
        h("div", {"role": "tablist", "aria-label": tabs_label, "aria-owns": owned}),
        *(_item(kind, item) for item in items),
    )


def _item(kind: str, item: Item) -> Element:
    children: list[Child] = [_tab(kind, item)]
    if item.description:
        description = {"id": f"about-{item.id}", "class": "spoken-only"}
        children.append(h("span", description, item.description))
    if item.can_close:
        children.append(_close_button(kind, item))
    state = " selected" if item.selected else ""
    return h("div", {"key": item.id, "class": f"strip-item{state}"}, *children)


def _tab(kind: str, item: Item) -> Element:
    attributes: dict[str, Attribute] = {
        "type": "button",
        "role": "tab",
        "id": _dom_id(kind, item),
        f"data-{kind}-id": item.id,
        "data-action": f"focus-{kind}",
        "data-of": item.id,
        "aria-selected": "true" if item.selected else "false",
        "aria-controls": item.panel,
        "aria-describedby": f"about-{item.id}" if item.description else None,
        "tabindex": 0 if item.selected else -1,
        "title": item.title,
        **dict(item.attributes),
    }
    return h("button", attributes, item.glyph, h("span", {"class": "strip-title"}, item.title))


def _close_button(kind: str, item: Item) -> Element:
    attributes: dict[str, Attribute] = {
        "type": "button",
        "class": "strip-close",
        "aria-label": f"Close {kind} {item.title}",
        "data-action": f"close-{kind}",
        "data-of": item.id,
    }
    return h("button", attributes, h("span", {"aria-hidden": "true"}, "×"))


def _dom_id(kind: str, item: Item) -> str:
    return f"{kind}-{item.id}"
