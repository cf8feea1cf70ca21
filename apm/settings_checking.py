"""Checks settings against the rules: all problems at once, in words.

>>> check({"limits": {"tabs": 0}, "colour": 1}, PAGE_RULES)[1]
'limits.tabs is 0, but has to be a whole number from 1 to 100'
"""

from collections.abc import Iterable, Iterator
from typing import Any

from cerberus import Validator
from cerberus.errors import REQUIRED_FIELD, UNKNOWN_FIELD, BaseErrorHandler, ValidationError

from apm.json_text import Json
from apm.settings_problems import SETTINGS, key_of, missing, only_in_file, unknown, wanted, wrong
from apm.settings_relations import relation_problems
from apm.settings_rules import FILE_RULES, PAGE_RULES, Rules


def check(given: Json, rules: Rules) -> list[str]:
    """What is wrong with settings; nothing when they can be used.

    Args:
        given: settings without nulls, see `said`.
        rules: `FILE_RULES` or `PAGE_RULES`.
    """
    if not isinstance(given, dict):
        return [wrong(SETTINGS, given, "an object")]
    validator = Validator(rules, error_handler=_Sentences(rules))
    validator.validate(given, normalize=False)
    told: list[str] = validator.errors
    return told + relation_problems(given)


def said(given: Json, rules: Rules | None) -> Json:
    """Settings without the keys whose value is null: null is as good as not said."""
    if isinstance(given, dict) and rules is not None:
        return {
            key: said(value, _within(rules.get(key)))
            for key, value in given.items()
            if value is not None
        }
    if isinstance(given, list) and rules is not None:
        return [said(value, rules) for value in given]
    return given


def _within(rules: Rules | None) -> Rules | None:
    """The rules of the keys inside of a value, also when it is a list of tables."""
    inner = (rules or {}).get("schema")
    if inner is not None and "schema" in inner and inner.get("type") == "dict":
        inner = inner["schema"]
    return inner if inner is not None and rules is not None and _has_keys(inner) else None


def _has_keys(rules: Rules) -> bool:
    return all(isinstance(each, dict) for each in rules.values())


class _Sentences(BaseErrorHandler):  # type: ignore[misc]
    """Turns the validator's findings into sentences."""

    def __init__(self, rules: Rules) -> None:
        super().__init__()
        self._rules = rules

    def __call__(self, errors: Iterable[ValidationError]) -> list[str]:
        found = sorted(_single(errors), key=lambda error: key_of(error.document_path))
        # One sentence a key: it says all that is allowed.
        return list(dict.fromkeys(self._sentence(error) for error in found))

    def _sentence(self, error: ValidationError) -> str:
        path = error.document_path
        key, rules = key_of(path), _rules_at(self._rules, path)
        if error.code == UNKNOWN_FIELD.code:
            if self._rules is PAGE_RULES and _rules_at(FILE_RULES, path):
                return only_in_file(key)
            return unknown(key, list(_rules_at(self._rules, path[:-1], keys=True)))
        if error.code == REQUIRED_FIELD.code:
            return missing(key, wanted(rules))
        return wrong(key, error.value, wanted(rules))


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
