"""From a template and what a script gave, to what will open.

Everything that can fail fails here, before anything changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from apm.core.errors import bad_input, show
from apm.core.inputs import read_parameters_str
from apm.core.json_text import Json
from apm.core.slugs import Lookup, as_text, render
from apm.dataverse import Records
from apm.templates.catalogue import RECORD_FORM, Catalogue, SessionTemplate, TabTemplate
from apm.templates.page_types import ENTITY_RECORD
from apm.workspace.anchors import anchor_values, record_title
from apm.workspace.context import Context
from apm.workspace.slug_resolver import SlugResolver

PARAMETERS_STR = "parametersStr"
"""The one key of a session context that is no variable: the anchor's page parameters [D]."""


@dataclass(frozen=True, slots=True)
class TabPlan:
    """A tab about to open, and what is wrong with its parameters though it opens."""

    template: TabTemplate
    title: str
    parameters: Mapping[str, Json]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A session about to open: its tabs, the anchor first, and problems of its slugs and its tabs."""

    title: str
    context: Context
    tabs: tuple[TabPlan, ...]
    problems: tuple[str, ...]


def plan_tab(
    template: TabTemplate, given: Mapping[str, Json], resolver: SlugResolver, records: Records
) -> TabPlan:
    """A tab of a template: `given` parameters override the template's own and feed its slugs [D]."""
    parameters = _parameters(template, given, resolver)
    title = _tab_title(template, parameters, resolver, records)
    return TabPlan(template, title, parameters, _problems(template, parameters, records))


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


def plan_session(
    catalogue: Catalogue,
    template: SessionTemplate,
    given_context: Mapping[str, Json],
    records: Records,
) -> SessionPlan:
    """A session of a template: its context, its anchor and the tabs behind it.

    Raises:
        ApmError: the anchor's parameters do not fit the template.
    """
    given = dict(given_context)
    anchor_given = read_parameters_str(given.pop(PARAMETERS_STR, None))
    context = Context(given)
    resolver = SlugResolver(context.get, records)
    anchor = RECORD_FORM if template.entity else catalogue.tab_template(template.anchor)
    parameters = _parameters(anchor, anchor_given, resolver)
    if template.entity:
        _check_table(template, parameters)
    check_parameters(anchor, parameters)
    context.update(anchor_values(parameters, records))
    own_title = _tab_title(anchor, parameters, resolver, records)
    record_title = own_title if anchor.page_type is ENTITY_RECORD else template.name
    title = _title(template.title, resolver, record_title)
    first = TabPlan(
        anchor,
        title if template.title_on_anchor else own_title,
        parameters,
        _problems(anchor, parameters, records),
    )
    # A tab behind the anchor whose slugs came out empty still opens; its page says what it lacks.
    behind = tuple(
        plan_tab(catalogue.tab_template(name), {}, resolver, records)
        for name in template.additional
    )
    tabs = (first, *behind)
    of_tabs = [problem for each in tabs for problem in each.problems]
    return SessionPlan(title, context, tabs, (*resolver.problems, *of_tabs))


def _parameters(
    template: TabTemplate, given: Mapping[str, Json], resolver: SlugResolver
) -> dict[str, Json]:
    page = template.page_type
    given = page.clean(given)
    lookup = resolver.after(given)
    own = {name: render(text, lookup) for name, text in template.parameters.items()}
    return {**page.clean(own), **given}


def _problems(
    template: TabTemplate, parameters: Mapping[str, Json], records: Records
) -> tuple[str, ...]:
    """What does not keep the tab from opening, but its page from doing all of its work [A]."""
    # Most tabs have no `data`; they are spared the question.
    if template.page_type is not ENTITY_RECORD or "data" not in parameters:
        return ()
    # Only now: it brings forms with it, which a page that opens on its dashboard does not need yet.
    from apm.forms.form import form_of  # noqa: PLC0415

    form = form_of(parameters, {}, records)
    return tuple(form.problems) if form else ()


def _missing(template: TabTemplate, name: str) -> str:
    """A missing parameter, and where the template takes it from."""
    source = template.parameters.get(name, "").strip()
    return f"{name} (its template takes it from {source})" if source else name


def _check_table(template: SessionTemplate, parameters: Mapping[str, Json]) -> None:
    name = as_text(parameters.get("entityName"))
    what = f"session template {show(template.unique_name)} is for {template.entity}"
    if not name:
        raise bad_input(
            f'{what}; parametersStr has to name it: [["entityName","{template.entity}"]]'
        )
    if name != template.entity:
        raise bad_input(f"{what}, but entityName is {show(name)}")


def _tab_title(
    template: TabTemplate,
    parameters: Mapping[str, Json],
    resolver: SlugResolver,
    records: Records,
) -> str:
    is_record = template.page_type is ENTITY_RECORD
    fallback = record_title(parameters, records) if is_record else template.name
    return _title(template.title, resolver.after(parameters), fallback)


def _title(text: str, lookup: Lookup, fallback: str) -> str:
    """A title; one that is left with only white space falls back [A]."""
    title = render(text, lookup)
    return title if title.strip() else fallback
