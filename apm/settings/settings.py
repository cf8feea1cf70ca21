"""What a user can set about the workspace: who they are, what they may do, how much fits.

>>> Settings().limits
Limits(sessions=10, tabs=10)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from apm.core.json_text import Json
from apm.templates.built_in import CATALOGUE
from apm.templates.catalogue import Catalogue

ROLES_THAT_MAY = frozenset({"App Profile User", "Productivity tools user"})
"""Either of these security roles opens the API [D]."""


class ReturnedIds(StrEnum):
    """What `createSession` and `createTab` return."""

    BOTH = "promise-id"
    """A Promise that also behaves as the id; the default."""
    TEXT = "string"
    """The id, as the current reference says [D]; a failure throws."""
    PROMISE = "promise"
    """A plain Promise, as the older reference says [O]."""


class FormEvent(StrEnum):
    """What a form script hears of [D]."""

    LOAD = "onload"
    SAVE = "onsave"
    CHANGE = "onchange"


class Where(StrEnum):
    """The command bar that a command stands in."""

    FORM = "form"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class App:
    """The app that scripts see.

    Attributes:
        name: what people call it.
        unique_name: what scripts call it [D].
        id: of its record: small letters, no braces.
    """

    name: str = "Customer Service workspace"
    unique_name: str = "msdyn_CustomerServiceWorkspace"
    id: str = "a9900000-0000-4000-8000-000000000001"


@dataclass(frozen=True, slots=True)
class Environment:
    """The organisation that scripts see.

    Attributes:
        url: its address without a slash at the end; empty for the page's own origin.
    """

    url: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """What the Home session shows.

    Attributes:
        start_page: its dashboard begins with the start page.
    """

    start_page: bool = True


@dataclass(frozen=True, slots=True)
class User:
    """Who works here."""

    name: str = "Sam Agent"
    roles: tuple[str, ...] = ("App Profile User", "Productivity tools user")


@dataclass(frozen=True, slots=True)
class Limits:
    """How many sessions fit, counting Home, and how many tabs in each, counting the anchor [D]."""

    sessions: int = 10
    tabs: int = 10


@dataclass(frozen=True, slots=True)
class OwnRecords:
    """Records of one's own for the sample Dataverse.

    Attributes:
        tables: rows by the table's logical name.
        replace: the sample records are left out.
        described: tables of one's own; those that are not described are told from their rows.
    """

    tables: Mapping[str, Sequence[Mapping[str, Json]]] = field(default_factory=dict)
    replace: bool = False
    described: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FormScript:
    """A function that an event of a table's forms calls [D].

    Attributes:
        table: logical name.
        event: what it hears of.
        function: its full name, such as `Contoso.Case.onLoad`.
        column: logical name of the column that changes; empty for other events.
        library: address of the script that has it, one of `Settings.scripts`; empty when it is in any of them.
        pass_context: the first argument is the execution context.
        parameters: further arguments.
        place: where it is written, for what is said of it.
    """

    table: str
    event: FormEvent
    function: str
    column: str = ""
    library: str = ""
    pass_context: bool = True
    parameters: tuple[Json, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """A button that calls a function.

    Attributes:
        table: logical name.
        label: what it says.
        function: as of a form script; so are `library` and `place`.
        parameters: the arguments; the names of the ribbon's CrmParameters stand for what they name [D].
        where: the command bar it stands in.
    """

    table: str
    label: str
    function: str
    library: str = ""
    parameters: tuple[Json, ...] = ("PrimaryControl",)
    where: Where = Where.FORM
    place: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings.

    Attributes:
        scripts: addresses of client scripts, relative to the page, in the order in which they are loaded:
            `client-scripts/` and the file's path, seen from the workspace's file.
        forms: functions that events of forms call, in the order in which they are called.
        commands: buttons of command bars, in order.
    """

    app: App = field(default_factory=App)
    environment: Environment = field(default_factory=Environment)
    home: Home = field(default_factory=Home)
    user: User = field(default_factory=User)
    limits: Limits = field(default_factory=Limits)
    returned_ids: ReturnedIds = ReturnedIds.BOTH
    catalogue: Catalogue = CATALOGUE
    records: OwnRecords = field(default_factory=OwnRecords)
    scripts: tuple[str, ...] = ()
    forms: tuple[FormScript, ...] = ()
    commands: tuple[Command, ...] = ()

    @property
    def refusal(self) -> str:
        """Why this user may not call the API; empty when they may [D precondition; form A]."""
        if ROLES_THAT_MAY.intersection(self.user.roles):
            return ""
        has = ", ".join(self.user.roles) or "none"
        return (
            f"{self.user.name} may not use Microsoft.Apm: the role 'App Profile User' or "
            f"'Productivity tools user' is needed; roles given: {has}"
        )
