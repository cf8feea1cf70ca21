"""The options of `apmWorkspace.reset`: which settings the new workspace has.

>>> current, of_file = Settings(limits=Limits(3, 3)), Settings()
>>> after_reset("{}", current, of_file) is current
True
>>> after_reset('{"settings": "file", "limits": {"tabs": 2}}', current, of_file).limits
Limits(sessions=10, tabs=2)
"""

from dataclasses import asdict, replace
from typing import Any

from apm.core.errors import bad_input, show
from apm.core.inputs import read_json
from apm.settings.settings import Limits, Settings, User

CHANGED = ("user", "limits")
"""The settings that a reset can change; each key is added to those that the settings have."""


def after_reset(text: str, current: Settings, of_file: Settings) -> Settings:
    """The settings after a reset.

    Args:
        text: the options as JSON text: `settings`, which can be "file", and the keys in `CHANGED`.
        current: the settings before the reset.
        of_file: the settings of the workspace file.

    Raises:
        ApmError: the options are not valid.
    """
    options: Any = read_json(text, "the argument")
    if not options:
        return current
    _check(options)
    base = of_file if "settings" in options else current
    user: dict[str, Any] = {**asdict(base.user), **options.get("user", {})}
    limits = {**asdict(base.limits), **options.get("limits", {})}
    if not options.keys() & {*CHANGED}:
        return base
    return replace(base, user=User(user["name"], tuple(user["roles"])), limits=Limits(**limits))


def _check(options: Any) -> None:
    # Imported on first use: the start does not need the library behind it.
    from apm.settings.checking import check_keys  # noqa: PLC0415
    from apm.settings.rules import PAGE_RULES  # noqa: PLC0415

    if not isinstance(options, dict):
        raise bad_input(f"the options are {show(options)}, but have to be an object")
    file = {"settings": {"type": "string", "allowed": ["file"]}}
    problems = check_keys(options, {**file, **{key: PAGE_RULES[key] for key in CHANGED}})
    if problems:
        raise bad_input("; ".join(problems))
