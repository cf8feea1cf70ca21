"""Makes the rules of commands from those of ribbons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apm.reading.command_actions import argument, call_entry, with_arguments
from apm.solutions.elements.xml_values import web_resource
from apm.solutions.model.ribbon_rules import CUSTOM, OR, fixed_answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apm.reading.script_libraries import ScriptLibraries
    from apm.solutions.model.command_model import RibbonRule

Entries = list[dict[str, Any]]

_OF_CALL = frozenset({"FunctionName", "Library"})
"""The attributes of a rule that name its function."""


def rule_entries(rules: Iterable[RibbonRule], libraries: ScriptLibraries) -> Entries | None:
    """The rules that depend on the page; None if one of the others is false, so that all of them never are true.

    A function whose library is missing counts as true [A].
    """
    found: Entries = []
    for rule in rules:
        entry = _entry(rule, libraries)
        if entry is False:
            return None
        if entry is not True:
            found.append(entry)
    return found


def _entry(rule: RibbonRule, libraries: ScriptLibraries) -> dict[str, Any] | bool:
    """The entry of a rule, or its answer if that does not depend on the page."""
    answer = fixed_answer(rule)
    if answer is not None:
        return answer
    if rule.kind == OR:
        return _any_of(rule, libraries)
    values = {name: value for name, value in rule.values.items() if name not in _OF_CALL}
    if rule.kind != CUSTOM:
        return {"kind": rule.kind, "values": values}
    library = web_resource(rule.values.get("Library"))
    call = call_entry("", rule.values.get("FunctionName", "").strip(), library, libraries)
    if "problem" in call:
        return True
    arguments = [*map(argument, rule.parameters)]
    return {"kind": rule.kind, "values": values, "call": with_arguments(call, arguments)}


def _any_of(rule: RibbonRule, libraries: ScriptLibraries) -> dict[str, Any] | bool:
    groups = [rule_entries(each, libraries) for each in rule.any_of]
    possible = [each for each in groups if each is not None]
    if [] in possible:
        return True
    return {"kind": rule.kind, "any_of": possible} if possible else False
