"""Descriptions of the user's own tables: the rules, and the problems of a description.

>>> described_problems({"new_trip": {"columns": {"new_days": {"type": "choice"}}}}, ())
[('new_trip', 'new_trip.columns.new_days.options is missing; it has to be an object: type choice needs it')]
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from apm.core.errors import show
from apm.core.json_text import Json
from apm.core.nearest_names import hint
from apm.dataverse import Records, ViewKind
from apm.dataverse.column_values import WrongValueError, to_stored
from apm.dataverse.sample import sample_tables
from apm.dataverse.schema.columns import DAY, Behavior, Kind, Required
from apm.dataverse.schema.schema_reading import is_name
from apm.dataverse.system_columns import with_system_columns
from apm.settings.checking import check_keys
from apm.settings.number_limits import LIMIT_RULES, LIMITED_KINDS, number_problems
from apm.settings.problem_texts import key_of, missing, one_of, wrong
from apm.settings.rule_builders import Rules

_TEXT = {"type": "string", "regex": r"[\s\S]*\S[\s\S]*"}
_GUID = r"[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
_LONGEST = 1_073_741_823

_KINDS = [each for each in Kind if each is not Kind.PARTIES]
"""The types of columns; only activities of the sample have party lists."""

_MENU: Rules = {
    "type": "dict",
    "schema": {
        "label": {"type": "string"},
        "group": _TEXT,
        "order": {"type": "integer"},
        "id": {"type": "string"},
    },
}
"""How forms of a table offer the records of a relationship."""

_BEHAVIORS = [str(each) for each in Behavior if each is not Behavior.DATE_ONLY]
"""The behaviors of columns of type `datetime`."""

_COLUMN: Rules = {
    "label": _TEXT,
    "type": {"type": "string", "allowed": _KINDS, "required": True},
    "required": {"type": "string", "allowed": [*Required]},
    "max_length": {"type": "integer", "min": 1, "max": _LONGEST},
    **LIMIT_RULES,
    "options": {
        "type": "dict",
        "valuesrules": {
            "type": ["string", "dict"],
            "schema": {"label": {**_TEXT, "required": True}, "state": {"type": "integer"}},
            "meta": {"wanted": 'a label, or {"label": ..., "state": ...} of a status reason'},
        },
    },
    "targets": {
        "type": "dict",
        "valuesrules": {
            "type": "dict",
            "schema": {
                "navigation": _TEXT,
                "collection": {"type": "string"},
                "name": {"type": "string"},
                "menu": _MENU,
            },
        },
    },
    "default": {},
    "read_only": {"type": "boolean"},
    "joins": {"type": "list", "schema": _TEXT},
    "autonumber": _TEXT,
    "format": {"type": "string", "allowed": [DAY]},
    "behavior": {"type": "string", "allowed": _BEHAVIORS},
}
_VIEW: Rules = {
    "id": {"type": "string", "regex": _GUID, "meta": {"wanted": "a GUID"}},
    "name": {**_TEXT, "required": True},
    "columns": {"type": "list", "schema": _TEXT, "minlength": 1, "required": True},
    "filter": {"type": "string"},
    "order": {"type": "string"},
    "fetch": {"type": "string"},
    "kind": {"type": "string", "allowed": [*ViewKind]},
    "widths": {"type": "list", "schema": {"type": "integer", "min": 1, "max": 10_000}},
    "searched": {"type": "list", "schema": _TEXT},
}
TABLE_RULES: Rules = {
    "set": _TEXT,
    "label": _TEXT,
    "plural": _TEXT,
    "id": _TEXT,
    "name": _TEXT,
    "columns": {
        "type": "dict",
        "required": True,
        "valuesrules": {"type": "dict", "schema": _COLUMN},
    },
    "views": {"type": "list", "minlength": 1, "schema": {"type": "dict", "schema": _VIEW}},
    "keys": {"type": "list", "schema": {"type": "list", "minlength": 1, "schema": _TEXT}},
    "links": {
        "type": "dict",
        "schema": {
            "name": {**_TEXT, "required": True},
            "sides": {
                "type": "list",
                "required": True,
                "minlength": 2,
                "maxlength": 2,
                "schema": {
                    "type": "dict",
                    "schema": {
                        "table": {**_TEXT, "required": True},
                        "column": {**_TEXT, "required": True},
                        "menu": _MENU,
                    },
                },
            },
        },
    },
}
"""The rules of one description."""

_IN_KEYS = ("text", "integer", "decimal", "choice", "date", "datetime")
"""The types of columns of alternate keys [D; no lookups A]."""

_PARTS_OF_KINDS = {
    "max_length": ("text", "memo"),
    **LIMITED_KINDS,
    "options": ("choice", "choices", "boolean"),
    "targets": ("lookup",),
    "format": ("datetime",),
    "behavior": ("datetime",),
}
"""The parts of a column that only some types have."""

_NAME = "a logical name: small letters, digits and _"
_FIXED = ("set", "id", "name")
"""The keys that cannot be changed for sample tables, because the sample records depend on them."""


def described_problems(given: Mapping[str, Json], others: Iterable[str]) -> list[tuple[str, str]]:
    """The problems of table descriptions, each with its table; `others` are further tables that exist."""
    problems = [
        (name, problem)
        for name, about in given.items()
        for problem in check_keys({name: about}, {name: {"type": "dict", "schema": TABLE_RULES}})
    ]
    if problems:
        return problems
    sample = sample_tables()
    known = {*sample, *given, *others}
    sets = {about["set"]: name for name, about in sample.items()}
    return [
        (name, problem)
        for name, about in given.items()
        for problem in (
            *_table_problems(name, about, sample.get(name, {}), known),
            *_set_problems(name, about, sets),
        )
    ]


def used_problems(records: Records, table: str) -> Iterator[str]:
    """The problems that show only in use: views that cannot be queried, and defaults that do not fit their column."""
    described = records.schema.table(table)
    for column in described.columns.values():
        try:
            to_stored(column, column.default)
        except WrongValueError as problem:
            yield f"{table}.columns.{column.name}.default {problem}"
    for view in described.all_views:
        reason = records.shown_view(table, view).problem
        if reason:
            yield f"{table}: the view {show(view.name)}: {reason}"


def _table_problems(
    name: str, given: Any, own: Mapping[str, Any], known: set[str]
) -> Iterator[str]:
    if not is_name(name):
        yield _misnamed((), name, _NAME)
        return
    own_columns = own.get("columns", {})
    columns = with_system_columns({**own_columns, **given["columns"]})
    for key in _FIXED if own else ():
        if key in given:
            yield f"{name}.{key} cannot be changed: the sample has this table"
    for column, about in given["columns"].items():
        key = f"{name}.columns.{column}"
        if not is_name(column):
            yield _misnamed((name, "columns"), column, _NAME)
        elif column in own_columns and not own_columns[column].get("system"):
            yield f"{key} cannot be changed: the sample's {name} has this column"
        else:
            yield from _column_problems(key, about, columns, known)
    yield from _role_problems(name, given, columns)
    yield from _status_problems(f"{name}.columns", columns)
    yield from _key_problems(f"{name}.keys", given.get("keys", ()), columns)
    yield from _link_problems(f"{name}.links.sides", given.get("links", {}), columns, known)
    for at, view in enumerate(given.get("views", ())):
        key = key_of((name, "views", at), {name: given})
        if "fetch" in view and {"filter", "order"} & {*view}:
            yield f"{key}.fetch replaces filter and order; leave these out"
        for place, column in enumerate(view["columns"]):
            # A column of a link-entity is checked when the query is read.
            is_linked = "fetch" in view and "." in column
            if column not in columns and not is_linked:
                yield wrong(f"{key}.columns[{place}]", column, one_of(columns))


def _misnamed(within: tuple[str, ...], name: str, allowed: str) -> str:
    """A key that cannot have its name, in quotes because it can have any sign."""
    return f"{'.'.join((*within, show(name)))}: the key has to be {allowed}"


def _key_problems(key: str, given: Any, columns: Mapping[str, Any]) -> Iterator[str]:
    """Checks the columns of alternate keys."""
    for at, alternate in enumerate(given):
        for place, column in enumerate(alternate):
            if columns.get(column, {}).get("type") not in _IN_KEYS:
                allowed = f"a column of type {one_of(_IN_KEYS)}"
                yield wrong(f"{key}[{at}][{place}]", column, allowed)


def _link_problems(
    key: str, given: Mapping[str, Any], columns: Mapping[str, Any], known: set[str]
) -> Iterator[str]:
    """Checks the tables and the columns of a many-to-many relationship."""
    for at, side in enumerate(given.get("sides", ())):
        if side["table"] not in known:
            yield wrong(f"{key}[{at}].table", side["table"], one_of(sorted(known)))
        if columns.get(side["column"], {}).get("type") != "id":
            yield wrong(f"{key}[{at}].column", side["column"], "a column of type id")


def _role_problems(name: str, given: Any, columns: Mapping[str, Any]) -> Iterator[str]:
    """Checks the primary id and the primary name column."""
    roles = (("id", given.get("id", f"{name}id"), "id"), ("name", given.get("name", ""), "text"))
    for role, column, kind in roles:
        if column and not is_name(column):
            yield wrong(f"{name}.{role}", column, _NAME)
        elif column in columns and columns[column]["type"] != kind:
            yield wrong(f"{name}.{role}", column, f"a column of type {kind}")


def _status_problems(key: str, columns: Mapping[str, Any]) -> Iterator[str]:
    """Checks that each status reason belongs to a status."""
    if "statuscode" not in columns:
        return
    for column in ("statecode", "statuscode"):
        if columns.get(column, {}).get("type") != "choice":
            yield f"{key}.{column} has to be a choice where there is a statuscode"
    for value, option in columns["statuscode"].get("options", {}).items():
        if not isinstance(option, dict) or "state" not in option:
            allowed = 'an object such as {"label": "Open", "state": 0}'
            yield wrong(f"{key}.statuscode.options.{value}", option, allowed)


def _column_problems(
    key: str, given: Any, columns: Mapping[str, Any], known: set[str]
) -> Iterator[str]:
    kind = given["type"]
    needs = {"choice": "options", "choices": "options", "lookup": "targets"}
    needed = needs.get(kind)
    if needed and not given.get(needed):
        yield missing(f"{key}.{needed}", f"an object: type {kind} needs it")
    for part, kinds in _PARTS_OF_KINDS.items():
        if part in given and kind not in kinds:
            yield f"{key}.{part} does not go with type {kind}"
    for value, option in given.get("options", {}).items():
        allowed = ("0", "1") if kind == "boolean" else ()
        if not value.removeprefix("-").isdecimal() or (allowed and value not in allowed):
            yield _misnamed(
                (key, "options"), value, one_of(allowed) if allowed else "a whole number"
            )
        state = option.get("state") if isinstance(option, dict) else None
        states = columns.get("statecode", {}).get("options", {})
        if state is not None and states and str(state) not in states:
            yield wrong(f"{key}.options.{value}.state", state, one_of(states))
    yield from number_problems(key, given)
    for target in given.get("targets", {}):
        if target not in known:
            yield f"{key}.targets.{show(target)}: there is no table {show(target)}; {hint(target, sorted(known))}"
    for at, part in enumerate(given.get("joins", ())):
        if part not in columns:
            yield wrong(f"{key}.joins[{at}]", part, one_of(columns))


def _set_problems(name: str, given: Any, owners: dict[str, str]) -> Iterator[str]:
    wished = given.get("set")
    if wished is None:
        return
    if not is_name(wished):
        yield wrong(f"{name}.set", wished, _NAME)
    elif owners.setdefault(wished, name) != name:
        yield f"{name}.set is {show(wished)}, which {owners[wished]} has already"
