"""Apps of a solution: their navigation, and the app profiles of agents."""

from __future__ import annotations

from dataclasses import dataclass, field

from apm.solutions.model.table_model import Labels


@dataclass(frozen=True, slots=True)
class SolutionApp:
    """An app.

    Attributes:
        name: the unique name.
        labels: its display names.
        forms: the ids of its forms.
        views: the ids of its views.
    """

    name: str
    labels: Labels
    file: str = ""
    forms: tuple[str, ...] = ()
    views: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteMapEntry:
    """An entry of a site map, a `SubArea`.

    Attributes:
        area: the labels of its area.
        group: the labels of its group.
        labels: its own labels; without any, it is called by its table.
        table: the logical name of the table whose list it opens; empty for none.
        address: the address that it opens, for example `$webresource:new_page.html`; empty for none.
        dashboard: the id of the dashboard that it opens; empty for none.
    """

    area: Labels
    group: Labels
    labels: Labels = field(default_factory=dict)
    table: str = ""
    address: str = ""
    dashboard: str = ""


@dataclass(frozen=True, slots=True)
class SolutionSiteMap:
    """The navigation of an app.

    Attributes:
        app: the unique name of the app, which the site map has too [S 7 of 7].
    """

    app: str
    entries: tuple[SiteMapEntry, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class AppProfile:
    """An app profile, a row of `msdyn_appconfiguration`.

    Attributes:
        name: the unique name.
        app: the unique name of its app; empty for none.
        order: the smaller comes first.
        session_templates: the unique names of its session templates.
    """

    name: str
    app: str = ""
    order: int = 0
    session_templates: tuple[str, ...] = ()
