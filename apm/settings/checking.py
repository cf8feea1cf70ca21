"""Checks settings against the rules and returns all problems as sentences.

>>> check({"limits": {"tabs": 0}, "colour": 1}, PAGE_RULES)[1]
'limits.tabs is 0, but has to be a whole number from 1 to 1000'
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from cerberus import TypeDefinition, Validator
from cerberus.errors import REQUIRED_FIELD, UNKNOWN_FIELD, BaseErrorHandler, ValidationError
from cerberus.schema import UnvalidatedSchema

from apm.core.json_text import Json
from apm.core.nearest_names import suggestion
from apm.dataverse.schema.sample_schema import read_sample
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
from apm.settings.rule_builders import ANY_OBJECT, Rules
from apm.settings.rules import FILE_RULES, PAGE_RULES
from apm.templates.exports import NOTHING, Exported

_ONE_OF = "one of "
"""How a choice of names begins."""

_SHORT = 50
"""The length of a text up to which a message shows it as a list."""


def check(
    given: Json, rules: Rules, exported: Exported = NOTHING, tables: Tables = read_sample
) -> list[str]:
    """The problems of settings; empty if they can be used.

    Args:
        given: settings as `normalized` returns them.
        rules: `FILE_RULES` or `PAGE_RULES`.
        exported: exported templates, which are available too.
        tables: returns the tables of the records.
    """
    if not isinstance(given, dict):
        return [wrong(SETTINGS, given, "an object")]
    return check_keys(given, rules) + relation_problems(given, exported, tables)


def check_keys(given: dict[str, Json], rules: Rules, place: str = "") -> list[str]:
    """The problems of single keys; relations between keys are not checked.

    `place` is where the object is: it stands before each key in messages.
    """
    # A test validates the rules. Here that would take longer than to check most settings.
    validator = _Checker(UnvalidatedSchema(rules), error_handler=_Sentences(rules, given, place))
    validator.validate(given, normalize=False)
    problems: list[str] = validator.errors
    return problems


class _Checker(Validator):
    """The validator of the library, corrected.

    Booleans are not numbers, patterns match the whole text, and errors are not sorted: `_Sentences` sorts them.
    """

    types_mapping: ClassVar = {
        **Validator.types_mapping,
        "integer": TypeDefinition("integer", (int,), (bool,)),
    }

    def _error(self, *errors: Any) -> None:
        """Adds errors. The library sorts all of them again each time, which takes minutes for thousands."""
        if len(errors) == 1:
            self._errors.extend(errors[0])  # type: ignore[attr-defined] # Not in its types.
        else:
            super()._error(*errors)  # type: ignore[misc] # Not in its types.

    def _validate_regex(self, pattern: str, field: str, value: Json) -> None:
        whole = rf"(?:{pattern})\Z$"  # The library would allow a line break at the end.
        super()._validate_regex(whole, field, value)  # type: ignore[misc] # Not in its types.

    def _validate_schema(self, schema: Rules, field: str, value: Json) -> None:
        # The library makes a validator for each item, which takes a fifth of the time of loading many records.
        if schema != ANY_OBJECT or not _are_objects(value):
            super()._validate_schema(schema, field, value)  # type: ignore[misc] # Not in its types.

    # The library reads these as the types of the rules' values. The page has no docstrings of functions.
    _validate_regex.__doc__ = "{'type': 'string'}"
    _validate_schema.__doc__ = Validator._validate_schema.__doc__  # type: ignore[attr-defined] # Not in its types.


def _are_objects(value: Json) -> bool:
    """Whether a value is a list of objects."""
    return isinstance(value, list) and all(type(each) is dict for each in value)


class _Sentences(BaseErrorHandler):
    """Turns the errors of the validator into sentences."""

    def __init__(self, rules: Rules, given: dict[str, Json], place: str) -> None:
        super().__init__()
        self._rules = rules
        self._given = given
        self._before = f"{place}." if place else ""

    def __call__(self, errors: Iterable[ValidationError]) -> list[str]:
        found = sorted(_single(errors), key=lambda error: error.document_path)
        # One sentence for each key: it contains everything that is allowed.
        return list(dict.fromkeys(self._sentence(error) for error in found))

    def _sentence(self, error: ValidationError) -> str:
        path = error.document_path
        key = self._before + key_of(path, self._given)
        rules = _rules_at(self._rules, path)
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
        return wrong(key, error.value, wanted(rules)) + _right(error.value, wanted(rules))


def _right(value: Json, allowed: str) -> str:
    """What would be right in place of a text: the allowed one that it is nearly, or a list of it."""
    if not isinstance(value, str):
        return ""
    if not value.strip():
        return " that is not blank" if allowed == "text" else ""
    if allowed == "a list of texts":
        return f": write [{json.dumps(value, ensure_ascii=False)}]" if len(value) <= _SHORT else ""
    names = allowed.removeprefix(_ONE_OF).split(", ") if allowed.startswith(_ONE_OF) else ()
    near = suggestion(value, names)
    return f"; {near}" if near else ""


def _is_list_of_tables(rules: Rules) -> bool:
    return rules.get("type") == "list" and rules.get("schema", {}).get("type") == "dict"


def _single(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """The single errors in groups of errors, which stand for tables and lists."""
    for error in errors:
        if error.child_errors:
            yield from _single(error.child_errors)
        else:
            yield error


def _rules_at(rules: Rules, path: Iterable[Any], *, keys: bool = False) -> Rules:
    """The rules of the value at a path, or of the keys inside it; empty if there are none."""
    here: Rules = {"type": "dict", "schema": rules}
    for step in path:
        inner = here.get("schema") or {}
        here = here.get("valuesrules") or (inner if isinstance(step, int) else inner.get(step, {}))
    return (here.get("schema") or {}) if keys else here
