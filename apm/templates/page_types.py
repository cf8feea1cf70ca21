"""The eight page types of tabs, and their parameters [D].

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

DATA = "data"
"""The parameter with values for the page."""

CREATE_FROM = "createFromEntity"
"""The parameter that names the record whose values a new record takes over [D]."""

OBJECTS = (DATA, CREATE_FROM)
"""The parameters that can be objects; as text they can be JSON."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a page type.

    Attributes:
        name: the name in the API, for example `entityId`.
        required: whether calls without it are refused.
        is_id: whether it is a GUID, which can have braces and spaces around it.
        old_name: the name on older documentation pages [O].
    """

    name: str
    required: bool = False
    is_id: bool = False
    old_name: str = ""

    def clean(self, value: Json) -> Json:
        """A value without spaces around it; an id without braces too."""
        if not isinstance(value, str):
            return value
        return _clean_id(value) if self.is_id else value.strip()


def _no_problem(_parameters: Parameters) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class PageType:
    """A page type.

    Attributes:
        name: the `data-page-type` of its panels.
        option: its value in Dataverse's `msdyn_pagetype` [D].
        label: the display name.
        parameters: its parameters.
        reloads: whether its page reloads when its tab gets the focus back [D].
        shows_records: whether its content changes when a record changes; forms and lists keep what they loaded.
        takes_more: whether it accepts other parameters too.
        problem: returns the problem of parameters, as the end of a sentence; empty if there is none.
    """

    name: str
    option: int
    label: str
    parameters: tuple[Parameter, ...]
    reloads: bool = False
    shows_records: bool = False
    takes_more: bool = False
    problem: Callable[[Parameters], str] = field(default=_no_problem, repr=False)
    _by_name: Mapping[str, Parameter] = field(init=False, repr=False, compare=False)
    _required: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Collects the parameters by their current and old names, and the required ones."""
        old = {each.old_name: each for each in self.parameters if each.old_name}
        by_name = {**old, **{each.name: each for each in self.parameters}}
        object.__setattr__(self, "_by_name", by_name)
        required = tuple(each.name for each in self.parameters if each.required)
        object.__setattr__(self, "_required", required)

    def clean(self, given: Parameters) -> dict[str, Json]:
        """The parameters by their current names, with ids without braces and spaces.

        An old name has no effect beside the current one.
        """
        cleaned: dict[str, Json] = {}
        for name, value in given.items():
            parameter = self._by_name.get(name)
            if parameter is None:
                cleaned[name] = value
            elif name == parameter.name or parameter.name not in given:
                cleaned[parameter.name] = parameter.clean(value)
        return cleaned

    def unknown(self, given: Parameters) -> list[str]:
        """The names that are no parameters of this type; none if it accepts others."""
        if self.takes_more or given.keys() <= self._by_name.keys():
            return []
        return [name for name in given if name not in self._by_name]

    def missing(self, parameters: Parameters) -> list[str]:
        """The names of required parameters that are missing or empty."""
        return [name for name in self._required if not as_text(parameters.get(name)).strip()]


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
)
ENTITY_RECORD = PageType(
    "entityrecord",
    509180001,
    "Entity record",
    (
        Parameter("entityName", required=True, old_name="etn"),
        Parameter("entityId", is_id=True, old_name="recordId"),
        Parameter("formId", is_id=True),
        Parameter(DATA),
        Parameter(CREATE_FROM),
        Parameter("validateRecord"),
        # The templates of the product name these too [S]. They have no effect here [A].
        Parameter("processId"),
        Parameter("processInstanceId"),
        Parameter("relationship"),
        Parameter("selectedStageId"),
    ),
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
    # A control defines its own inputs [A]; the other page types have fixed parameters [D].
    takes_more=True,
)
DASHBOARD = PageType(
    "dashboard",
    509180004,
    "Dashboard",
    (Parameter("dashboardId", is_id=True),),
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
    """The page type with a name.

    Raises:
        KeyError: there is no such page type.
    """
    return {each.name: each for each in PAGE_TYPES}[name]
