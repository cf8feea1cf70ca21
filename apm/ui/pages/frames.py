"""Pages in frames: the user's web resources, and third-party websites."""

from apm.dataverse import Records
from apm.templates.addresses import (
    web_resource_address,
    webresource_problem,
    website_address,
    website_problem,
)
from apm.ui.elements import Element, h
from apm.ui.pages.given import given_page
from apm.workspace.page import Page

_SANDBOX = "allow-scripts allow-forms allow-popups"
"""A website may run, but without `allow-same-origin`: it never reaches the workspace."""


def web_resource_page(page: Page, records: Records) -> list[Element]:
    """A web resource; it shares the origin, as in the product."""
    problem = webresource_problem(page.parameters)
    if problem:
        return given_page(page, records, problem)
    return [_heading(page), _frame(page, web_resource_address(page.parameters))]


def website_page(page: Page, records: Records) -> list[Element]:
    """A third-party website, shut in a sandbox."""
    problem = website_problem(page.parameters)
    if problem:
        return given_page(page, records, problem)
    return [_heading(page), _frame(page, website_address(page.parameters), sandbox=_SANDBOX)]


def _heading(page: Page) -> Element:
    """For screen readers, which look for one; what the frame shows is the frame's own."""
    return h("h1", {"class": "spoken-only"}, page.label)


def _frame(page: Page, address: str, sandbox: str | None = None) -> Element:
    return h("iframe", {"src": address, "title": page.label, "sandbox": sandbox})
