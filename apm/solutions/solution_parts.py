"""Collects the parts of a solution while its files are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from apm.solutions.elements.app_elements import (
    PROFILE,
    PROFILE_LINKS,
    read_app,
    read_profiles,
    read_site_map,
)
from apm.solutions.elements.choice_elements import read_choice, read_relationship
from apm.solutions.elements.form_elements import read_form
from apm.solutions.elements.ribbon_elements import read_ribbon
from apm.solutions.elements.table_elements import read_table, table_name
from apm.solutions.elements.template_elements import (
    LINKS,
    PARAMETER,
    SESSION,
    TAB,
    session_rows,
    tab_rows,
    template_row,
)
from apm.solutions.elements.view_elements import read_view
from apm.solutions.elements.web_resource_elements import read_process, read_web_resource
from apm.solutions.elements.xml_values import bare_guid, whole
from apm.solutions.model.solution_model import Solution

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from apm.core.json_text import Json
    from apm.solutions.model.app_model import SolutionApp, SolutionSiteMap
    from apm.solutions.model.command_model import ModernCommand, Ribbon, SolutionView
    from apm.solutions.model.form_model import SolutionForm
    from apm.solutions.model.solution_model import (
        Manifest,
        SolutionProcess,
        SolutionWebResource,
    )
    from apm.solutions.model.table_model import (
        GlobalChoice,
        SolutionRelationship,
        SolutionTable,
    )
    from apm.solutions.model.variable_model import EnvironmentVariable

RIBBON = "RibbonDiffXml"
ROW_TABLES = (SESSION, TAB, PARAMETER, PROFILE)
"""The solution-aware tables whose rows are parts."""


def _no_file(_name: str) -> None:
    return None


@dataclass
class Parts:
    """The parts that were read so far.

    Attributes:
        find: finds the exact name of the file of a web resource; None if there is none.
    """

    find: Callable[[str], str | None] = _no_file
    languages: list[int] = field(default_factory=list)
    modern_commands: list[ModernCommand] = field(default_factory=list)
    variables: list[EnvironmentVariable] = field(default_factory=list)
    _rows: list[tuple[str, Mapping[str, Json]]] = field(default_factory=list)
    _tables: list[SolutionTable] = field(default_factory=list)
    _choices: list[GlobalChoice] = field(default_factory=list)
    _relationships: list[SolutionRelationship] = field(default_factory=list)
    _forms: list[SolutionForm] = field(default_factory=list)
    _views: list[SolutionView] = field(default_factory=list)
    _ribbons: list[Ribbon] = field(default_factory=list)
    _web_resources: list[SolutionWebResource] = field(default_factory=list)
    _processes: list[SolutionProcess] = field(default_factory=list)
    _plug_in_steps: int = 0
    _roles: dict[str, str] = field(default_factory=dict)
    _links: list[Element] = field(default_factory=list)
    _profile_links: list[Element] = field(default_factory=list)
    _apps: list[SolutionApp] = field(default_factory=list)
    _site_maps: list[SolutionSiteMap] = field(default_factory=list)

    def add_piece(self, section: str, element: Element, file: str) -> None:
        """Adds an element below a section of `customizations.xml`, or one that a folder has in a file of its own."""
        match section:
            case "Entities":
                self._add_entity(element, file)
            case "optionsets":
                self._choices.append(read_choice(element))
            case "EntityRelationships":
                self._relationships.append(read_relationship(element))
            case "WebResources":
                self._web_resources.append(read_web_resource(element, file, self.find))
            case "Workflows":
                self._processes.append(read_process(element))
            case "SdkMessageProcessingSteps":
                self._plug_in_steps += 1
            case "Roles":
                self._roles[bare_guid(element.get("id"))] = element.get("name", "").strip()
            case "AppModules":
                self._apps.append(read_app(element, file))
            case "AppModuleSiteMaps":
                self._site_maps.append(read_site_map(element, file))
            case "Languages":
                language = whole(element.text)
                self.languages += [] if language is None else [language]
            case _ if element.tag == LINKS:
                self._links.append(element)
            case _ if element.tag == PROFILE_LINKS:
                self._profile_links.append(element)

    def include(self, others: Parts) -> None:
        """Adds the parts of a file that was read by itself."""
        for name, added in vars(others).items():
            match added:
                case list():
                    getattr(self, name).extend(added)
                case dict():
                    getattr(self, name).update(added)
                case int():
                    setattr(self, name, getattr(self, name) + added)

    def add_row(self, table: str, row: Element) -> None:
        """Adds a row of one of `ROW_TABLES`."""
        self._rows.append((table, template_row(row)))

    def add_forms(self, forms: Element, kind: str, table: str, file: str) -> None:
        """Adds the forms of a `forms` element; old files have the form alone [S]."""
        kind = kind or forms.get("type", "")
        self._forms += (read_form(each, kind, table, file) for each in _each(forms, "systemform"))

    def add_views(self, views: Element, table: str, file: str) -> None:
        """Adds the views of a `savedqueries` element; old files have the view alone [S]."""
        self._views += (read_view(each, table, file) for each in _each(views, "savedquery"))

    def add_ribbon(self, diff: Element, table: str, file: str) -> None:
        """Adds the ribbon of a table, or of the app."""
        self._ribbons.append(read_ribbon(diff, table, file))

    def add_ribbon_pieces(self, pieces: Iterable[Element], file: str) -> None:
        """Adds the ribbon of the app from its parts."""
        diff = Element(RIBBON)
        diff.extend(pieces)
        self.add_ribbon(diff, "", file)

    def _add_entity(self, entity: Element, file: str) -> None:
        table = table_name(entity).lower()
        self._tables.append(read_table(entity))
        for forms in entity.findall("FormXml/forms"):
            self.add_forms(forms, "", table, file)
        for views in entity.findall("SavedQueries/savedqueries"):
            self.add_views(views, table, file)
        for diff in entity.findall(RIBBON):
            if len(diff):
                self.add_ribbon(diff, table, file)

    def solution(self, manifest: Manifest) -> Solution:
        """The solution of these parts."""
        return Solution(
            manifest,
            tuple(self._tables),
            tuple(self._choices),
            tuple(self._relationships),
            tuple(self._forms),
            tuple(self._views),
            tuple(self._ribbons),
            tuple(self.modern_commands),
            tuple(self._web_resources),
            tuple(self._processes),
            tuple(session_rows(self._rows_of(SESSION), self._links)),
            tuple(tab_rows(self._rows_of(TAB), self._rows_of(PARAMETER))),
            self._roles,
            tuple(self._apps),
            tuple(self._site_maps),
            tuple(read_profiles(self._rows_of(PROFILE), self._profile_links)),
            tuple(self.variables),
            self._plug_in_steps,
        )

    def _rows_of(self, table: str) -> list[Mapping[str, Json]]:
        return [row for owner, row in self._rows if owner == table]


def _each(element: Element, tag: str) -> list[Element]:
    return [element] if element.tag == tag else element.findall(tag)
