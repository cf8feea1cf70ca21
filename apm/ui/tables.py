"""Tables that scroll in a box."""

from collections.abc import Iterable

from apm.ui.elements import Attribute, Element, h


def scrolling_table(
    name: str, headings: Iterable[Element], rows: Iterable[Element], length: int | None = None
) -> Element:
    """A table in a box that the keyboard can scroll; `name` is the accessible name of the box.

    If the rows are a part of a longer table, `length` is the number of its rows, without the headings. Each of the
    rows then has its place in the longer table as `aria-rowindex`, counted with the headings, which are row 1.
    """
    box: dict[str, Attribute] = {
        "class": "table-box",
        "role": "region",
        "aria-label": name,
        "tabindex": 0,
    }
    is_part = length is not None
    heading = h("tr", {"aria-rowindex": 1 if is_part else None}, *headings)
    table = {"class": "table", "aria-rowcount": length + 1 if length is not None else None}
    return h("div", box, h("table", table, h("thead", {}, heading), h("tbody", {}, *rows)))
