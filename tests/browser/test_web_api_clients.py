"""Client libraries for the Web API work against the emulator, unmodified."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.support.web_api_clients import CLIENTS, client_script

if TYPE_CHECKING:
    from playwright.sync_api import Page

USER = (
    "async () => (await Xrm.WebApi.retrieveMultipleRecords('systemuser')).entities[0].systemuserid"
)


def run(page: Page, name: str) -> dict[str, Any]:
    """What a client gets; the user must be that of `Xrm`."""
    found: dict[str, Any] = page.evaluate(
        f"async () => {{ {client_script(name)}; return client.run(); }}"
    )
    assert found.pop("me") == page.evaluate(USER)
    return found


def test_dynamics_web_api(workspace: Page) -> None:
    assert run(workspace, "dynamics-web-api") == {
        "created": "By client",
        "read": ["By client", "No", "Ada Lovelace"],
        "filtered": [1, "Changed"],
        "pages": [5, 2],
        "all": True,
        "single": True,
        "related": ["Ada Lovelace"],
        "batched": ["Batch", 2, 400],
        "table": "accounts",
        "kept": [False, None],
        "gone": [404, "0x80040217"],
    }


def test_dataverse_webapi(workspace: Page) -> None:
    assert run(workspace, "dataverse-webapi") == {
        "updated": ["Changed", True, "555"],
        "read": [None, "Yes"],
        "filtered": ["Changed"],
        "pages": [6, 2],
        "expanded": ["Other", None],
        "batched": [204, 204, 2],
        "refused": ["0x80048d19", 0],
        "gone": "0x80040217",
    }


def test_xrm_webapi(workspace: Page) -> None:
    assert run(workspace, "xrm-webapi") == {
        "found": ["No", "Ada Lovelace"],
        "read": "Changed",
        "pages": [6, 1],
        "batched": True,
        "gone": "0x80040217",
    }


def test_the_clients_are_pinned_and_come_from_any_registry() -> None:
    package = json.loads((CLIENTS / "package.json").read_text("utf-8"))
    lock = json.loads((CLIENTS / "package-lock.json").read_text("utf-8"))["packages"]
    wanted = package["dependencies"]
    assert wanted == {name: lock[f"node_modules/{name}"]["version"] for name in wanted}
    assert not any("resolved" in entry for entry in lock.values())
