"""Pages in frames: web resources and third-party websites."""

from apm.dataverse import Records
from apm.templates.addresses import (
    web_resource_address,
    webresource_problem,
    website_address,
    website_problem,
)
from apm.ui.elements import Element, h
from apm.ui.messages import Level, message
from apm.ui.pages.parameters_page import parameters_page
from apm.ui.texts import shortened
from apm.workspace.page import Page

_SANDBOX = "allow-scripts allow-forms allow-popups"
"""A website may run scripts. Without `allow-same-origin`, it cannot access the workspace."""


NOT_SHOWN = "If the website does not appear above, it cannot be reached, or it does not allow other pages to show it."
"""What can be said about any website in a frame."""

_LONGEST_ADDRESS = 80


def web_resource_page(page: Page, records: Records) -> list[Element]:
    """A web resource. It has the origin of the page, as in the product."""
    problem = webresource_problem(page.parameters)
    if problem:
        return parameters_page(page, records, problem)
    return [_heading(page), _frame(page, web_resource_address(page.parameters))]


def website_page(page: Page, records: Records) -> list[Element]:
    """A third-party website in a sandbox."""
    problem = website_problem(page.parameters)
    if problem:
        return parameters_page(page, records, problem)
    address = website_address(page.parameters)
    return [_heading(page), _frame(page, address, sandbox=_SANDBOX), _way_out(address)]


def _heading(page: Page) -> Element:
    """A heading for screen readers only; the frame has its own visible headings."""
    return h("h1", {"class": "spoken-only"}, page.label)


def _way_out(address: str) -> Element:
    """The address, and a link for a website that is not shown.

    It is always there: a browser does not tell the page whether a frame of another origin shows the website, or an
    error because the website does not allow frames or cannot be reached.
    """
    link = {"href": address, "target": "_blank", "rel": "noopener noreferrer", "class": "link"}
    return message(
        Level.INFORMATION,
        h("p", {}, h("bdi", {}, shortened(address, _LONGEST_ADDRESS)), f" · {NOT_SHOWN}"),
        h("a", link, "Open in a new window"),
        kind="frame-note",
        is_live=False,
    )


def _frame(page: Page, address: str, sandbox: str | None = None) -> Element:
    return h("iframe", {"src": address, "title": page.label, "sandbox": sandbox})
