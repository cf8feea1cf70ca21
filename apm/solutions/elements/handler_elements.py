"""Reads the functions that a form registers for events.

The attribute `active` of an event is not read: the designer writes `false` for events whose handlers run [S]; an old
page says that it disables the event [O]. So the handlers are registered, whatever it says [A]. Internal handlers are
code of the product.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.solutions.elements.xml_values import flag, web_resource
from apm.solutions.model.form_model import FormHandler

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element


def handlers_of(form: Element) -> tuple[FormHandler, ...]:
    """The handlers of a form, its tabs and its cells, in the order of the file."""
    if form.find(".//Handlers") is None:
        return ()
    parents = {child: parent for parent in form.iter() for child in parent}
    return tuple(
        handler
        for event in form.iter("event")
        for handler in _of_event(event, _place(event, parents))
    )


def _of_event(event: Element, place: Element | None) -> Iterator[FormHandler]:
    column, item = event.get("attribute") or "", event.get("control") or ""
    if place is not None and place.tag == "tab":
        item = item or place.get("name") or place.get("id") or ""
    elif place is not None:
        control = place.find("control")
        column = column or (control.get("datafieldname", "") if control is not None else "")
    for each in event.findall("Handlers/Handler"):
        yield FormHandler(
            event.get("name", "").lower(),
            each.get("functionName", "").strip(),
            web_resource(each.get("libraryName")),
            column.lower(),
            item,
            flag(each.get("enabled"), True),
            flag(each.get("passExecutionContext")),
            each.get("parameters", "").strip(),
        )


def _place(event: Element, parents: dict[Element, Element]) -> Element | None:
    """The tab or the cell that an event belongs to; None for the form."""
    at = parents.get(event)
    while at is not None and at.tag not in ("tab", "cell"):
        at = parents.get(at)
    return at
