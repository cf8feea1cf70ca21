"""Reads apps, their site maps, and app profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.solutions.elements.template_elements import SESSION
from apm.solutions.elements.xml_values import bare_guid, labels, text_of, whole
from apm.solutions.model.app_model import AppProfile, SiteMapEntry, SolutionApp, SolutionSiteMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from xml.etree.ElementTree import Element

    from apm.core.json_text import Json

PROFILE = "msdyn_appconfiguration"
PROFILE_LINKS = f"{PROFILE}_sessiontemplate"
"""The many-to-many rows of app profiles and session templates [S]."""

_NAME = "msdyn_uniquename"
_VIEW, _FORM = "26", "60"
"""The types of components [D]."""


def read_app(element: Element, file: str) -> SolutionApp:
    """An app."""
    return SolutionApp(
        text_of(element, "UniqueName"),
        labels(element, "LocalizedNames/LocalizedName"),
        file,
        _components(element, _FORM),
        _components(element, _VIEW),
    )


def _components(app: Element, kind: str) -> tuple[str, ...]:
    """The ids of the components of a type."""
    found = app.findall(f"AppModuleComponents/AppModuleComponent[@type='{kind}']")
    return tuple(bare_guid(each.get("id")) for each in found)


def read_site_map(element: Element, file: str) -> SolutionSiteMap:
    """The site map of an app."""
    entries = [
        SiteMapEntry(
            _titles(area),
            _titles(group),
            _titles(each),
            each.get("Entity", "").strip().lower(),
            each.get("Url", "").strip(),
            bare_guid(each.get("DefaultDashboard")),
        )
        for area in element.findall("SiteMap/Area")
        for group in area.findall("Group")
        for each in group.findall("SubArea")
    ]
    return SolutionSiteMap(text_of(element, "SiteMapUniqueName"), tuple(entries), file)


def read_profiles(
    rows: Iterable[Mapping[str, Json]], links: Iterable[Element]
) -> Iterator[AppProfile]:
    """Yield the app profiles with the session templates that are linked to them, in the order of the links."""
    found: dict[str, list[str]] = {}
    for each in links:
        profile = each.get(f"{PROFILE}id.{_NAME}", "")
        found.setdefault(profile, []).append(each.get(f"{SESSION}id.{_NAME}", ""))
    for row in rows:
        name = str(row.get(_NAME) or "")
        app = str(row.get("msdyn_appmoduleuniquename") or "")
        order = whole(str(row.get("msdyn_profileorder"))) or 0
        yield AppProfile(name, app, order, tuple(found.get(name, ())))


def _titles(element: Element) -> dict[int, str]:
    """The titles by language."""
    found: dict[int, str] = {}
    for each in element.findall("Titles/Title"):
        language, title = whole(each.get("LCID")), each.get("Title", "").strip()
        if language is not None and title:
            found.setdefault(language, title)
    return found
