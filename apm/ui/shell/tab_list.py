"""A list of tabs with close buttons. The session strip and the tab strip are such lists.

A close button inside a `tablist` element fails accessibility checks. Therefore the tabs and their close buttons are
beside the `tablist`, which owns the tabs by `aria-owns`. A group around all of them gives locators a scope. If the tabs
do not fit, the row scrolls, and the page shows a button with a menu of the tabs out of view.
"""

from collections.abc import Iterable, Iterator, Mapping

from apm.core.values import value_class
from apm.ui.buttons import button, cross, menu_button
from apm.ui.elements import Attribute, Child, Element, Kept, h


@value_class
class ListedTab:
    """A tab in the list.

    Attributes:
        id: the id of the session or tab.
        focus: the attributes of the action that focuses it.
        close: the attributes of the action that closes it; None without a close button.
        title: its accessible name; never empty.
        selected: it is focused.
        panel: the DOM id of the element that it controls.
        description: its accessible description.
        tooltip: its tooltip; empty if the tooltip is the title.
        glyph: a decoration in front of the title.
        attributes: further attributes.
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


@value_class
class DrawnTab:
    """A tab as an element. A tab that has not changed should be the same object, so that it is not drawn again.

    Attributes:
        dom_id: the DOM id of the tab.
        news_of: the title of the tab if it has news; else empty.
        element: the tab and its close button.
    """

    dom_id: str
    news_of: str
    element: Kept


def drawn_tab(kind: str, tab: ListedTab) -> DrawnTab:
    """A tab as an element; `kind` is `session` or `tab`."""
    news_of = tab.title if tab.description else ""
    return DrawnTab(_dom_id(kind, tab), news_of, Kept(tab.id, _tab_with_close_button(kind, tab)))


def tab_list(
    kind: str, label: str, tabs_label: str, tabs: Iterable[DrawnTab], lead: Iterable[Element] = ()
) -> Element:
    """A list of tabs.

    Args:
        kind: `session` or `tab`.
        label: the accessible name of the group.
        tabs_label: the accessible name of the `tablist`.
        tabs: the tabs, in order.
        lead: elements before the first tab.
    """
    tabs = list(tabs)
    owned = " ".join([tab.dom_id for tab in tabs])
    return h(
        "div",
        {"role": "group", "aria-label": label, "class": f"strip strip-{kind}"},
        *lead,
        h(
            "div",
            {"class": "strip-row", "key": "row"},
            h("div", {"role": "tablist", "aria-label": tabs_label, "aria-owns": owned}),
            *[tab.element for tab in tabs],
        ),
        *_more(kind, [tab.news_of for tab in tabs if tab.news_of]),
    )


def _more(kind: str, titles: list[str]) -> Iterator[Element]:
    """The button that opens the menu, and a description of it with the titles of the tabs with news."""
    about_id = f"about-more-{kind}"
    more: dict[str, Attribute] = {
        "key": "more",
        "class": "strip-button strip-more",
        "aria-describedby": about_id if titles else None,
        "data-attention": "true" if titles else None,
    }
    yield menu_button(f"more-{kind}", f"More {kind}s", "down", **more)
    if titles:
        about = {"id": about_id, "class": "spoken-only"}
        yield h("span", about, f"Something new in {', '.join(titles)}")


def _tab_with_close_button(kind: str, tab: ListedTab) -> Element:
    children: list[Child] = [_tab(kind, tab)]
    if tab.description:
        about = {"id": f"about-{tab.id}", "class": "spoken-only"}
        children.append(h("span", about, tab.description))
    if tab.close is not None:
        name = f"Close {kind} {tab.title}"
        children.append(cross(tab.close, name, tabindex=_tab_index(tab)))
    state = " selected" if tab.selected else ""
    closable = " closable" if tab.close is not None else ""
    return h("div", {"key": tab.id, "class": f"strip-item{state}{closable}"}, *children)


def _tab(kind: str, tab: ListedTab) -> Element:
    attributes: dict[str, Attribute] = {
        "role": "tab",
        "id": _dom_id(kind, tab),
        f"data-{kind}-id": tab.id,
        **tab.focus,
        "aria-selected": "true" if tab.selected else "false",
        "aria-controls": tab.panel,
        "aria-describedby": f"about-{tab.id}" if tab.description else None,
        "aria-keyshortcuts": None if tab.close is None else "Delete",
        "tabindex": _tab_index(tab),
        "title": tab.tooltip or tab.title,
        **dict(tab.attributes),
    }
    return button(attributes, tab.glyph, h("span", {"class": "strip-title"}, tab.title))


def _tab_index(tab: ListedTab) -> int:
    """The Tab key reaches only the selected tab and its close button. Arrow keys reach the other tabs."""
    return 0 if tab.selected else -1


def _dom_id(kind: str, tab: ListedTab) -> str:
    return f"{kind}-{tab.id}"
