"""What a user can set about the workspace: who they are, what they may do, how much fits.

>>> read_settings({"limits": {"sessions": 3}}).limits
Limits(sessions=3, tabs=10)
"""

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum

from apm.builtin import CATALOGUE
from apm.errors import bad_input, show
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
class Settings:
    """All settings."""

    app_name: str = "Customer Service workspace"
    user: User = field(default_factory=User)
    limits: Limits = field(default_factory=Limits)
    returned_ids: ReturnedIds = ReturnedIds.BOTH
    catalogue: Catalogue = CATALOGUE

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


_KEYS: dict[str, tuple[str, ...]] = {
    "": ("app", "user", "limits", "profile", "api"),
    "app": ("name",),
    "user": ("name", "roles"),
    "limits": ("sessions", "tabs"),
    "profile": ("session_templates",),
    "api": ("returned_ids",),
}


def read_settings(given: Json) -> Settings:
    """Settings from the shape that `apmWorkspace.load` takes; what is not said stays as built in.

    Raises:
        ApmError: every problem at once, each with its key, what was found and what is allowed.
    """
    problems = _Problems()
    top = problems.table(given, "")
    app = problems.table(top.get("app"), "app")
    user = problems.table(top.get("user"), "user")
    limits = problems.table(top.get("limits"), "limits")
    profile = problems.table(top.get("profile"), "profile")
    api = problems.table(top.get("api"), "api")
    settings = Settings(
        app_name=problems.text(app, "app.name", Settings().app_name),
        user=User(
            name=problems.text(user, "user.name", User().name),
            roles=problems.texts(user, "user.roles", User().roles),
        ),
        limits=Limits(
            sessions=problems.count(limits, "limits.sessions", Limits().sessions),
            tabs=problems.count(limits, "limits.tabs", Limits().tabs),
        ),
        returned_ids=problems.one_of(api, "api.returned_ids", ReturnedIds.BOTH),
        catalogue=replace(
            CATALOGUE,
            profile=frozenset(
                problems.texts(profile, "profile.session_templates", tuple(CATALOGUE.sessions))
            ),
        ),
    )
    for name in sorted(settings.catalogue.profile or ()):
        if name not in CATALOGUE.sessions:
            problems.add(
                "profile.session_templates", name, f"one of {', '.join(CATALOGUE.sessions)}"
            )
    if problems.found:
        raise bad_input("load: " + "; ".join(problems.found))
    return settings


class _Problems:
    """Reads keys one by one and keeps what is wrong, so that all of it can be told at once."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, key: str, value: Json, allowed: str) -> None:
        self.found.append(f"{key or 'the settings'} is {show(value)}, but has to be {allowed}")

    def table(self, given: Json, key: str) -> dict[str, Json]:
        if given is None:
            return {}
        if not isinstance(given, dict):
            self.add(key, given, "an object")
            return {}
        for name in given:
            if name not in _KEYS[key]:
                near = get_close_matches(name, _KEYS[key], n=1) or _KEYS[key]
                path = f"{key}.{name}" if key else name
                self.found.append(f"unknown key {path}; did you mean {' or '.join(near)}?")
        return given

    def text(self, table: dict[str, Json], key: str, default: str) -> str:
        value = table.get(key.partition(".")[2], default)
        if isinstance(value, str) and value.strip():
            return value
        self.add(key, value, "text")
        return default

    def texts(self, table: dict[str, Json], key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        value = table.get(key.partition(".")[2])
        if value is None:
            return default
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(str(each) for each in value)
        self.add(key, value, "a list of texts")
        return default

    def count(self, table: dict[str, Json], key: str, default: int) -> int:
        value = table.get(key.partition(".")[2], default)
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 100:
            return value
        self.add(key, value, "a whole number from 1 to 100")
        return default

    def one_of(self, table: dict[str, Json], key: str, default: ReturnedIds) -> ReturnedIds:
        value = table.get(key.partition(".")[2], default.value)
        if isinstance(value, str) and value in list(ReturnedIds):
            return ReturnedIds(value)
        self.add(key, value, "one of " + ", ".join(ReturnedIds))
        return default
