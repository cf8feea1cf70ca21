"""Settings that a script hands to `apmWorkspace.load`: checked, merged with their exports, read.

>>> settings, remarks = load_settings({"limits": {"sessions": 3}})
>>> settings.limits.sessions, remarks
(3, ())
"""

from typing import Any, cast

from apm.errors import bad_input
from apm.exports import Exported, merged, read_exports
from apm.json_text import Json
from apm.settings import Settings
from apm.settings.checking import check, said
from apm.settings.reading import read_settings
from apm.settings.records import records_problem
from apm.settings.relations import known_tabs
from apm.settings.rules import PAGE_RULES


def load_settings(given: Json) -> tuple[Settings, tuple[str, ...]]:
    """The settings, and which exported rows could not be used.

    Raises:
        ApmError: every problem at once, each with its key, what was found and what is allowed.
    """
    given = said({} if given is None else given, PAGE_RULES)
    exported = _exported(given)
    problems = check(given, PAGE_RULES, exported)
    if problems:
        raise bad_input("load: " + "; ".join(problems))
    checked = cast(dict[str, Any], given)
    settings = read_settings(merged(checked, exported))
    problem = records_problem(settings.records.tables, replace=settings.records.replace)
    if problem:
        raise bad_input(f"load: records.tables: {problem}")
    return settings, exported.problems


def _exported(given: Json) -> Exported:
    templates = given.get("templates") if isinstance(given, dict) else None
    exports = templates.get("exports") if isinstance(templates, dict) else None
    documents = exports if isinstance(exports, list) else []
    named = {f"templates.exports[{at}]": each for at, each in enumerate(documents)}
    return read_exports(named, known_tabs(given) if isinstance(given, dict) else ())
