"""Reads settings: the result or the error; and sample templates."""

from __future__ import annotations

import json
from typing import Any

import pytest

from apm.core.errors import ApmError, ErrorCode
from apm.core.json_text import Json
from apm.settings import Settings
from apm.settings.loading import Loaded, load_text

CASE: dict[str, Any] = {"unique_name": "new_case", "type": "entity", "entity": "incident"}
CHAT: dict[str, Any] = {"unique_name": "new_chat", "type": "generic", "anchor": "new_page"}
PAGE: dict[str, Any] = {"unique_name": "new_page", "page_type": "webresource"}


def load(given: Any) -> Loaded:
    """What the page loads for an object that a script passes."""
    return load_text(json.dumps(given))


def read_settings(given: Any) -> Settings:
    """Reads settings that are valid."""
    return load(given).settings


def refusal(given: Json) -> str:
    """The error for settings that are refused."""
    with pytest.raises(ApmError) as caught:
        read_settings(given)
    assert caught.value.code is ErrorCode.BAD_INPUT
    assert str(caught.value).startswith("load: ")
    return str(caught.value)
