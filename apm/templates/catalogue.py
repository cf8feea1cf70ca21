"""Session templates, tab templates, and the app profile of the user."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from apm.core.errors import ApmError, ErrorCode, show
from apm.core.nearest_names import hint
from apm.templates.page_types import ENTITY_RECORD, PageType


class Panel(StrEnum):
    """The initial state of the communication panel of a session [D]."""

    DOCKED = "docked"
    MINIMIZED = "minimized"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class TabTemplate:
    """A template of tabs [D].

    Attributes:
        unique_name: the name that scripts use.
        name: the display name; the title if `title` results in an empty text [A].
        title: text with slugs.
        page_type: the page type.
        pinned: whether the user cannot close its tabs; a script can set `canClose` [D]. None says nothing: the user can
            close a tab, but not an additional tab of a session template.
        parameters: the parameters of the page; text with slugs.
    """

    unique_name: str
    name: str
    title: str
    page_type: PageType
    pinned: bool | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SessionTemplate:
    """A template of sessions [D].

    Attributes:
        unique_name: the name that scripts use.
        name: the display name; the title if `title` results in an empty text [A].
        title: text with slugs.
        entity: the table of an entity template; empty for a generic one.
        anchor: the unique name of the tab template of the anchor tab; generic templates only.
        additional: the unique names of the tab templates that open after the anchor tab.
        title_on_anchor: whether the anchor tab takes the title of the session.
        panel: the initial state of the communication panel; docked by default [D].
    """

    unique_name: str
    name: str
    title: str
    entity: str = ""
    anchor: str = ""
    additional: tuple[str, ...] = ()
    title_on_anchor: bool = False
    panel: Panel = Panel.DOCKED


RECORD_FORM = TabTemplate("", "Record", "", ENTITY_RECORD)
"""The anchor tab of every entity session: the form of its record, not a template of the settings [D; no template A]."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The templates of an organisation, by unique name.

    Attributes:
        sessions: the session templates.
        tabs: the tab templates.
        profile: the unique names of the session templates in the user's app profile; None for all.
    """

    sessions: Mapping[str, SessionTemplate]
    tabs: Mapping[str, TabTemplate]
    profile: frozenset[str] | None = None

    def session_template(self, name: str) -> SessionTemplate:
        """The session template with a unique name.

        Raises:
            ApmError: it is unknown, or not in the user's app profile.
        """
        usable = [each for each in self.sessions if self.profile is None or each in self.profile]
        if name in usable:
            return self.sessions[name]
        known = hint(name, usable, "this app profile has:")
        if name in self.sessions:
            raise ApmError(
                ErrorCode.TEMPLATE_NOT_IN_PROFILE,
                f"session template {show(name)} is not in your app profile; {known}",
            )
        raise ApmError(
            ErrorCode.UNKNOWN_TEMPLATE, f"unknown session template {show(name)}; {known}"
        )

    def tab_template(self, name: str) -> TabTemplate:
        """The tab template with a unique name.

        Raises:
            ApmError: it is unknown.
        """
        if name in self.tabs:
            return self.tabs[name]
        raise ApmError(
            ErrorCode.UNKNOWN_TEMPLATE,
            f"unknown tab template {show(name)}; {hint(name, self.tabs)}",
        )
