"""Page inputs of `Xrm`, such as `{pageType: "entityrecord", entityName: "incident"}`: to page parameters and back.

>>> page_type, parameters = read_page_input({"pageType": "entitylist", "entityName": "account"})
>>> page_type.name, parameters
('entitylist', {'entityName': 'account'})
"""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from apm.core.errors import bad_input, show
from apm.core.json_text import Json
from apm.core.nearest_names import suggestion
from apm.core.slugs import as_text
from apm.templates.catalogue import RECORD_FORM, TabTemplate
from apm.templates.page_types import (
    ENTITY_LIST,
    ENTITY_RECORD,
    PAGE_TYPES,
    WEBSITE,
    PageType,
    page_type,
)
from apm.workspace.page import Page
from apm.workspace.plans import check_parameters, plan_tab
from apm.workspace.workspace import Workspace

_NAMES = tuple(each.name for each in PAGE_TYPES if each is not WEBSITE)
"""The page types that a page input can have [D]."""

_SHORT = {"entityName": "etn", "entityId": "id", "viewId": "viewid", "dashboardId": "id"}
"""The names of some parameters in the address of a page [S]."""


def read_page_input(given: Json, what: str = "pageInput") -> tuple[PageType, dict[str, Json]]:
    """Reads the page type and the parameters of a page input.

    Raises:
        ApmError: the value is not a page input, or the page type does not exist.
    """
    if not isinstance(given, dict):
        raise bad_input(f"{what} has to be an object with a pageType, not {show(given)}")
    name = as_text(given.get("pageType")).strip()
    if name not in _NAMES:
        meant = suggestion(name, _NAMES)
        raise bad_input(
            f"{what}.pageType has to be one of {', '.join(_NAMES)}, not {show(name)}"
            + (f"; {meant}" if meant else "")
        )
    parameters: dict[str, Json] = {
        key: value for key, value in given.items() if key != "pageType" and value is not None
    }
    return page_type(name), parameters


def template_of(kind: PageType) -> TabTemplate:
    """The template for a page that has no tab template of the user."""
    if kind is ENTITY_RECORD:
        return RECORD_FORM
    # A list without a name is called by its view or its table.
    return TabTemplate("", "" if kind is ENTITY_LIST else kind.label, "", kind)


def make_page(workspace: Workspace, page_id: str, given: Json, what: str = "pageInput") -> Page:
    """Makes a page for a dialog or a side pane.

    Raises:
        ApmError: the page input cannot be used.
    """
    kind, parameters = read_page_input(given, what)
    template = template_of(kind)
    resolver = workspace.slug_resolver(workspace.focused)
    plan = plan_tab(template, parameters, resolver, workspace.records, workspace.settings)
    check_parameters(template, plan.parameters, workspace.records)
    return Page(page_id, plan)


def page_input(page: Page) -> dict[str, Json]:
    """The page input of a page."""
    return {"pageType": page.template.page_type.name, **page.parameters}


def page_address(origin: str, app_id: str, page: Page) -> str:
    """The address of a page in the product [S]."""
    return address_of(origin, app_id, page.template.page_type, page.parameters)


def address_of(origin: str, app_id: str, kind: PageType, parameters: Mapping[str, Json]) -> str:
    """The address of a page of a type in the product [S]."""
    query = page_query(kind, parameters)
    return f"{origin}/main.aspx?{urlencode({'appid': app_id})}&{query[1:]}"


def page_query(kind: PageType, parameters: Mapping[str, Json]) -> str:
    """The part of an address that names a page, with the question mark.

    >>> page_query(ENTITY_RECORD, {"entityName": "account", "entityId": "1"})
    '?pagetype=entityrecord&etn=account&id=1'
    """
    named = {_SHORT.get(name, name): as_text(value) for name, value in parameters.items()}
    given = {name: value for name, value in named.items() if value}
    return f"?{urlencode({'pagetype': kind.name, **given})}"


def read_page_query(query: str) -> Json:
    """The page input of an address that `page_query` or the documentation describes; None if it names no page [D].

    >>> read_page_query("?appid=1&pagetype=entityrecord&etn=account&extraqs=name%3DContoso")
    {'pageType': 'entityrecord', 'entityName': 'account', 'data': {'name': 'Contoso'}}
    """
    given = {name.lower(): value for name, value in parse_qsl(query.lstrip("?"))}
    name = given.get("pagetype", "").strip().lower()
    if name not in _NAMES:
        return None
    known = (each.name for each in page_type(name).parameters)
    found: dict[str, Json] = {}
    for each in known:
        value = given.get(_SHORT.get(each, each).lower()) or given.get(each.lower())
        if value:
            found[each] = value
    if "extraqs" in given and name == ENTITY_RECORD.name:
        found["data"] = dict[str, Json](parse_qsl(given["extraqs"].lstrip("?")))
    return {"pageType": name, **found}
