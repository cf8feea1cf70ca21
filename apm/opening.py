"""From a template and what a script gave, to what will open.

Everything that can fail fails here, before anything changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from apm.context import ANCHOR, Context
from apm.errors import ApmError, ErrorCode, bad_input, show
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
    page = template.page_type
    given = page.clean(given)
    look = _first_in(given, lookup)
    own = {name: render(text, look) for name, text in template.parameters.items()}
    parameters = {**page.clean(own), **given}
    return TabPlan(template, _title(template.title, look, template.name), parameters)


def _first_in(given: Mapping[str, Json], lookup: Lookup) -> Lookup:
    """A lookup that asks `given` first."""
    return lambda name: given[name] if name in given else lookup(name)


def check_tab(plan: TabPlan, member: str) -> None:
    """Refuses a tab whose page lacks a parameter or was given one it cannot use.

    Raises:
        ApmError: naming the parameter.
    """
    page = plan.template.page_type
    what = f"{member}: {page.label} tab" + (
        f" of template {show(plan.template.unique_name)}" if plan.template.unique_name else ""
    )
    missing = page.missing(plan.parameters)
    if missing:
        raise bad_input(f"{what} needs the parameter {' and '.join(missing)}")
    problem = page.problem(plan.parameters)
    if problem:
        raise bad_input(f"{what}: {problem}")


def plan_session(catalogue: Catalogue, wish: Wish, member: str) -> SessionPlan:
    """A session of a template: its context, its anchor and the tabs behind it.

    Raises:
        ApmError: the template is not the user's to use, or the anchor's parameters do not fit it.
    """
    template = catalogue.session_template(wish.template_name, member)
    given = dict(wish.context)
    anchor_given = read_parameters_str(given.pop(PARAMETERS_STR, None), member)
    context = Context(given)
    anchor = plan_tab(_anchor_template(catalogue, template, member), anchor_given, context.get)
    if template.entity:
        _check_table(template, anchor.parameters, member)
    check_tab(anchor, member)
    context.update(_anchor_values(anchor))
    # Once more: now its title can name its own record.
    anchor = plan_tab(anchor.template, anchor.parameters, context.get)
    title = _title(template.title, context.get, template.name)
    if template.title_on_anchor:
        anchor = TabPlan(anchor.template, title, anchor.parameters)
    # A tab behind the anchor whose slugs came out empty still opens; its page says what it lacks.
    behind = tuple(
        plan_tab(catalogue.tab_template(name, member), {}, context.get)
        for name in template.additional
    )
    return SessionPlan(title, context, (anchor, *behind))


def _anchor_template(catalogue: Catalogue, template: SessionTemplate, member: str) -> TabTemplate:
    return RECORD_FORM if template.entity else catalogue.tab_template(template.anchor, member)


def _check_table(template: SessionTemplate, parameters: Mapping[str, Json], member: str) -> None:
    name = as_text(parameters.get("entityName"))
    what = f"{member}: session template {show(template.unique_name)} is for {template.entity}"
    if not name:
        raise bad_input(
            f'{what}; parametersStr has to name it: [["entityName","{template.entity}"]]'
        )
    if name != template.entity:
        raise ApmError(ErrorCode.BAD_INPUT, f"{what}, but entityName is {show(name)}")


def _anchor_values(anchor: TabPlan) -> dict[str, Json]:
    """What the context knows of the anchor's record [D]."""
    names = ("entityName", "entityId")
    return {ANCHOR + name: anchor.parameters[name] for name in names if name in anchor.parameters}


def _title(text: str, lookup: Lookup, fallback: str) -> str:
    """A title; one that is left with only white space falls back to the template's name [A]."""
    title = render(text, lookup)
    return title if title.strip() else fallback
