"""Several solutions as one organisation: later ones over earlier ones [A].

The columns of a table are united by name; choices, views, forms and commands of a later solution replace those with the
same name or id. A form that only has changes is merged into the form of an earlier solution.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from apm.solutions.form_changes import changed_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apm.solutions.model.app_model import AppProfile, SolutionApp, SolutionSiteMap
    from apm.solutions.model.command_model import ModernCommand, Ribbon, SolutionView
    from apm.solutions.model.form_model import SolutionForm
    from apm.solutions.model.solution_model import (
        Solution,
        SolutionProcess,
        SolutionWebResource,
    )
    from apm.solutions.model.table_model import (
        GlobalChoice,
        SolutionRelationship,
        SolutionTable,
    )
    from apm.solutions.model.variable_model import EnvironmentVariable


_PRODUCT_ROLES = {
    "119f245c-3cc8-4b62-b31c-d1a046ced15d": "System Customizer",
    "627090ff-40a3-4053-8790-584edc5be201": "System Administrator",
}
"""Security roles that have the same ids in every organisation [S 5 of 5]."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """What solutions have together.

    Attributes:
        language: the LCID of the base language of the first solution.
        tables: by logical name.
        choices: by name.
        relationships: by name in small letters.
        forms: by id.
        views: by id.
        ribbons: in order; a command of a later one replaces that of an earlier one with its id.
        modern_commands: by unique name.
        web_resources: by name in small letters.
        apps: by unique name.
        site_maps: by the unique name of their app.
        profiles: the app profiles by unique name.
        variables: the environment variables by schema name.
        processes: by id, or by name without one.
        roles: the names of security roles by id, with those that every organisation has.
    """

    language: int
    tables: dict[str, SolutionTable] = field(default_factory=dict)
    choices: dict[str, GlobalChoice] = field(default_factory=dict)
    relationships: dict[str, SolutionRelationship] = field(default_factory=dict)
    forms: dict[str, SolutionForm] = field(default_factory=dict)
    views: dict[str, SolutionView] = field(default_factory=dict)
    ribbons: list[Ribbon] = field(default_factory=list)
    modern_commands: dict[str, ModernCommand] = field(default_factory=dict)
    web_resources: dict[str, SolutionWebResource] = field(default_factory=dict)
    apps: dict[str, SolutionApp] = field(default_factory=dict)
    site_maps: dict[str, SolutionSiteMap] = field(default_factory=dict)
    profiles: dict[str, AppProfile] = field(default_factory=dict)
    variables: dict[str, EnvironmentVariable] = field(default_factory=dict)
    processes: dict[str, SolutionProcess] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=lambda: {**_PRODUCT_ROLES})


def layered(solutions: Iterable[Solution]) -> Organisation:
    """The organisation of solutions in their order.

    Raises:
        ValueError: there is no solution.
    """
    given = [*solutions]
    if not given:
        raise ValueError("an organisation needs a solution")
    found = Organisation(given[0].manifest.language)
    for each in given:
        _add(found, each)
    return found


def _add(found: Organisation, solution: Solution) -> None:
    for table in solution.tables:
        earlier = found.tables.get(table.name)
        found.tables[table.name] = _over(earlier, table) if earlier else table
    found.choices.update((each.name, each) for each in solution.choices)
    found.relationships.update((each.name.lower(), each) for each in solution.relationships)
    for form in solution.forms:
        below = found.forms.get(form.id)
        found.forms[form.id] = changed_form(below, form) if below and form.is_partial else form
    found.views.update((each.id, each) for each in solution.views)
    found.ribbons.extend(solution.ribbons)
    found.modern_commands.update((each.name, each) for each in solution.modern_commands)
    found.web_resources.update((each.name.lower(), each) for each in solution.web_resources)
    found.apps.update((each.name, each) for each in solution.apps)
    found.site_maps.update((each.app, each) for each in solution.site_maps)
    found.profiles.update((each.name, each) for each in solution.profiles)
    found.variables.update((each.name, each) for each in solution.variables)
    found.processes.update((each.id or each.name, each) for each in solution.processes)
    found.roles.update(solution.roles)


def _over(earlier: SolutionTable, later: SolutionTable) -> SolutionTable:
    columns = {each.name: each for each in (*earlier.columns, *later.columns)}
    return replace(
        later,
        labels={**earlier.labels, **later.labels},
        collection_labels={**earlier.collection_labels, **later.collection_labels},
        set_name=later.set_name or earlier.set_name,
        is_activity=later.is_activity or earlier.is_activity,
        columns=tuple(columns.values()),
    )
