"""From a template and what a script gave, to what will open.

Everything that can fail fails here, before anything changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from apm.context import ANCHOR, Context
from apm.errors import bad_input, show
from apm.inputs import Wish, read_parameters_str
from apm.json_text import Json
from apm.slugs import Lookup, as_text, render
from apm.templates import RECORD_FORM, Catalogue, SessionTemplate, TabTemplate

PARAMETERS_STR = "parametersStr"
"""The one key of a session context that is no variable: the anchor's page parameters [D]."""


@dataclass(frozen=True, slots=True)
class TabPlan:
    """A tab about to open."""

    template: TabTemplate
    title: str
    parameters: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A session about to open, with its tabs, the anchor first."""

    title: str
    context: Context
    tabs: tuple[TabPlan, ...]


def plan_tab(template: TabTemplate, given: Mapping[str, Json], lookup: Lookup) -> TabPlan:
    """A tab of a template: `given` parameters override the template's own and feed its slugs [D]."""
    parameters = _parameters(template, given, lookup)
    return TabPlan(template, _tab_title(template, parameters, lookup), parameters)


def check_parameters(template: TabTemplate, parameters: Mapping[str, Json]) -> None:
    """Refuses parameters with which the page of a template can show nothing.

    Raises:
        ApmError: naming the parameter.
    """
    page = template.page_type
    of = f" of template {show(template.unique_name)}" if template.unique_name else ""
    missing = [_missing(template, name) for name in page.missing(parameters)]
    if missing:
        raise bad_input(f"{page.label} tab{of} needs the parameter {' and '.join(missing)}")
    problem = page.problem(parameters)
    if problem:
        raise bad_input(f"{page.label} tab{of}: {problem}")


def plan_session(catalogue: Catalogue, wish: Wish) -> SessionPlan:
    """A session of a template: its context, its anchor and the tabs behind it.

    Raises:
        ApmError: the template is not the user's to use, or the anchor's parameters do not fit it.
    """
    template = catalogue.session_template(wish.template_name)
    given = dict(wish.context)
    anchor_given = read_parameters_str(given.pop(PARAMETERS_STR, None))
    context = Context(given)
    anchor = RECORD_FORM if template.entity else catalogue.tab_template(template.anchor)
    parameters = _parameters(anchor, anchor_given, context.get)
    if template.entity:
        _check_table(template, parameters)
    check_parameters(anchor, parameters)
    context.update(_anchor_values(parameters))
    title = _title(template.title, context.get, template.name)
    own_title = _tab_title(anchor, parameters, context.get)
    first = TabPlan(anchor, title if template.title_on_anchor else own_title, parameters)
    # A tab behind the anchor whose slugs came out empty still opens; its page says what it lacks.
    behind = (
        plan_tab(catalogue.tab_template(name), {}, context.get) for name in template.additional
    )
    return SessionPlan(title, context, (first, *behind))


def _parameters(
    template: TabTemplate, given: Mapping[str, Json], lookup: Lookup
) -> dict[str, Json]:
    page = template.page_type
    given = page.clean(given)
    look = _first_in(given, lookup)
    own = {name: render(text, look) for name, text in template.parameters.items()}
    return {**page.clean(own), **given}


def _missing(template: TabTemplate, name: str) -> str:
    """A missing parameter, and where the template takes it from."""
    source = template.parameters.get(name, "").strip()
    return f"{name} (its template takes it from {source})" if source else name


def _first_in(given: Mapping[str, Json], lookup: Lookup) -> Lookup:
    """A lookup that asks `given` first."""
    return lambda name: given[name] if name in given else lookup(name)


def _check_table(template: SessionTemplate, parameters: Mapping[str, Json]) -> None:
    name = as_text(parameters.get("entityName"))
    what = f"session template {show(template.unique_name)} is for {template.entity}"
    if not name:
        raise bad_input(
            f'{what}; parametersStr has to name it: [["entityName","{template.entity}"]]'
        )
    if name != template.entity:
        raise bad_input(f"{what}, but entityName is {show(name)}")


def _anchor_values(parameters: Mapping[str, Json]) -> dict[str, Json]:
    """What the context knows of the anchor's record [D]."""
    names = ("entityName", "entityId")
    return {ANCHOR + name: parameters[name] for name in names if name in parameters}


def _tab_title(template: TabTemplate, parameters: Mapping[str, Json], lookup: Lookup) -> str:
    return _title(template.title, _first_in(parameters, lookup), template.name)


def _title(text: str, lookup: Lookup, fallback: str) -> str:
    """A title; one that is left with only white space falls back to the template's name [A]."""
    title = render(text, lookup)
    return title if title.strip() else fallback
