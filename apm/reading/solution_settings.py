"""Makes settings of the solutions of a workspace. The host and the page both call it.

>>> from pathlib import Path
>>> from apm.solutions.solution_reading import read_solution
>>> made = solution_settings([read_solution(Path("examples/solution"))])
>>> sorted(made.tables), made.lists["commands"][0]["label"]
(['con_device', 'con_device_contact', 'incident'], 'Escalate')
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from apm.dataverse.sample import sample_tables
from apm.dataverse.schema.activity_pointer import POINTER
from apm.reading.app_limits import forms_in, left_out, views_in
from apm.reading.named_files import patterns_in
from apm.reading.script_libraries import ScriptLibraries
from apm.reading.solution_app import AppSettings, app_settings, used_app
from apm.reading.solution_commands import solution_commands
from apm.reading.solution_forms import solution_layouts
from apm.reading.solution_handlers import solution_handlers
from apm.reading.solution_labels import SolutionLabels
from apm.reading.solution_schema import solution_tables
from apm.settings import Language
from apm.settings.entries import table_in
from apm.solutions.solution_layers import layered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from apm.core.json_text import Json
    from apm.solutions.model.solution_model import SolutionProcess
    from apm.solutions.model.variable_model import EnvironmentVariable
    from apm.solutions.solution_reading import SolutionRead

IGNORED = "solutions.ignore"


@dataclass(frozen=True)
class SolutionSettings:
    """What solutions add to the settings of a workspace.

    Attributes:
        tables: the descriptions of their tables, by name.
        templates: the rows of their templates, by the label of the solution.
        lists: the entries before those of the workspace file, by the key of the list.
        languages: the language of the user and the base language.
        app: the settings of their app.
        variables: their environment variables.
        processes: their processes.
        apps: the names of their apps, by unique name.
    """

    tables: dict[str, Any] = field(default_factory=dict)
    templates: dict[str, Json] = field(default_factory=dict)
    lists: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    languages: Language = field(default_factory=Language)
    app: AppSettings = field(default_factory=AppSettings)
    variables: tuple[EnvironmentVariable, ...] = ()
    processes: tuple[SolutionProcess, ...] = ()
    apps: Mapping[str, str] = field(default_factory=dict)


def solution_settings(
    reads: Sequence[SolutionRead],
    given: Mapping[str, Json] = MappingProxyType({}),
    has_own_resource: Callable[[str], bool] = lambda _name: False,
) -> SolutionSettings:
    """The settings of solutions, of which later ones are layered over earlier ones.

    Args:
        reads: the solutions.
        given: the settings of the workspace, whose key `solutions` chooses what is used.
        has_own_resource: whether the workspace itself has a web resource.

    Raises:
        ValueError: there is no solution.
    """
    organisation = layered(each.solution for each in reads)
    chosen = table_in(given, "solutions")
    language = chosen.get("language")
    user = language if isinstance(language, int) else organisation.language
    labels = SolutionLabels(Language(user, organisation.language))
    patterns = patterns_in(given, IGNORED)

    def is_ignored(table: str) -> bool:
        return any(fnmatchcase(table, each) for each in patterns)

    def has_resource(name: str) -> bool:
        return name.lower() in organisation.web_resources or has_own_resource(name)

    libraries = ScriptLibraries(organisation.web_resources, has_resource)
    tables = solution_tables(organisation, labels, is_ignored)
    all_columns = chosen.get("all_columns") is True
    layouts = solution_layouts(organisation, labels, tables, all_columns=all_columns)
    app = app_settings(organisation, given, {*sample_tables(), POINTER, *tables}, labels)
    used = used_app(organisation, given)
    if used:
        remarks = (*app.remarks, *left_out(used, layouts, tables))
        app = replace(app, remarks=remarks)
        layouts, tables = forms_in(used, layouts), views_in(used, tables)
    lists = {
        **solution_commands(organisation, labels, libraries, is_ignored),
        **solution_handlers(organisation, labels, libraries, tables),
        "layouts": layouts,
    }
    variables = tuple(organisation.variables.values())
    processes = tuple(organisation.processes.values())
    apps = {
        each.name: labels.label(each.labels) or each.name for each in organisation.apps.values()
    }
    made = SolutionSettings(tables, _templates(reads), lists, labels.languages, app, variables)
    return replace(made, processes=processes, apps=apps)


def _templates(reads: Iterable[SolutionRead]) -> dict[str, Json]:
    """The rows of templates by the label of their solution; two solutions can have the same label."""
    templates: dict[str, Json] = {}
    for read in reads:
        rows = [*map(dict, (*read.solution.session_templates, *read.solution.tab_templates))]
        if rows:
            label = f"{read.label} ({read.solution.manifest.name})"
            templates[label if read.label in templates else read.label] = [*rows]
    return templates
