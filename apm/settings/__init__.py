"""What a user can set about the workspace: who they are, what they may do, how much fits.

>>> Settings().limits
Limits(sessions=10, tabs=10)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from apm.builtin import CATALOGUE
from apm.json_text import Json
from apm.templates import Catalogue

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
    """

    tables: Mapping[str, Sequence[Mapping[str, Json]]] = field(default_factory=dict)
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings.

    Attributes:
        scripts: addresses of client scripts, relative to the page.
    """

    app_name: str = "Customer Service workspace"
    user: User = field(default_factory=User)
    limits: Limits = field(default_factory=Limits)
    returned_ids: ReturnedIds = ReturnedIds.BOTH
    catalogue: Catalogue = CATALOGUE
    records: OwnRecords = field(default_factory=OwnRecords)
    scripts: tuple[str, ...] = ()

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
