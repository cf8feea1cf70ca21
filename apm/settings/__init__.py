"""Settings of a workspace: the rules as data, checking with problems in words, loading, importing templates.

Imports `templates`, `dataverse` and `core`. Start with `settings.py` (the settings) and `rules.py` (what is allowed).
"""

from apm.settings.settings import (
    App,
    Command,
    Environment,
    FormEvent,
    FormScript,
    Home,
    Limits,
    OwnRecords,
    ReturnedIds,
    Settings,
    User,
    Where,
)

__all__ = [
    "App",
    "Command",
    "Environment",
    "FormEvent",
    "FormScript",
    "Home",
    "Limits",
    "OwnRecords",
    "ReturnedIds",
    "Settings",
    "User",
    "Where",
]
