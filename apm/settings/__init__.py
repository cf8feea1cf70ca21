"""The settings of a workspace: their rules, the checks and their messages, loading, importing templates.

May import `templates`, `dataverse` and `core`. Start with `settings.py` (the settings), `rules.py` (the allowed values)
and `loading.py` (from JSON to settings).
"""

from apm.settings.settings import (
    App,
    Command,
    Environment,
    FormEvent,
    FormParameter,
    FormScript,
    Home,
    Library,
    Limits,
    OperationHandler,
    OwnRecords,
    ParameterType,
    Restore,
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
    "FormParameter",
    "FormScript",
    "Home",
    "Library",
    "Limits",
    "OperationHandler",
    "OwnRecords",
    "ParameterType",
    "Restore",
    "ReturnedIds",
    "Settings",
    "User",
    "Where",
]
