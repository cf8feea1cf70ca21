"""Calls of the API in the sample workspace, with short names."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError, ErrorCode
from apm.core.json_text import Json
from tests.support.sample_workspace import Api, snapshot

HOME, ANCHOR = "session-id-0", "tab-id-0"


def refusal(api: Api, code: ErrorCode, name: str, *given: Json) -> str:
    """The message of a refused call; checks that the call changed nothing."""
    before = snapshot(api.workspace)
    with pytest.raises(ApmError) as caught:
        api(name, *given)
    assert caught.value.code is code
    assert snapshot(api.workspace) == before
    return str(caught.value)


def chat(api: Api, **options: Json) -> str:
    """Creates a session of the template `chat`."""
    return str(api("createSession", {"templateName": "chat", **options}))


def page(api: Api, **options: Json) -> str:
    """Creates a tab of the template `page`."""
    return str(api("createTab", {"templateName": "page", **options}))
