"""The settings of a workspace: their rules, the checks and their messages, loading, importing templates.

May import `templates`, `dataverse` and `core`. Start with `settings.py` (the settings), `rules.py` (the allowed values)
and `loading.py` (from JSON to settings).
"""

from apm.settings.commands import (
    Command,
    CommandAction,
    CommandKind,
    CommandRule,
    HiddenCommand,
    Where,
)
from apm.settings.settings import (
    App,
    Environment,
    FormEvent,
    FormParameter,
    FormScript,
    Home,
    Language,
    Library,
    Limits,
    OperationHandler,
    OwnRecords,
    ParameterType,
    Restore,
    ReturnedIds,
    Settings,
    SiteMapPage,
    User,
)

__all__ = [
    "App",
    "Command",
    "CommandAction",
    "CommandKind",
    "CommandRule",
    "Environment",
    "FormEvent",
    "FormParameter",
    "FormScript",
    "HiddenCommand",
    "Home",
    "Language",
    "Library",
    "Limits",
    "OperationHandler",
    "OwnRecords",
    "ParameterType",
    "Restore",
    "ReturnedIds",
    "Settings",
    "SiteMapPage",
    "User",
    "Where",
]
