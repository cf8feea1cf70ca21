"""A page of `build`: what the browser keeps of a visit, for the next one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from apm.host.build.export import export
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.site import Site
from tests.support.kept_state import IS_STORED, TITLES
from tests.support.static_host import FASTEST, hosting

if TYPE_CHECKING:
    from tests.other_browsers.driven import Driven

ROOT = Path(__file__).resolve().parents[2]

WITHOUT_NETWORK = 4
"""How many visits follow the first one: an error of Firefox was seen in every third."""

INSTALLED = """() => navigator.serviceWorker.ready.then(({ active }) => active.state === "activated" ||
  new Promise((resolve) => active.addEventListener("statechange", resolve, { once: true })))"""
IS_CONTROLLED = "() => navigator.serviceWorker.controller !== null"
OPEN = """(title) => Microsoft.Apm.createSession({ templateName: "msdyn_chat_session" }).then((id) => {
  Microsoft.Apm.getSession(id).title = title;
  return apmWorkspace.drawn();
})"""


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory, runtime: Path) -> Path:
    """A build that keeps sessions and records for the next visit."""
    file = tmp_path_factory.mktemp("own") / "workspace.toml"
    file.write_text("restore.enabled = true\nrecords.keep = true\n")
    folder = tmp_path_factory.mktemp("build") / "site"
    export(Site(ROOT), folder, ServedWorkspace(file), quality=FASTEST)
    return folder


def test_the_next_visits_need_no_network_and_show_the_sessions(
    started: Driven, build: Path
) -> None:
    with hosting(build) as url:
        started.boot(url)
        started.evaluate(INSTALLED)
        started.evaluate(OPEN, "Mine")
        assert started.gives(f"() => ({IS_STORED})({json.dumps('Mine')})", True)
    for _ in range(WITHOUT_NETWORK):
        started.boot(url)
        assert started.evaluate(IS_CONTROLLED)
        assert [title for title, _ in started.evaluate(TITLES)] == ["Home", "Mine"]
    assert started.take() == []
