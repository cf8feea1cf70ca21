"""Pages in frames: web resources and third-party websites."""

from apm.dataverse import Records
from apm.templates.addresses import (
    web_resource_address,
    webresource_problem,
    website_address,
    website_problem,
)
from apm.ui.elements import Element, h
from apm.ui.pages.parameters_page import parameters_page
from apm.workspace.page import Page

_SANDBOX = "allow-scripts allow-forms allow-popups"
"""A website may run scripts. Without `allow-same-origin`, it cannot access the workspace."""


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
    return [_heading(page), _frame(page, website_address(page.parameters), sandbox=_SANDBOX)]


def _heading(page: Page) -> Element:
    """A heading for screen readers only; the frame has its own visible headings."""
    return h("h1", {"class": "spoken-only"}, page.label)


def _frame(page: Page, address: str, sandbox: str | None = None) -> Element:
    return h("iframe", {"src": address, "title": page.label, "sandbox": sandbox})
