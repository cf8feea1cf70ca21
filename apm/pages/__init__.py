"""The pages in tabs, one module a page type: parameters in, element tree out.

A page type without a module of its own shows what it was given.
"""

from collections.abc import Callable

from apm.dataverse import Records
from apm.elements import Element
from apm.page import Page
from apm.pages.dashboard import dashboard_page
from apm.pages.entity_list import entity_list_page
from apm.pages.frames import web_resource_page, website_page
from apm.pages.given import given_page
from apm.pages.record_form import record_form_page
from apm.pages.search import search_page
from apm.pagetypes import DASHBOARD, ENTITY_LIST, ENTITY_RECORD, SEARCH, WEB_RESOURCE, WEBSITE

Drawing = Callable[[Page, Records], list[Element]]

_DRAWINGS: dict[str, Drawing] = {
    DASHBOARD.name: dashboard_page,
    ENTITY_LIST.name: entity_list_page,
    ENTITY_RECORD.name: record_form_page,
    SEARCH.name: search_page,
    WEB_RESOURCE.name: web_resource_page,
    WEBSITE.name: website_page,
}


def page(shown: Page, records: Records) -> list[Element]:
    """The elements of a page."""
    page_type = shown.template.page_type
    missing = page_type.missing(shown.parameters)
    if missing:
        return given_page(shown, records, f"This page needs {' and '.join(missing)}.")
    return _DRAWINGS.get(page_type.name, given_page)(shown, records)
