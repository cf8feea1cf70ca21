"""The eight page types a tab can show, and the parameters each takes [D].

>>> page_type("webresource").missing({"data": "x"})
['webresourceName']
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from apm.core.errors import show
from apm.core.json_text import Json, JsonTextError, parse_json
from apm.core.slugs import as_text
from apm.templates.addresses import webresource_problem, website_problem

Parameters = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a page type.

    Attributes:
        name: as in the API, for example `entityId`.
        required: a call without it is refused.
        is_id: a GUID, which may arrive in braces and with stray spaces.
        old_name: what older pages call it [O].
    """

    name: str
    required: bool = False
    is_id: bool = False
    old_name: str = ""


def _no_problem(_parameters: Parameters) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class PageType:
    """A kind of page.

    Attributes:
        name: the `data-page-type` of its panels.
        option: its value in Dataverse's `msdyn_pagetype` [D].
        label: what people call it.
        parameters: those it takes.
        reloads: starts anew when its tab is focused again [D].
        shows_records: what it shows changes when a record does.
        takes_more: any other parameter reaches its page too.
        problem: what is wrong with given parameters, as the end of a sentence; empty when nothing is.
    """

    name: str
    option: int
    label: str
    parameters: tuple[Parameter, ...]
    reloads: bool = False
    shows_records: bool = False
    takes_more: bool = False
    problem: Callable[[Parameters], str] = field(default=_no_problem, repr=False)

    def clean(self, given: Parameters) -> dict[str, Json]:
        """Given parameters by their current names, ids without braces and spaces."""
        cleaned = dict(given)
        for parameter in self.parameters:
            if parameter.old_name in cleaned:
                value = cleaned.pop(parameter.old_name)
                cleaned.setdefault(parameter.name, value)
            value = cleaned.get(parameter.name)
            if isinstance(value, str):
                cleaned[parameter.name] = _clean_id(value) if parameter.is_id else value.strip()
        return cleaned

    def missing(self, parameters: Parameters) -> list[str]:
        """Names of required parameters that are absent or empty."""
        return [
            parameter.name
            for parameter in self.parameters
            if parameter.required and not as_text(parameters.get(parameter.name)).strip()
        ]


def _clean_id(text: str) -> str:
    text = text.strip()
    if text.startswith("{") and text.endswith("}"):
        text = text[1:-1].strip()
    return text


def _record_problem(parameters: Parameters) -> str:
    data = parameters.get("data")
    if isinstance(data, str):
        data = data.strip()
    if isinstance(data, str) and data:
        try:
            data = parse_json(data)
        except JsonTextError as error:
            return f"parameter data is {error}; give a JSON object of column names and values"
    if data is None or data == "" or isinstance(data, dict):
        return ""
    return "parameter data has to be a JSON object of column names and values"


def _search_problem(parameters: Parameters) -> str:
    kind = parameters.get("searchType")
    if as_text(kind).strip() in ("", "0", "1"):
        return ""
    return f"searchType has to be 0 (relevance) or 1 (categorized), not {show(kind)}"


ENTITY_LIST = PageType(
    "entitylist",
    509180000,
    "Entity list",
    (Parameter("entityName", required=True), Parameter("viewId", is_id=True)),
    shows_records=True,
)
ENTITY_RECORD = PageType(
    "entityrecord",
    509180001,
    "Entity record",
    (
        Parameter("entityName", required=True, old_name="etn"),
        Parameter("entityId", is_id=True, old_name="recordId"),
        Parameter("formId", is_id=True),
        Parameter("data"),
        Parameter("validateRecord"),
    ),
    shows_records=True,
    problem=_record_problem,
)
WEB_RESOURCE = PageType(
    "webresource",
    509180002,
    "Web resource",
    (Parameter("webresourceName", required=True), Parameter("data")),
    reloads=True,
    problem=webresource_problem,
)
CONTROL = PageType(
    "control",
    509180003,
    "Control",
    (Parameter("controlName"), Parameter("data")),
    reloads=True,
    # Which inputs a control has is its maker's affair [A]; every other page type has a list of its own [D].
    takes_more=True,
)
DASHBOARD = PageType(
    "dashboard",
    509180004,
    "Dashboard",
    (Parameter("dashboardId", required=True, is_id=True),),
    shows_records=True,
)
SEARCH = PageType(
    "search",
    509180005,
    "Search",
    (Parameter("searchText", required=True), Parameter("searchType")),
    shows_records=True,
    problem=_search_problem,
)
WEBSITE = PageType(
    "website",
    509180006,
    "Third-party website",
    (Parameter("url", required=True), Parameter("data")),
    reloads=True,
    problem=website_problem,
)
CUSTOM = PageType(
    "custom",
    509180007,
    "Custom page",
    (Parameter("name", required=True), Parameter("entityName"), Parameter("recordId", is_id=True)),
    reloads=True,
)

PAGE_TYPES = (
    ENTITY_LIST,
    ENTITY_RECORD,
    WEB_RESOURCE,
    CONTROL,
    DASHBOARD,
    SEARCH,
    WEBSITE,
    CUSTOM,
)


def page_type(name: str) -> PageType:
    """The page type of that `name`.

    Raises:
        KeyError: there is none.
    """
    return {each.name: each for each in PAGE_TYPES}[name]
