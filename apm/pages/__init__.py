"""The pages in tabs, one module a page type: parameters in, element tree out.

A page type without a module of its own shows what it was given.
"""

from collections.abc import Callable

from apm.dataverse import Records
from apm.elements import Element
from apm.pages.dashboard import dashboard_page
from apm.pages.entity_list import entity_list_page
from apm.pages.frames import web_resource_page, website_page
from apm.pages.given import given_page
from apm.pages.record_form import record_form_page
from apm.pages.search import search_page
from apm.pagetypes import DASHBOARD, ENTITY_LIST, ENTITY_RECORD, SEARCH, WEB_RESOURCE, WEBSITE
from apm.session import Tab

Page = Callable[[Tab, Records], list[Element]]

_PAGES: dict[str, Page] = {
    DASHBOARD.name: dashboard_page,
    ENTITY_LIST.name: entity_list_page,
    ENTITY_RECORD.name: record_form_page,
    SEARCH.name: search_page,
    WEB_RESOURCE.name: web_resource_page,
    WEBSITE.name: website_page,
}


def page(tab: Tab, records: Records) -> list[Element]:
    """The elements of a tab's page."""
    page_type = tab.template.page_type
    missing = page_type.missing(tab.parameters)
    if missing:
        return given_page(tab, records, f"This page needs {' and '.join(missing)}.")
    return _PAGES.get(page_type.name, given_page)(tab, records)
