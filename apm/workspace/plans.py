"""Plans for the sessions and tabs that open, made from templates and the input of scripts.

The checks of templates and parameters are made here, before the workspace changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from apm.core.errors import bad_input, show
from apm.core.inputs import read_parameters_str
from apm.core.json_text import Json
from apm.core.slugs import Lookup, as_text, render, render_data
from apm.dataverse import Records
from apm.settings import FormParameter
from apm.templates.catalogue import RECORD_FORM, Catalogue, SessionTemplate, TabTemplate
from apm.templates.page_types import ENTITY_RECORD, OBJECTS
from apm.workspace.context import Context
from apm.workspace.form_parameters import split
from apm.workspace.mapped_values import with_mapped
from apm.workspace.page_records import anchor_values, record_of, record_title
from apm.workspace.slug_resolver import SlugResolver

PARAMETERS_STR = "parametersStr"
"""The key of a session context that is not a variable: it has the page parameters of the anchor tab [D]."""


@dataclass(frozen=True, slots=True)
class TabPlan:
    """A tab to open.

    Attributes:
        template: its template.
        title: its title.
        parameters: the parameters of its page, without those of its form.
        form_parameters: the custom parameters of its form.
        problems: the problems of the parameters.
        record: the record of its form, empty for a new record; None if it was not read.
    """

    template: TabTemplate
    title: str
    parameters: Mapping[str, Json]
    form_parameters: Mapping[str, Json] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    record: Mapping[str, Json] | None = None


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A session to open: its tabs, the anchor first, and the problems of its slugs."""

    title: str
    context: Context
    tabs: tuple[TabPlan, ...]
    problems: tuple[str, ...]


def plan_tab(
    template: TabTemplate,
    given: Mapping[str, Json],
    resolver: SlugResolver,
    records: Records,
    declared: Sequence[FormParameter] = (),
) -> TabPlan:
    """Plans a tab of a template; `declared` are the custom parameters of forms.

    The `given` parameters override those of the template, and the slugs of the template can use them [D].
    """
    parameters = _parameters(template, given, resolver)
    title = _tab_title(template, parameters, resolver, records)
    return _plan(template, title, parameters, records, declared)


def _plan(
    template: TabTemplate,
    title: str,
    parameters: Mapping[str, Json],
    records: Records,
    declared: Sequence[FormParameter],
) -> TabPlan:
    if template.page_type is not ENTITY_RECORD:
        return TabPlan(template, title, parameters)
    parameters, unmapped = with_mapped(parameters, records)
    parameters, of_form, wrong = split(parameters, declared)
    problems = (*unmapped, *wrong)
    record = record_of(parameters, records)
    return TabPlan(template, title, parameters, of_form, problems, record)


def check_parameters(template: TabTemplate, parameters: Mapping[str, Json]) -> None:
    """Checks that the page of a template can be shown with these parameters.

    Raises:
        ApmError: a parameter is missing or wrong; the message names it.
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
    declared: Sequence[FormParameter] = (),
) -> SessionPlan:
    """Plans a session of a template: its context, its anchor tab and the additional tabs.

    Args:
        catalogue: the templates.
        template: the template of the session.
        given_context: the context that a script gives.
        records: the sample Dataverse.
        declared: the custom parameters of forms.

    Raises:
        ApmError: the parameters of the anchor do not fit the template.
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
    first_title = title if template.title_on_anchor else own_title
    first = _plan(anchor, first_title, parameters, records, declared)
    # An additional tab whose slugs are empty still opens. Its page shows what is missing.
    additional = tuple(
        plan_tab(catalogue.tab_template(name), {}, resolver, records, declared)
        for name in template.additional
    )
    return SessionPlan(title, context, (first, *additional), tuple(resolver.problems))


def _parameters(
    template: TabTemplate, given: Mapping[str, Json], resolver: SlugResolver
) -> dict[str, Json]:
    page = template.page_type
    given = page.clean(given)
    lookup = resolver.after(given)
    own = {
        name: (render_data if name in OBJECTS else render)(text, lookup)
        for name, text in template.parameters.items()
    }
    return {**page.clean(own), **given}


def _missing(template: TabTemplate, name: str) -> str:
    """A missing parameter, with the slug that the template takes it from."""
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
    """A rendered title; the fallback if it is blank [A]."""
    title = render(text, lookup)
    return title if title.strip() else fallback
