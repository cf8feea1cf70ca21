"""A strip of tabs with close buttons: the one shape of the session strip and the tab strip.

A button inside a tablist fails accessibility checks. So the tablist owns its tabs by `aria-owns`, and they stand beside
it, each with its close button, in a group that gives locators a scope. When there are more than fit, the row scrolls,
and the page shows a button with a menu of those out of view.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from apm.ui.buttons import cross
from apm.ui.elements import Attribute, Child, Element, h
from apm.ui.icons import icon


@dataclass(frozen=True, slots=True)
class Item:
    """One tab of a strip.

    Attributes:
        id: of the session or tab.
        focus: the attributes of the action that focuses it.
        close: the attributes of the action that closes it; None without a close button.
        title: its accessible name, exactly; never empty.
        selected: it is the focused one.
        panel: the DOM id of what it controls.
        description: what a screen reader says after the name.
        tooltip: what a mouse over it tells; the title unless there is more to tell.
        glyph: a decoration in front of the title.
        attributes: more of them.
    """

    id: str
    focus: Mapping[str, Attribute]
    close: Mapping[str, Attribute] | None
    title: str
    selected: bool
    panel: str
    description: str = ""
    tooltip: str = ""
    glyph: Child = ""
    attributes: tuple[tuple[str, Attribute], ...] = ()


def strip(
    kind: str, label: str, tabs_label: str, items: Iterable[Item], lead: Iterable[Element] = ()
) -> Element:
    """A strip; `kind` is `session` or `tab`, and what leads stands before the first of them."""
    items = list(items)
    owned = " ".join(_dom_id(kind, item) for item in items)
    return h(
        "div",
        {"role": "group", "aria-label": label, "class": f"strip strip-{kind}"},
        *lead,
        h(
            "div",
            {"class": "strip-row", "key": "row"},
            h("div", {"role": "tablist", "aria-label": tabs_label, "aria-owns": owned}),
            *(_item(kind, item) for item in items),
        ),
        *_more(kind, items),
    )


def _more(kind: str, items: list[Item]) -> Iterator[Element]:
    """The button of the menu; there may be something to tell of those in it."""
    label = f"More {kind}s"
    told = [each.title for each in items if each.description]
    about_id = f"about-more-{kind}"
    attributes: dict[str, Attribute] = {
        "key": "more",
        "type": "button",
        "class": "strip-button strip-more",
        "popovertarget": f"more-{kind}",
        "aria-label": label,
        "title": label,
        "aria-describedby": about_id if told else None,
        "data-attention": "true" if told else None,
    }
    yield h("button", attributes, icon("down"))
    if told:
        yield h(
            "span", {"id": about_id, "class": "spoken-only"}, f"Something new in {', '.join(told)}"
        )


def _item(kind: str, item: Item) -> Element:
    children: list[Child] = [_tab(kind, item)]
    if item.description:
        description = {"id": f"about-{item.id}", "class": "spoken-only"}
        children.append(h("span", description, item.description))
    if item.close is not None:
        cross_name = f"Close {kind} {item.title}"
        children.append(cross(item.close, cross_name, tabindex=_stop(item)))
    state = " selected" if item.selected else ""
    closable = " closable" if item.close is not None else ""
    return h("div", {"key": item.id, "class": f"strip-item{state}{closable}"}, *children)


def _tab(kind: str, item: Item) -> Element:
    attributes: dict[str, Attribute] = {
        "type": "button",
        "role": "tab",
        "id": _dom_id(kind, item),
        f"data-{kind}-id": item.id,
        **item.focus,
        "aria-selected": "true" if item.selected else "false",
        "aria-controls": item.panel,
        "aria-describedby": f"about-{item.id}" if item.description else None,
        "aria-keyshortcuts": None if item.close is None else "Delete",
        "tabindex": _stop(item),
        "title": item.tooltip or item.title,
        **dict(item.attributes),
    }
    return h("button", attributes, item.glyph, h("span", {"class": "strip-title"}, item.title))


def _stop(item: Item) -> int:
    """A strip takes two stops of the Tab key: the selected tab and its close button. Arrows and Delete do the rest."""
    return 0 if item.selected else -1


def _dom_id(kind: str, item: Item) -> str:
    return f"{kind}-{item.id}"
