"""Tables that scroll in a box."""

from collections.abc import Iterable

from apm.ui.elements import Attribute, Element, h


def scrolling_table(name: str, headings: Iterable[Element], rows: Iterable[Element]) -> Element:
    """A table in a box that the keyboard can scroll; `name` is the accessible name of the box."""
    box: dict[str, Attribute] = {
        "class": "table-box",
        "role": "region",
        "aria-label": name,
        "tabindex": 0,
    }
    head, body = h("thead", {}, h("tr", {}, *headings)), h("tbody", {}, *rows)
    return h("div", box, h("table", {"class": "table"}, head, body))
