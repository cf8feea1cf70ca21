"""One way to write each setting: without nulls, and allowed values in the spelling of the rules.

>>> from apm.settings.rules import PAGE_RULES
>>> normalized({"app": None, "session_templates": [{"type": "Entity"}]}, PAGE_RULES)
{'session_templates': [{'type': 'entity'}]}
"""

from functools import cache

from apm.core.json_text import Json
from apm.settings.rule_builders import Rules


def normalized(given: Json, rules: Rules) -> Json:
    """Settings in one way of writing.

    A key whose value is null is left out. A value that is spelled as in the product, such as `Entity list`, gets the
    spelling of the rules. Other values stay, also those that are not allowed.

    Args:
        given: the settings, or a part of them.
        rules: the rules of the keys of an object, or of the keys of each object in a list.
    """
    return _in_table(given, {"schema": rules})


def _value(given: Json, rules: Rules) -> Json:
    """A value with its rules."""
    if isinstance(given, list):
        return [_in_table(each, rules.get("schema", {})) for each in given]
    if isinstance(given, dict):
        return _in_table(given, rules)
    if isinstance(given, str) and "allowed" in rules:
        labels = rules["meta"].get("labels", {})
        return _spellings((*rules["allowed"],), (*labels.items(),)).get(_key(given), given)
    return given


def _in_table(given: Json, rules: Rules) -> Json:
    """An object with the rules of its keys; objects that can have any key stay as they are."""
    keys = rules.get("schema")
    if not isinstance(given, dict) or not keys:
        return given
    return {
        key: _value(value, keys.get(key, {})) for key, value in given.items() if value is not None
    }


@cache
def _spellings(allowed: tuple[str, ...], labels: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The allowed values by what they can be written as."""
    texts = {**{each: each for each in allowed}, **dict(labels)}
    return {_key(text): each for text, each in texts.items()}


def _key(text: str) -> str:
    """A text in small letters, without spaces, hyphens and underscores."""
    return "".join(each for each in text.lower() if each not in " -_")
