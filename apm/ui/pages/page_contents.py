"""The content of a page in a tab, side pane or dialog. Each page type has a module with a function that draws it.

The module is imported when a page of its type is first drawn. A page type without a module shows its parameters.
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
from apm.ui.pages.parameters_page import parameters_page
from apm.workspace.page import Page

PageTree = Callable[[Page, Records], list[Element]]

_TREES = {
    DASHBOARD.name: "dashboard.dashboard_page",
    ENTITY_LIST.name: "entity_list.entity_list_page",
    ENTITY_RECORD.name: "record_form.record_form_page",
    SEARCH.name: "search_results.search_page",
    WEB_RESOURCE.name: "frames.web_resource_page",
    WEBSITE.name: "frames.website_page",
}
"""Module and function, by page type."""


def page(shown: Page, records: Records) -> list[Element]:
    """The content of a page."""
    page_type = shown.template.page_type
    missing = page_type.missing(shown.parameters)
    if missing:
        return parameters_page(shown, records, f"This page needs {' and '.join(missing)}.")
    return _tree_of(page_type.name)(shown, records)


def _tree_of(page_type: str) -> PageTree:
    """The function that builds the elements of a page type."""
    if page_type not in _TREES:
        return parameters_page
    module, _, function = _TREES[page_type].partition(".")
    found: PageTree = getattr(import_module(f"apm.ui.pages.{module}"), function)
    return found
