"""The rules of settings, which the library checks only here."""

from __future__ import annotations

import pytest
from cerberus import Validator

from apm.settings.rule_builders import Rules
from apm.settings.rules import FILE_RULES, PAGE_RULES
from apm.settings.table_descriptions import TABLE_RULES


@pytest.mark.parametrize("rules", [FILE_RULES, PAGE_RULES, TABLE_RULES])
def test_the_library_accepts_the_rules(rules: Rules) -> None:
    Validator(rules)  # Raises SchemaError for a rule that it does not know.
