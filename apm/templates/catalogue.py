"""Session templates, tab templates, and the app profile that says which of them a user has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from apm.core.errors import ApmError, ErrorCode, show
from apm.templates.page_types import ENTITY_RECORD, PageType


class Panel(StrEnum):
    """How the communication panel of a session starts [D]."""

    DOCKED = "docked"
    MINIMIZED = "minimized"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class TabTemplate:
    """What a tab is made from [D].

    Attributes:
        unique_name: what scripts call it.
        name: what people call it; the title when `title` comes out empty [A].
        title: text with slugs.
        page_type: the kind of page it shows.
        pinned: people cannot close its tabs; a script may set `canClose` [D].
        parameters: of the page; text with slugs.
    """

    unique_name: str
    name: str
    title: str
    page_type: PageType
    pinned: bool = False
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SessionTemplate:
    """What a session is made from [D].

    Attributes:
        unique_name: what scripts call it.
        name: what people call it; the title when `title` comes out empty [A].
        title: text with slugs.
        entity: the table of an Entity template; empty for a Generic one.
        anchor: unique name of the anchor's tab template; Generic templates only.
        additional: unique names of the tab templates that open behind the anchor.
        title_on_anchor: the anchor tab takes the session's title.
        panel: how the communication panel starts; docked unless said otherwise [D].
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
"""The anchor of every Entity session: the record's form, made from no template of the user's [D; no template A]."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The templates of an organisation, by unique name.

    Attributes:
        sessions: the session templates.
        tabs: the tab templates.
        profile: unique names of the session templates in the user's app profile; None for all.
    """

    sessions: Mapping[str, SessionTemplate]
    tabs: Mapping[str, TabTemplate]
    profile: frozenset[str] | None = None

    def session_template(self, name: str) -> SessionTemplate:
        """The session template of that name.

        Raises:
            ApmError: it is unknown, or not in the user's app profile; two different messages.
        """
        usable = [each for each in self.sessions if self.profile is None or each in self.profile]
        if name in usable:
            return self.sessions[name]
        known = f"this app profile has: {', '.join(usable) or 'none'}"
        if name in self.sessions:
            raise ApmError(
                ErrorCode.TEMPLATE_NOT_IN_PROFILE,
                f"session template {show(name)} is not in your app profile; {known}",
            )
        raise ApmError(
            ErrorCode.UNKNOWN_TEMPLATE, f"unknown session template {show(name)}; {known}"
        )

    def tab_template(self, name: str) -> TabTemplate:
        """The tab template of that name.

        Raises:
            ApmError: it is unknown.
        """
        if name in self.tabs:
            return self.tabs[name]
        raise ApmError(
            ErrorCode.UNKNOWN_TEMPLATE,
            f"unknown tab template {show(name)}; there are: {', '.join(self.tabs)}",
        )
