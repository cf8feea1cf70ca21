"""Writes objects of the model as JSON: a dataclass becomes an object with the names of its attributes.

>>> from apm.solutions.model.command_model import ViewColumn
>>> model_json([ViewColumn("name", 100)])
[{'name': 'name', 'width': 100, 'is_hidden': False}]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass

from apm.core.json_text import Json


def model_json(value: object) -> Json:
    """The value as JSON; the keys of mappings become text."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Mapping):
        return {str(key): model_json(each) for key, each in value.items()}
    if is_dataclass(value):
        return {each.name: model_json(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Sequence):
        return [model_json(each) for each in value]
    raise TypeError(f"{type(value).__name__} is not a part of the model")
