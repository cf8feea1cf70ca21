"""Settings that a script hands to `apmWorkspace.load`: checked, merged with their exports, read.

Only here do sentences begin with the name of the call.

>>> settings, remarks = load_settings({"limits": {"sessions": 3}})
>>> settings.limits.sessions, remarks
(3, ())
"""

from typing import Any, cast

from apm.core.errors import bad_input
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.settings.checking import check, said
from apm.settings.decoding import read_settings
from apm.settings.given_records import GivenRecords
from apm.settings.relation_problems import known_tabs
from apm.settings.rules import PAGE_RULES
from apm.settings.settings import Settings
from apm.templates.exports import Exported, merged, read_exports

CALL = "load"


def load_text(text: str) -> tuple[Settings, tuple[str, ...]]:
    """What `load_settings` gives, from JSON text.

    Raises:
        ApmError: it is no JSON, or as `load_settings` says.
    """
    return load_settings(read_json(text, f"{CALL}: the settings"))


def load_settings(given: Json) -> tuple[Settings, tuple[str, ...]]:
    """The settings, and which exported rows could not be used.

    Raises:
        ApmError: every problem at once, each with its key, what was found and what is allowed.
    """
    given = said({} if given is None else given, PAGE_RULES)
    exported = _exported(given)
    records = GivenRecords()
    records.add("records.tables", _inside(given, "records", "tables") or {})
    records.describe("records.described", _inside(given, "records", "described") or {})
    _refuse(check(given, PAGE_RULES, exported, records.schema))
    settings = read_settings(merged(cast(dict[str, Any], given), exported))
    _refuse(records.problems + records.trial(replace=settings.records.replace))
    return settings, exported.problems


def _refuse(problems: list[str]) -> None:
    if problems:
        raise bad_input(f"{CALL}: {'; '.join(problems)}")


def _inside(given: Json, *keys: str) -> Json:
    for key in keys:
        given = given.get(key) if isinstance(given, dict) else None
    return given


def _exported(given: Json) -> Exported:
    exports = _inside(given, "templates", "exports")
    documents = exports if isinstance(exports, list) else []
    named = {f"templates.exports[{at}]": each for at, each in enumerate(documents)}
    return read_exports(named, known_tabs(given) if isinstance(given, dict) else ())
