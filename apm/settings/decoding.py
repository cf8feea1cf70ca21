"""Decodes checked settings from JSON to `Settings`; missing keys get the built-in values.

At its start the page reads settings that the host has checked. So this module checks nothing and imports no library.

>>> read_settings({"limits": {"sessions": 3}}).limits
Limits(sessions=3, tabs=10)
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from apm.core.ids import bare_id
from apm.core.slugs import as_text
from apm.settings.by_table import ByTable
from apm.settings.command_decoding import libraries_of, read_commands, read_hidden_commands
from apm.settings.commands import Where
from apm.settings.settings import (
    App,
    Environment,
    FormEvent,
    FormParameter,
    FormScript,
    Home,
    Language,
    Library,
    OperationHandler,
    OwnRecords,
    ParameterType,
    Restore,
    ReturnedIds,
    Settings,
    SiteMapPage,
    User,
)
from apm.settings.solution_layer import NO_REPORT, REPORT
from apm.templates.built_in import CATALOGUE
from apm.templates.catalogue import Catalogue, Panel, SessionTemplate, TabTemplate
from apm.templates.page_types import page_type

Checked: TypeAlias = Mapping[str, Any]
"""Checked JSON: the value of each key is allowed."""


def read_settings(given: Checked) -> Settings:
    """The settings in checked JSON that contains the exported templates."""
    default = Settings()
    templates = given.get("templates", {})
    profile = given.get("profile", {}).get("session_templates")
    base = CATALOGUE if templates.get("builtin", True) else Catalogue({}, {})
    catalogue = with_templates(base, given)
    commands = tuple(read_commands(given.get("commands", ())))
    return Settings(
        app=_read_app(given.get("app", {})),
        environment=Environment(given.get("environment", {}).get("url", "").rstrip("/")),
        language=Language(**given.get("language", {})),
        home=Home(**given.get("home", {})),
        user=_read_user(given.get("user", {})),
        limits=replace(default.limits, **given.get("limits", {})),
        returned_ids=ReturnedIds(given.get("api", {}).get("returned_ids", default.returned_ids)),
        catalogue=replace(catalogue, profile=None if profile is None else frozenset(profile)),
        records=OwnRecords(**given.get("records", {})),
        scripts=tuple(given.get("scripts", ())),
        forms=ByTable([*_enabled(given, "forms")], _read_form),
        commands=commands,
        hidden_commands=tuple(read_hidden_commands(given.get("hidden_commands", ()))),
        form_libraries=ByTable([*_with_library(given)], _read_form_library),
        libraries=tuple(libraries_of(commands)),
        handlers=tuple(OperationHandler(**each) for each in _enabled(given, "handlers")),
        form_parameters=tuple(map(_read_form_parameter, given.get("form_parameters", ()))),
        solution_report=given.get(REPORT, NO_REPORT),
        layouts=ByTable(given.get("layouts", ())),
        strings={name.lower(): keys for name, keys in given.get("strings", {}).items()},
        site_map=tuple(map(_read_site_map_page, given.get("site_map", ()))),
        restore=Restore(**given.get("restore", {})),
        seeds=given.get("seeds", {}),
    )


def with_templates(catalogue: Catalogue, given: Checked) -> Catalogue:
    """A catalogue with additional templates; one with the same unique name replaces the existing one."""
    sessions = map(_read_session_template, given.get("session_templates", ()))
    tabs = map(_read_tab_template, given.get("tab_templates", ()))
    return replace(
        catalogue,
        sessions={**catalogue.sessions, **{each.unique_name: each for each in sessions}},
        tabs={**catalogue.tabs, **{each.unique_name: each for each in tabs}},
    )


def _read_app(given: Checked) -> App:
    app = App(**given)
    return replace(app, id=app.id.strip("{}").lower())


def _enabled(given: Checked, key: str) -> Iterator[Checked]:
    """The enabled entries under a key; the default of `place` is the position in the list."""
    for at, entry in enumerate(given.get(key, ())):
        if "place" in entry and "enabled" not in entry:
            yield entry
        elif entry.get("enabled", True):
            placed = {"place": f"{key}[{at}]", **entry}
            placed.pop("enabled", None)
            yield placed


def _with_library(given: Checked) -> Iterator[Checked]:
    """The entries that name a library of a form."""
    for entry in (*given.get("form_libraries", ()), *given.get("forms", ())):
        if "library" in entry:
            yield entry


def _read_form_library(given: Checked) -> Library:
    return Library(given["table"], Where.FORM, given["library"], bare_id(given.get("form", "")))


def _read_form(given: Checked) -> FormScript:
    own = {
        **given,
        "event": FormEvent(given["event"].lower()),
        "form": bare_id(given.get("form", "")),
        "parameters": tuple(given.get("parameters", ())),
    }
    return FormScript(**own)


def _read_form_parameter(given: Checked) -> FormParameter:
    kind = ParameterType(given.get("type", ParameterType.SAFE_STRING))
    return FormParameter(given["table"], given["name"], kind)


def _read_user(given: Checked) -> User:
    user = User(**given)
    return replace(user, roles=tuple(user.roles))


def _read_session_template(given: Checked) -> SessionTemplate:
    is_entity = given["type"] == "entity"
    return SessionTemplate(
        given["unique_name"],
        given.get("name") or given["unique_name"],
        given.get("title", ""),
        entity=given.get("entity", ""),
        anchor=given.get("anchor", ""),
        additional=tuple(given.get("additional", ())),
        title_on_anchor=given.get("title_on_anchor", False),
        panel=Panel(given.get("panel", Panel.HIDDEN if is_entity else Panel.DOCKED)),
    )


def _read_tab_template(given: Checked) -> TabTemplate:
    return TabTemplate(
        given["unique_name"],
        given.get("name") or given["unique_name"],
        given.get("title", ""),
        page_type(given["page_type"]),
        pinned=given.get("pinned"),
        parameters=_read_parameters(given),
    )


def _read_site_map_page(given: Checked) -> SiteMapPage:
    kind, name = page_type(given["page_type"]), given.get("title", "")
    template = TabTemplate("", name, "", kind, parameters=_read_parameters(given))
    return SiteMapPage(template, given.get("area", ""), given.get("group", ""))


def _read_parameters(given: Checked) -> dict[str, str]:
    parameters = given.get("parameters", {})
    return {name: as_text(value) for name, value in parameters.items() if value is not None}
