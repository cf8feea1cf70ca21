"""Plans for the sessions and tabs that open, made from templates and the input of scripts.

The checks of templates and parameters are made here, before the workspace changes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from apm.core.errors import bad_input, show
from apm.core.inputs import read_parameters_str
from apm.core.json_text import Json
from apm.core.nearest_names import nearest
from apm.core.slugs import Lookup, as_text, render, render_data
from apm.core.values import value_class
from apm.dataverse import Records
from apm.settings import Settings
from apm.templates.catalogue import RECORD_FORM, Catalogue, SessionTemplate, TabTemplate
from apm.templates.page_types import CONTROL, ENTITY_LIST, ENTITY_RECORD, OBJECTS
from apm.workspace.context import Context
from apm.workspace.form_parameters import split
from apm.workspace.mapped_values import with_mapped
from apm.workspace.naming_problems import naming_problems
from apm.workspace.page_records import (
    PageRecord,
    anchor_values,
    at_home,
    page_record,
    record_problem,
)
from apm.workspace.slug_resolver import SlugResolver
from apm.workspace.tab_plan import BUILT_IN, TabPlan, planned

PARAMETERS_STR = "parametersStr"
"""The key of a session context that is not a variable: it has the page parameters of the anchor tab [D]."""

CONTROL_NAME = "controlName"
"""The parameter that only pages with a control have [D]."""


@value_class
class SessionPlan:
    """A session to open: its tabs, the anchor first, and the problems of its slugs and additional tabs."""

    title: str
    context: Context
    tabs: tuple[TabPlan, ...]
    problems: tuple[str, ...]


def plan_tab(
    template: TabTemplate,
    given: Mapping[str, Json],
    resolver: SlugResolver,
    records: Records,
    settings: Settings = BUILT_IN,
    *,
    is_additional: bool = False,
) -> TabPlan:
    """Plans a tab of a template.

    The `given` parameters override those of the template, and the slugs of the template can use them [D].

    The user can close the tab unless its template says otherwise. An additional tab of a session cannot be closed
    unless its template says so [D; the template A].
    """
    can_close = template.pinned is False if is_additional else not template.pinned
    found = _found(template, given, resolver, records)
    title = _tab_title(template, found, resolver)
    return _plan(template, title, found, records, settings, can_close=can_close)


def _plan(
    template: TabTemplate,
    title: str,
    found: PageRecord,
    records: Records,
    settings: Settings,
    *,
    can_close: bool = True,
) -> TabPlan:
    wrong_names = naming_problems(template.page_type, found, records.schema)
    if template.page_type is not ENTITY_RECORD:
        return TabPlan(template, title, found.parameters, can_close, problems=wrong_names)
    parameters, unmapped = with_mapped(found, records)
    parameters, of_form, wrong = split(parameters, settings.form_parameters)
    return planned(
        template,
        title,
        parameters,
        settings,
        can_close=can_close,
        form_parameters=of_form,
        problems=(*wrong_names, *unmapped, *wrong),
        record=found.record,
    )


def check_parameters(
    template: TabTemplate, parameters: Mapping[str, Json], records: Records
) -> None:
    """Checks that the page of a template can be shown with these parameters.

    Raises:
        ApmError: a parameter is missing or wrong, or the record has to exist and does not; the message says which.
    """
    page = template.page_type
    missing = page.missing(parameters)
    if missing:
        what = " and ".join(_missing(template, name, parameters) for name in missing)
        raise bad_input(f"{_named(template)} needs the parameter {what}")
    problem = page.problem(parameters) or _record_problem(template, parameters, records)
    if problem:
        raise bad_input(f"{_named(template)}: {problem}")


def _named(template: TabTemplate) -> str:
    """The tab of a template, as the start of a sentence."""
    of = f" of template {show(template.unique_name)}" if template.unique_name else ""
    return f"{template.page_type.label} tab{of}"


def plan_session(
    template: SessionTemplate,
    given_context: Mapping[str, Json],
    records: Records,
    settings: Settings = BUILT_IN,
) -> SessionPlan:
    """Plans a session of a template: its context, its anchor tab and the additional tabs.

    Args:
        template: the template of the session.
        given_context: the context that a script gives.
        records: the sample Dataverse.
        settings: the tab templates, the forms and their custom parameters.

    Raises:
        ApmError: the parameters of the anchor do not fit the template.
    """
    given = dict(given_context)
    anchor_given = read_parameters_str(given.pop(PARAMETERS_STR, None))
    context = Context(given)
    resolver = SlugResolver(context.get, records)
    catalogue = settings.catalogue
    anchor = _anchor(catalogue, template, anchor_given)
    found = _found(anchor, anchor_given, resolver, records)
    if template.entity:
        _check_table(template, found.parameters)
    check_parameters(anchor, found.parameters, records)
    context.update(anchor_values(found))
    own_title = _tab_title(anchor, found, resolver)
    record_title = own_title if anchor.page_type is ENTITY_RECORD else template.name
    title = _title(template.title, resolver, record_title)
    first_title = title if template.title_on_anchor else own_title
    first = _plan(anchor, first_title, found, records, settings)
    planned = [
        # A tab whose slugs are empty still opens. Its page shows what is missing.
        plan_tab(catalogue.tab_template(name), {}, resolver, records, settings, is_additional=True)
        for name in template.additional
    ]
    lost = [_record_problem(each.template, each.parameters, records) for each in planned]
    additional = (each for each, problem in zip(planned, lost, strict=True) if not problem)
    problems = (*resolver.problems, *(f"a tab did not open: {each}" for each in lost if each))
    return SessionPlan(title, context, (first, *additional), problems)


def _record_problem(template: TabTemplate, parameters: Mapping[str, Json], records: Records) -> str:
    return record_problem(parameters, records) if template.page_type is ENTITY_RECORD else ""


def _anchor(
    catalogue: Catalogue, template: SessionTemplate, given: Mapping[str, Json]
) -> TabTemplate:
    """The template of the anchor tab.

    If `parametersStr` names a control, the tab of a generic session shows it, as in the example of `createSession` [D].
    """
    if template.entity:
        return RECORD_FORM
    anchor = catalogue.tab_template(template.anchor)
    is_control = CONTROL_NAME in given and anchor.page_type is not CONTROL
    return replace(anchor, page_type=CONTROL, parameters={}) if is_control else anchor


def _found(
    template: TabTemplate, given: Mapping[str, Json], resolver: SlugResolver, records: Records
) -> PageRecord:
    """The parameters of a page, and what they name; those of a form name the table that has its record."""
    read = at_home if template.page_type is ENTITY_RECORD else page_record
    return read(_rendered(template, given, resolver), records)


def _rendered(
    template: TabTemplate, given: Mapping[str, Json], resolver: SlugResolver
) -> dict[str, Json]:
    page = template.page_type
    given = page.clean(given)
    if not template.parameters:
        return given
    lookup = resolver.after(given)
    own = {
        name: (render_data if name in OBJECTS else render)(text, lookup)
        for name, text in template.parameters.items()
    }
    return {**page.clean(own), **given}


def _missing(template: TabTemplate, name: str, given: Mapping[str, Json]) -> str:
    """A missing parameter, with the slug that the template takes it from, and the name that stands for it."""
    source = template.parameters.get(name, "").strip()
    named = f"{name} (its template takes it from {source})" if source else name
    return f"{named}{_instead_of(name, template.page_type.unknown(given))}"


def _instead_of(name: str, unknown: Iterable[str]) -> str:
    """The unknown name that seems to stand for a missing parameter."""
    near = nearest(name, unknown)
    return f", not {show(near)}" if near else ""


def _check_table(template: SessionTemplate, parameters: Mapping[str, Json]) -> None:
    name = as_text(parameters.get("entityName"))
    if name == template.entity:
        return
    what = f"session template {show(template.unique_name)} is for {template.entity}"
    if not name:
        raise bad_input(
            f'{what}; parametersStr has to name it: [["entityName","{template.entity}"]]'
            f"{_instead_of('entityName', ENTITY_RECORD.unknown(parameters))}"
        )
    raise bad_input(f"{what}, but entityName is {show(name)}")


def _tab_title(template: TabTemplate, found: PageRecord, resolver: SlugResolver) -> str:
    if template.page_type is ENTITY_RECORD:
        fallback = found.title
    elif template.page_type is ENTITY_LIST:
        fallback = template.name or found.list_title or ENTITY_LIST.label
    else:
        fallback = template.name
    if not template.title:
        return fallback
    return _title(template.title, resolver.after(found.parameters), fallback)


def _title(text: str, lookup: Lookup, fallback: str) -> str:
    """A rendered title; the fallback if it is blank [A]."""
    title = render(text, lookup) if text else ""
    return title if title.strip() else fallback
