"""Checks settings against the rules: all problems at once, in words.

>>> check({"limits": {"tabs": 0}, "colour": 1}, PAGE_RULES)[1]
'limits.tabs is 0, but has to be a whole number from 1 to 100'
"""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from cerberus import TypeDefinition, Validator
from cerberus.errors import REQUIRED_FIELD, UNKNOWN_FIELD, BaseErrorHandler, ValidationError

from apm.core.json_text import Json
from apm.dataverse.schema.schema import read_sample
from apm.settings.handler_problems import Tables
from apm.settings.problem_texts import (
    SETTINGS,
    key_of,
    misplaced,
    missing,
    one_table,
    only_in_file,
    unknown,
    wanted,
    wrong,
)
from apm.settings.relation_problems import relation_problems
from apm.settings.rule_builders import Rules
from apm.settings.rules import FILE_RULES, PAGE_RULES
from apm.templates.exports import NOTHING, Exported


def check(
    given: Json, rules: Rules, exported: Exported = NOTHING, tables: Tables = read_sample
) -> list[str]:
    """What is wrong with settings; nothing when they can be used.

    Args:
        given: settings without nulls, see `said`.
        rules: `FILE_RULES` or `PAGE_RULES`.
        exported: templates that are there beside those of the settings.
        tables: those of the records that are there.
    """
    if not isinstance(given, dict):
        return [wrong(SETTINGS, given, "an object")]
    return check_keys(given, rules) + relation_problems(given, exported, tables)


def check_keys(given: dict[str, Json], rules: Rules) -> list[str]:
    """What is wrong with the keys of an object, each for itself."""
    validator = _Checker(rules, error_handler=_Sentences(rules, given))
    validator.validate(given, normalize=False)
    told: list[str] = validator.errors
    return told


def said(given: Json, rules: Rules) -> Json:
    """Settings without the keys whose value is null: null is as good as not said."""
    if isinstance(given, list) and rules:
        return [said(each, rules) for each in given]
    if isinstance(given, dict) and rules:
        return {
            key: said(value, _keys_of(rules.get(key, {})))
            for key, value in given.items()
            if value is not None
        }
    return given


def _keys_of(rules: Rules) -> Rules:
    """The rules of the keys inside a table, or inside each table of a list; empty where any key may be."""
    table: Rules = rules.get("schema", {}) if rules.get("type") == "list" else rules
    return table.get("schema", {}) if table.get("type") == "dict" else {}


class _Checker(Validator):
    """The library's validator, for which true is a number, and a line break no end, unless it is told otherwise."""

    types_mapping: ClassVar = {
        **Validator.types_mapping,
        "integer": TypeDefinition("integer", (int,), (bool,)),
    }

    def _validate_regex(self, pattern: str, field: str, value: Json) -> None:
        # What the library reads here is the shape of the rule's own value.
        """{'type': 'string'}"""  # noqa: D415
        whole = rf"(?:{pattern})\Z$"  # The library would let a line break follow.
        super()._validate_regex(whole, field, value)  # type: ignore[misc] # Not in its types.


class _Sentences(BaseErrorHandler):
    """Turns the validator's findings into sentences."""

    def __init__(self, rules: Rules, given: dict[str, Json]) -> None:
        super().__init__()
        self._rules = rules
        self._given = given

    def __call__(self, errors: Iterable[ValidationError]) -> list[str]:
        found = sorted(_single(errors), key=lambda error: error.document_path)
        # One sentence a key: it says all that is allowed.
        return list(dict.fromkeys(self._sentence(error) for error in found))

    def _sentence(self, error: ValidationError) -> str:
        path = error.document_path
        key, rules = key_of(path, self._given), _rules_at(self._rules, path)
        if error.code == UNKNOWN_FIELD.code:
            if self._rules is PAGE_RULES and _rules_at(FILE_RULES, path):
                return only_in_file(key)
            if self._rules is FILE_RULES and path[-1] in FILE_RULES:
                return misplaced(key, str(path[-1]))
            return unknown(key, list(_rules_at(self._rules, path[:-1], keys=True)))
        if error.code == REQUIRED_FIELD.code:
            return missing(key, wanted(rules))
        if (
            self._rules is FILE_RULES
            and isinstance(error.value, dict)
            and _is_list_of_tables(rules)
        ):
            return one_table(key)
        return wrong(key, error.value, wanted(rules))


def _is_list_of_tables(rules: Rules) -> bool:
    return rules.get("type") == "list" and rules.get("schema", {}).get("type") == "dict"


def _single(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """The findings themselves, out of the groups that stand for tables and lists."""
    for error in errors:
        if error.child_errors:
            yield from _single(error.child_errors)
        else:
            yield error


def _rules_at(rules: Rules, path: Iterable[Any], *, keys: bool = False) -> Rules:
    """The rules of the value at a path, or of the keys inside it; empty where there are none."""
    here: Rules = {"type": "dict", "schema": rules}
    for step in path:
        inner = here.get("schema") or {}
        here = here.get("valuesrules") or (inner if isinstance(step, int) else inner.get(step, {}))
    return (here.get("schema") or {}) if keys else here
