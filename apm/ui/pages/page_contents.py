"""The pages in tabs, side panes and dialogs, one module a page type: parameters in, element tree out.

A module is imported when a page of its type is first drawn. A page type without one shows what it was given.
"""

from collections.abc import Callable
from importlib import import_module

from apm.dataverse import Records
from apm.templates.page_types import (
    DASHBOARD,
    ENTITY_LIST,
    ENTITY_RECORD,
    SEARCH,
    WEB_RESOURCE,
    WEBSITE,
)
from apm.ui.elements import Element
from apm.ui.pages.given import given_page
from apm.workspace.page import Page

Drawing = Callable[[Page, Records], list[Element]]

_DRAWINGS = {
    DASHBOARD.name: "dashboard.dashboard_page",
    ENTITY_LIST.name: "entity_list.entity_list_page",
    ENTITY_RECORD.name: "record_form.record_form_page",
    SEARCH.name: "search.search_page",
    WEB_RESOURCE.name: "frames.web_resource_page",
    WEBSITE.name: "frames.website_page",
}
"""Module and function, by page type."""


def page(shown: Page, records: Records) -> list[Element]:
    """The elements of a page."""
    page_type = shown.template.page_type
    missing = page_type.missing(shown.parameters)
    if missing:
        return given_page(shown, records, f"This page needs {' and '.join(missing)}.")
    return _drawing(page_type.name)(shown, records)


def _drawing(name: str) -> Drawing:
    if name not in _DRAWINGS:
        return given_page
    module, _, function = _DRAWINGS[name].partition(".")
    found: Drawing = getattr(import_module(f"apm.ui.pages.{module}"), function)
    return found
