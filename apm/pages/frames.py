"""Pages in frames: the user's web resources, and third-party websites."""

from apm.addresses import (
    web_resource_address,
    webresource_problem,
    website_address,
    website_problem,
)
from apm.dataverse import Records
from apm.elements import Element, h
from apm.pages.given import given_page
from apm.session import Tab

_SANDBOX = "allow-scripts allow-forms allow-popups"
"""A website may run, but without `allow-same-origin`: it never reaches the workspace."""


def web_resource_page(tab: Tab, records: Records) -> list[Element]:
    """A web resource; it shares the origin, as in the product."""
    problem = webresource_problem(tab.parameters)
    if problem:
        return given_page(tab, records, problem)
    return [_frame(tab, web_resource_address(tab.parameters))]


def website_page(tab: Tab, records: Records) -> list[Element]:
    """A third-party website, shut in a sandbox."""
    problem = website_problem(tab.parameters)
    if problem:
        return given_page(tab, records, problem)
    return [_frame(tab, website_address(tab.parameters), sandbox=_SANDBOX)]


def _frame(tab: Tab, address: str, sandbox: str | None = None) -> Element:
    return h("iframe", {"src": address, "title": tab.label, "sandbox": sandbox})
