"""The settings that the app of solutions gives: its name, its site map, the session templates of its app profile."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apm.core.slugs import as_text
from apm.core.web_resource_names import directed_web_resource
from apm.settings.entries import entries, table_in
from apm.settings.parameter_problems import lacking, parameter_problems
from apm.settings.problem_texts import one_of, wrong
from apm.solutions.elements.xml_values import bare_guid
from apm.solutions.report.remark_texts import counted, listed
from apm.workspace.page_inputs import read_page_query

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from apm.core.json_text import Json
    from apm.reading.solution_labels import SolutionLabels
    from apm.solutions.model.app_model import AppProfile, SiteMapEntry, SolutionApp, SolutionSiteMap
    from apm.solutions.solution_layers import Organisation

APP, PROFILE = "app", "profile"
"""The keys under `solutions` that choose the app and its profile."""

_IDS = ("viewId", "entityId", "formId", "dashboardId")
_DASHBOARDS = "/workplace/home_dashboards.aspx"


@dataclass(frozen=True)
class AppSettings:
    """The settings that come from the app of solutions.

    Attributes:
        settings: `app`, `site_map` and `profile`, in the form of the settings; those of the workspace file come first.
        problems: why the chosen app or profile cannot be used.
        remarks: the entries of the site map that are left out, or that no app is chosen.
    """

    settings: dict[str, Json] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def app_settings(
    organisation: Organisation,
    given: Mapping[str, Json],
    tables: Collection[str],
    labels: SolutionLabels,
) -> AppSettings:
    """The settings of the chosen app, or of the only one.

    Args:
        organisation: the solutions.
        given: the settings of the workspace file.
        tables: the tables of the workspace.
        labels: finds the labels in the languages of the workspace.
    """
    chosen = table_in(given, "solutions")
    problems = tuple(
        f"solutions.{wrong(key, chosen[key], one_of(known) if known else 'left out: the solutions have none')}"
        for key, known in ((APP, organisation.apps), (PROFILE, organisation.profiles))
        if isinstance(chosen.get(key), str) and chosen[key] not in known
    )
    if problems:
        return AppSettings(problems=problems)
    app = used_app(organisation, given)
    profile = _profile(organisation, str(chosen.get(PROFILE) or ""), app)
    settings: dict[str, Json] = {}
    remarks = () if app else _unchosen(organisation.apps)
    if app:
        settings["app"] = {"name": labels.label(app.labels) or app.name, "unique_name": app.name}
    site_map = organisation.site_maps.get(app.name) if app else None
    if site_map:
        pages = [each for each in _pages(site_map, labels) if _can_open(each, tables)]
        settings["site_map"] = [*pages]
        remarks = _left_out(site_map, len(pages))
    if profile and profile.session_templates:
        # Session templates of the workspace file are in the profile too, like imported ones [A].
        own = [entry.get("unique_name") for _, entry in entries(given, "session_templates")]
        names = dict.fromkeys([*profile.session_templates, *(str(each) for each in own if each)])
        settings["profile"] = {"session_templates": [*names]}
    return AppSettings(settings, remarks=remarks)


def _unchosen(apps: Mapping[str, SolutionApp]) -> tuple[str, ...]:
    if not apps:
        return ()
    return (
        f"the solutions have {counted(len(apps), 'app')} ({listed(apps)}), and none is used; "
        "solutions.app in workspace.toml chooses one",
    )


def _left_out(site_map: SolutionSiteMap, shown: int) -> tuple[str, ...]:
    every = len(site_map.entries)
    if shown == every:
        return ()
    return (
        f"the site map of {site_map.app} is shown without {every - shown} of its {every} entries, "
        "whose tables or pages are not here",
    )


def under(given: dict[str, Json], below: Mapping[str, Json]) -> dict[str, Json]:
    """Settings over others: tables are united by key, other values replace."""
    united = dict(given)
    for key, value in below.items():
        own = given.get(key)
        if isinstance(value, dict) and isinstance(own, dict):
            united[key] = {**value, **own}
        elif key not in given:
            united[key] = value
    return united


def used_app(organisation: Organisation, given: Mapping[str, Json]) -> SolutionApp | None:
    """The app that the settings of the workspace file choose, or the only one; None if there is none."""
    apps, name = organisation.apps, str(table_in(given, "solutions").get(APP) or "")
    return apps.get(name) if name or len(apps) != 1 else next(iter(apps.values()))


def _profile(organisation: Organisation, name: str, app: SolutionApp | None) -> AppProfile | None:
    """The chosen profile; otherwise the first one of the app by its order, or of all without an app [A]."""
    if name:
        return organisation.profiles[name]
    names = ("", app.name) if app else ()
    usable = [each for each in organisation.profiles.values() if not app or each.app in names]
    return min(usable, key=lambda each: each.order, default=None)


def _pages(site_map: SolutionSiteMap, labels: SolutionLabels) -> Iterator[dict[str, Json]]:
    """Yield the entries as pages; those that open a page of the product have no page type."""
    for entry in site_map.entries:
        kind, parameters = _page(entry) or ("", {})
        # A list without a title in the language is called by its table [A].
        title = labels.localized(entry.labels) or (
            "" if kind == "entitylist" else labels.label(entry.labels)
        )
        titles = {
            "title": title,
            "area": labels.label(entry.area),
            "group": labels.label(entry.group),
        }
        given: dict[str, Json] = {key: text for key, text in titles.items() if text}
        yield {**given, "page_type": kind, "parameters": parameters}


def _can_open(page: Mapping[str, Json], tables: Collection[str]) -> bool:
    kind, parameters = page["page_type"], page["parameters"]
    if not kind or not isinstance(parameters, dict):
        return False
    table = parameters.get("entityName")
    is_here = table is None or table in tables
    return (
        is_here
        and not lacking(kind, parameters)
        and not [*parameter_problems("", kind, parameters)]
    )


def _page(entry: SiteMapEntry) -> tuple[str, dict[str, Json]] | None:
    """The page type and the parameters of an entry; None if it opens a page of the product."""
    if entry.table and not entry.address:
        return "entitylist", {"entityName": entry.table}
    if entry.dashboard or entry.address.lower().startswith(_DASHBOARDS):
        return "dashboard", {"dashboardId": entry.dashboard} if entry.dashboard else {}
    web_resource = directed_web_resource(entry.address)
    if web_resource is not None:
        name, _, query = web_resource.partition("?")
        data = query.removeprefix("data=")
        return "webresource", {"webresourceName": name, **({"data": data} if data else {})}
    if entry.address.startswith(("https://", "http://")):
        return "website", {"url": entry.address}
    found = read_page_query(entry.address.partition("?")[2])
    if not isinstance(found, dict):
        return None
    # An id in braces would be read as a slug.
    bare = {
        name: bare_guid(as_text(value)) if name in _IDS else value for name, value in found.items()
    }
    return str(bare.pop("pageType")), bare
