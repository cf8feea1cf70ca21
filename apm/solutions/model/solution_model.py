"""A solution, and what was noticed while it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from apm.core.json_text import Json
from apm.solutions.model.app_model import AppProfile, SolutionApp, SolutionSiteMap
from apm.solutions.model.command_model import ModernCommand, Ribbon, SolutionView
from apm.solutions.model.form_model import SolutionForm
from apm.solutions.model.table_model import (
    GlobalChoice,
    Labels,
    SolutionRelationship,
    SolutionTable,
)
from apm.solutions.model.variable_model import EnvironmentVariable


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of `solution.xml`.

    Attributes:
        name: the unique name.
        is_managed: whether it is a managed solution; a folder with both kinds is not.
        language: the LCID of the base language.
        languages: the LCIDs of all languages, the base language first.
        missing_dependencies: how many components of other solutions it needs.
    """

    name: str
    labels: Labels
    version: str
    is_managed: bool
    language: int
    languages: tuple[int, ...] = ()
    prefix: str = ""
    missing_dependencies: int = 0


@dataclass(frozen=True, slots=True)
class SolutionWebResource:
    """A web resource.

    Attributes:
        name: its address is `/WebResources/<name>`.
        type: 1 HTML, 2 CSS, 3 script, 4 data, 5 PNG, 6 JPG, 7 GIF, 8 XAP, 9 XSL, 10 ICO, 11 SVG, 12 RESX [D].
        dependencies: the names of the web resources that it is loaded with.
        columns: the columns that it needs on a form, as `table.column`.
        file: the file with its content; empty if it is missing.
    """

    id: str
    name: str
    type: int | None
    dependencies: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class SolutionProcess:
    """A process, which the emulator does not run.

    Attributes:
        id: its id; empty if it is missing.
        category: 0 workflow, 1 dialog, 2 business rule, 3 action, 4 business process flow, 5 cloud flow, others [D].
        table: the table that it is about; empty for none.
    """

    name: str
    category: int | None
    table: str
    id: str = ""
    unique_name: str = ""
    is_active: bool = False
    is_on_demand: bool = False


@dataclass(frozen=True, slots=True)
class Solution:
    """A solution: what it holds, used or not.

    Attributes:
        session_templates: rows of `msdyn_sessiontemplate`, as the Web API returns them.
        tab_templates: rows of `msdyn_applicationtabtemplate`, in the same form.
        roles: the names of its security roles, by id.
        plug_in_steps: how many steps of plug-ins it registers, which the emulator does not run.
    """

    manifest: Manifest
    tables: tuple[SolutionTable, ...] = ()
    choices: tuple[GlobalChoice, ...] = ()
    relationships: tuple[SolutionRelationship, ...] = ()
    forms: tuple[SolutionForm, ...] = ()
    views: tuple[SolutionView, ...] = ()
    ribbons: tuple[Ribbon, ...] = ()
    modern_commands: tuple[ModernCommand, ...] = ()
    web_resources: tuple[SolutionWebResource, ...] = ()
    processes: tuple[SolutionProcess, ...] = ()
    session_templates: tuple[Mapping[str, Json], ...] = ()
    tab_templates: tuple[Mapping[str, Json], ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    apps: tuple[SolutionApp, ...] = ()
    site_maps: tuple[SolutionSiteMap, ...] = ()
    profiles: tuple[AppProfile, ...] = ()
    variables: tuple[EnvironmentVariable, ...] = ()
    plug_in_steps: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that is not used, or used in another way.

    Attributes:
        solution: the unique name of the solution.
        table: the logical name of the table; empty for none.
        kind: what it is about: `column`, `choice`, `form`, `handler`, `view`, `command`, `web resource`, and others.
        file: the file; empty if it is about several.
        text: what was found, why it is not used, and what happens instead.
        count: how many equal cases the file has.
    """

    solution: str
    table: str
    kind: str
    file: str
    text: str
    count: int = field(default=1)
