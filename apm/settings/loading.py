"""Loads the settings that a script passes to `apmWorkspace.load`: checks them, adds exported templates, decodes them.

The messages begin with the name of the call.

>>> loaded = load_text('{"limits": {"sessions": 3}}')
>>> loaded.settings.limits.sessions, loaded.remarks
(3, ())
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from apm.core.errors import bad_input
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.settings.checking import check
from apm.settings.decoding import read_settings
from apm.settings.given_records import GivenRecords
from apm.settings.layer_checking import layer_problems
from apm.settings.normalizing import normalized
from apm.settings.relation_problems import known_tabs
from apm.settings.rules import PAGE_RULES
from apm.settings.settings import Settings, User
from apm.settings.solution_layer import Layer, described_in, rows_in, with_layers
from apm.templates.exports import Exported, merged, read_exports

CALL = "load"
_NO_LAYER = f"{CALL}: a solution is neither the content of a zip nor that of a workspace.json"


class Loaded(NamedTuple):
    """What a script passed to `apmWorkspace.load`.

    Attributes:
        settings: the settings.
        remarks: the exported rows that could not be used.
        records: the records of the settings, which were read to check them; None if the settings have none.
    """

    settings: Settings
    remarks: tuple[str, ...]
    records: Records | None


def load_text(text: str, layers: Sequence[Layer] = ()) -> Loaded:
    """The settings in a JSON text.

    Args:
        text: the text.
        layers: what solutions add below the settings, in the form of `workspace.json`.

    Raises:
        ApmError: the text is not JSON, or the settings or the layers have problems.
    """
    given = read_json(text, f"{CALL}: the settings")
    problems = [problem for each in layers for problem in layer_problems(each)]
    if problems:
        raise bad_input(f"{_NO_LAYER}: {'; '.join(problems)}")
    try:
        loaded = _load(given, layers)
        if layers:
            # All at once, because nobody has checked them.
            _ = [*loaded.settings.forms], [*loaded.settings.form_libraries]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        if not layers:
            raise
        # The shape of all parts is known only to those that use them.
        raise bad_input(_NO_LAYER) from error
    return loaded


def _load(given: Json, layers: Sequence[Layer] = ()) -> Loaded:
    given = normalized({} if given is None else given, PAGE_RULES)
    exported = _exported(given)
    records = GivenRecords()
    records.add("records.tables", _inside(given, "records", "tables") or {})
    records.describe("records.described", _inside(given, "records", "described") or {})
    records.solution_tables = described_in(layers)
    of_layers = rows_in(layers)
    records.tables |= {key: of_layers[key] for key in of_layers.keys() - records.tables.keys()}
    problems = check(given, PAGE_RULES, exported, records.schema) + records.problems
    # The rows are checked even if there are other problems, so that one error lists all of them.
    is_replacing = _inside(given, "records", "replace") is True
    problems += records.trial(replace=is_replacing, user=_user(given, problems))
    if problems:
        raise bad_input(f"{CALL}: {'; '.join(problems)}")
    whole = with_layers(merged(cast(dict[str, Any], given), exported), layers)
    if layers:
        own = whole.get("records", {})
        whole["records"] = {**own, "tables": records.tables, "described": records.all_described}
    return Loaded(read_settings(whole), exported.problems, records.opened)


def _user(given: Json, problems: list[str]) -> User:
    """The user of the settings; the built-in one while there are problems."""
    return User() if problems else read_settings(cast(dict[str, Any], given)).user


def _inside(given: Json, *keys: str) -> Json:
    for key in keys:
        given = given.get(key) if isinstance(given, dict) else None
    return given


def _exported(given: Json) -> Exported:
    exports = _inside(given, "templates", "exports")
    documents = exports if isinstance(exports, list) else []
    named = {f"templates.exports[{at}]": each for at, each in enumerate(documents)}
    return read_exports(named, known_tabs(given) if isinstance(given, dict) else ())
