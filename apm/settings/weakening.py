"""Takes something away from the settings of a running workspace, for tests of scripts that have to cope with it.

>>> weakened('{"withoutRoles": ["App Profile User"], "limits": {"tabs": 2}}', Settings()).user.roles
('Productivity tools user',)
"""

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from apm.core.errors import bad_input, show
from apm.core.inputs import read_json
from apm.core.nearest_names import hint
from apm.settings.checking import check_keys
from apm.settings.rules import PAGE_RULES
from apm.settings.settings import Limits, Settings
from apm.templates.catalogue import Catalogue

_NAMES = {"type": "list", "schema": {"type": "string"}}
_RULES = {"withoutRoles": _NAMES, "withoutTemplates": _NAMES, "limits": PAGE_RULES["limits"]}


def weakened(text: str, settings: Settings) -> Settings:
    """The settings without some roles and templates, and with other limits.

    Args:
        text: JSON text of an object with `withoutRoles`, `withoutTemplates` (of sessions and tabs) and `limits`.
        settings: the settings.

    Raises:
        ApmError: an option is not allowed, or the settings do not have what it takes away.
    """
    options: Any = read_json(text, "the argument")
    problems = (
        check_keys(options, _RULES)
        if isinstance(options, dict)
        else [f"the options are {show(options)}, but have to be an object"]
    )
    if not problems and not any(options.values()):
        problems = [f"the options take nothing away; they can have {', '.join(_RULES)}"]
    if problems:
        raise bad_input("; ".join(problems))
    roles = _without(settings.user.roles, options.get("withoutRoles", ()), "role")
    return replace(
        settings,
        user=replace(settings.user, roles=tuple(roles)),
        limits=Limits(**{**asdict(settings.limits), **options.get("limits", {})}),
        catalogue=_lacking(settings.catalogue, options.get("withoutTemplates", ())),
    )


def _lacking(catalogue: Catalogue, gone: Iterable[str]) -> Catalogue:
    names = [*catalogue.sessions, *catalogue.tabs]
    kept = {*_without(names, gone, "template")}
    return replace(
        catalogue,
        sessions={name: each for name, each in catalogue.sessions.items() if name in kept},
        tabs={name: each for name, each in catalogue.tabs.items() if name in kept},
    )


def _without(names: Iterable[str], gone: Iterable[str], what: str) -> list[str]:
    known, lost = [*names], [*gone]
    for name in lost:
        if name not in known:
            raise bad_input(f"there is no {what} {show(name)}; {hint(name, known)}")
    return [each for each in known if each not in lost]
