"""The settings of a workspace: user and roles, limits, templates, records, scripts.

>>> Settings().limits
Limits(sessions=10, tabs=10)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from apm.core.json_text import Json
from apm.settings.by_table import ByTable
from apm.settings.commands import Command, HiddenCommand, Where
from apm.settings.solution_layer import NO_REPORT
from apm.templates.built_in import CATALOGUE
from apm.templates.catalogue import Catalogue, TabTemplate

ORGANIZATION = "apmemulator"
"""The unique name of the organization."""

ROLES_THAT_MAY = frozenset({"App Profile User", "Productivity tools user"})
"""The security roles that can call the API; one of them is enough [D]."""


ENGLISH = 1033
"""The LCID of English (United States)."""

DescribedForm: TypeAlias = Mapping[str, Any]
"""A form layout as JSON, as `apm.settings.layout_rules` describes it."""


class ReturnedIds(StrEnum):
    """The kind of value that `createSession` and `createTab` return."""

    BOTH = "promise-id"
    """A Promise that also behaves as the id; the default."""
    TEXT = "string"
    """The id, as the current reference says [D]; a failure throws."""
    PROMISE = "promise"
    """A plain Promise, as the older reference says [O]."""


class FormEvent(StrEnum):
    """The event of a form script [D]."""

    LOAD = "onload"
    SAVE = "onsave"
    CHANGE = "onchange"
    TAB_STATE = "tabstatechange"
    RECORD_SELECT = "onrecordselect"


@dataclass(frozen=True, slots=True)
class App:
    """The app that scripts see.

    Attributes:
        name: the display name.
        unique_name: the name that scripts use [D].
        id: the id of its record, in small letters without braces.
        reuses_tabs: the site map focuses the tab that shows a page already, in place of opening another one [D].
    """

    name: str = "Customer Service workspace"
    unique_name: str = "msdyn_CustomerServiceWorkspace"
    id: str = "a9900000-0000-4000-8000-000000000001"
    reuses_tabs: bool = False


@dataclass(frozen=True, slots=True)
class SiteMapPage:
    """A page in the menu of the site map.

    Attributes:
        template: its page type and parameters; without a name, it is called by its table or page type.
        area: the heading of its area; empty for none.
        group: the heading of its group; empty for none.
    """

    template: TabTemplate
    area: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Environment:
    """The organisation that scripts see.

    Attributes:
        url: its address without a slash at the end; empty for the origin of the page.
    """

    url: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """The languages that scripts see, as LCIDs.

    Attributes:
        user: the language of the user.
        base: the base language of the organisation.
    """

    user: int = ENGLISH
    base: int = ENGLISH


@dataclass(frozen=True, slots=True)
class Home:
    """The Home session.

    Attributes:
        start_page: whether its dashboard begins with the start page.
    """

    start_page: bool = True


@dataclass(frozen=True, slots=True)
class User:
    """The user of the workspace."""

    name: str = "Sam Agent"
    roles: tuple[str, ...] = ("App Profile User", "Productivity tools user")


@dataclass(frozen=True, slots=True)
class Limits:
    """The maximum number of sessions, with Home, and of tabs in a session, with its anchor tab [D]."""

    sessions: int = 10
    tabs: int = 10


@dataclass(frozen=True, slots=True)
class OwnRecords:
    """The user's own records.

    Attributes:
        tables: rows by the logical name of the table.
        replace: whether the sample records are left out.
        described: table descriptions by name; other tables are derived from their rows.
        keep: whether changes of records outlive a reload of the page.
    """

    tables: Mapping[str, Sequence[Mapping[str, Json]]] = field(default_factory=dict)
    replace: bool = False
    described: Mapping[str, Json] = field(default_factory=dict)
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Restore:
    """The restore of sessions after a reload of the page [D; off by default D].

    Attributes:
        enabled: whether sessions come back.
        keep_ids: whether sessions and tabs have the same ids as before; otherwise they are counted from 1 again [A].
        conversations_after: the milliseconds until the sessions of conversations follow [D; the time A].
    """

    enabled: bool = False
    keep_ids: bool = False
    conversations_after: int = 0


@dataclass(frozen=True, slots=True)
class FormScript:
    """A function that an event of a table's forms calls [D].

    Attributes:
        table: the logical name of the table.
        event: the event.
        function: the full name of the function, such as `Contoso.Case.onLoad`.
        column: the logical name of the column that changes; empty for other events.
        library: the address of the script with the function; empty for a function of the page.
        pass_context: whether the first argument is the execution context.
        parameters: further arguments.
        place: where it is defined, for messages: the file and line, or the form of a solution.
        form: the id of the form, without braces; empty for all forms of the table.
        item: the name of the tab or of the grid of an event that is about one; empty for other events.
        is_optional: whether the function may be missing, because its library is in no solution of the workspace.
    """

    table: str
    event: FormEvent
    function: str
    column: str = ""
    library: str = ""
    pass_context: bool = True
    parameters: tuple[Json, ...] = ()
    place: str = ""
    form: str = ""
    item: str = ""
    is_optional: bool = False

    def is_called(self, form: str, event: str, item: str) -> bool:
        """Whether an event of a form of its table calls it; `item` names the column, tab or grid that it is about."""
        is_of_form = self.form in ("", form)
        return is_of_form and self.event == event and (self.column or self.item) == item


class ParameterType(StrEnum):
    """The type of a form parameter [D]."""

    BOOLEAN = "Boolean"
    DATE_TIME = "DateTime"
    DOUBLE = "Double"
    ENTITY_TYPE = "EntityType"
    INTEGER = "Integer"
    LONG = "Long"
    POSITIVE_INTEGER = "PositiveInteger"
    SAFE_STRING = "SafeString"
    UNIQUE_ID = "UniqueId"
    UNSIGNED_INT = "UnsignedInt"


@dataclass(frozen=True, slots=True)
class FormParameter:
    """A custom parameter that the forms of a table accept, as the form properties of the product declare it [D].

    Attributes:
        table: the logical name of the table.
        name: the name; it is not the name of a column.
        type: the type of its values.
    """

    table: str
    name: str
    type: ParameterType = ParameterType.SAFE_STRING


@dataclass(frozen=True, slots=True)
class Library:
    """A script that runs for each form, list or subgrid with commands of a table.

    Attributes:
        table: the logical name of the table; empty for every table.
        where: whether it runs for forms, for lists, or for forms with subgrids.
        address: its address, relative to the page.
        form: the id of the form, without braces; empty for all forms of the table.
    """

    table: str
    where: Where
    address: str
    form: str = ""

    def is_for(self, table: str, where: Where) -> bool:
        """Whether it runs for a command bar of a table."""
        return self.where is where and self.table in ("", table)


@dataclass(frozen=True, slots=True)
class OperationHandler:
    """A function that answers an action or a function of `Xrm.WebApi.execute`.

    Attributes:
        name: the name of the action or the function, such as `contoso_Approve`.
        function: the full name of the JavaScript function.
        library: the address of the script with the function, one of `Settings.scripts`; empty for any of them.
        place: the file and line of its definition, for messages.
    """

    name: str
    function: str
    library: str = ""
    place: str = ""

    def as_json(self) -> dict[str, Json]:
        """What the page needs to call the function."""
        return {"function": self.function, "place": self.place}


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings.

    Attributes:
        scripts: the addresses of client scripts, relative to the page, in load order: `client-scripts/` and the path of
            the file relative to the workspace file.
        forms: form scripts, in the order in which they are called.
        commands: commands; those without a sequence are in the order of their buttons.
        hidden_commands: the standard commands that tables do not have.
        form_libraries: the libraries of the forms of solutions, then those of form scripts, also of those that are not
            enabled.
        libraries: the libraries of commands.
        handlers: the handlers of actions and functions.
        form_parameters: the custom parameters that forms accept.
        solution_report: what was found in the solutions, as `python -m apm check --json` prints it.
        layouts: the forms of solutions, in the order in which they are offered. They stay JSON until they are shown.
        strings: the localized strings by key, by the name of their web resource in small letters, without language.
        site_map: the pages in the menu of the site map; the pages of the sample when empty.
        restore: the restore of sessions after a reload of the page.
        seeds: the seeds beside the workspace file, by name.
    """

    app: App = field(default_factory=App)
    environment: Environment = field(default_factory=Environment)
    language: Language = field(default_factory=Language)
    home: Home = field(default_factory=Home)
    user: User = field(default_factory=User)
    limits: Limits = field(default_factory=Limits)
    returned_ids: ReturnedIds = ReturnedIds.BOTH
    catalogue: Catalogue = CATALOGUE
    records: OwnRecords = field(default_factory=OwnRecords)
    scripts: tuple[str, ...] = ()
    forms: ByTable[FormScript] = field(default_factory=ByTable)
    commands: tuple[Command, ...] = ()
    hidden_commands: tuple[HiddenCommand, ...] = ()
    form_libraries: ByTable[Library] = field(default_factory=ByTable)
    libraries: tuple[Library, ...] = ()
    handlers: tuple[OperationHandler, ...] = ()
    form_parameters: tuple[FormParameter, ...] = ()
    solution_report: Mapping[str, Any] = field(default_factory=lambda: NO_REPORT)
    layouts: ByTable[DescribedForm] = field(default_factory=ByTable)
    strings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    site_map: tuple[SiteMapPage, ...] = ()
    restore: Restore = field(default_factory=Restore)
    seeds: Mapping[str, Json] = field(default_factory=dict)

    @property
    def keeps_state(self) -> bool:
        """Whether anything outlives a reload of the page."""
        return self.restore.enabled or self.records.keep

    @property
    def refusal(self) -> str:
        """Why the user cannot call the API; empty if they can [D precondition; form A]."""
        if ROLES_THAT_MAY.intersection(self.user.roles):
            return ""
        has = ", ".join(self.user.roles) or "none"
        return (
            f"{self.user.name} may not use Microsoft.Apm: the role 'App Profile User' or "
            f"'Productivity tools user' is needed; roles given: {has}"
        )
