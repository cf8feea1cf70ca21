"""Seeds open records, sessions, tabs and focus, as a script would."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from apm.core.errors import ApmError
from apm.core.events import FormOpened
from apm.core.json_text import Json
from apm.emulator import Emulator
from tests.support.sample_workspace import open_session
from tests.support.snapshots import CASE, SETTINGS, emulator, full_workspace, through_json

FULL: dict[str, Json] = {
    "ids": "morning",
    "records": {
        "account": [{"name": "Fabrikam"}],
        "incident": [{"incidentid": CASE, "title": "Changed"}],
    },
    "context": {"team": "Night"},
    "tabs": [{"template": "page"}],
    "sessions": [
        {
            "template": "case",
            "parameters": {"entityName": "incident", "entityId": CASE},
            "context": {"a": 1},
            "title": "First",
            "focused": True,
            "tabs": [
                {"template": "record", "parameters": {"entityName": "contact"}, "title": "Who"},
                {"template": "page", "focused": True},
                {"template": "board"},
            ],
        },
        {"template": "crew"},
    ],
}


def seeded(given: Json, first: Emulator | None = None) -> Emulator:
    first = first or emulator()
    first.seed(given)
    return first


def test_a_seed_opens_all_that_it_describes() -> None:
    workspace = seeded(FULL).workspace
    home, case, crew = workspace.sessions.values()
    assert (home.context.get("team"), home.focused_tab.title) == ("Night", "Page")
    assert (case.title, case.context.get("a"), case.context.get("anchor.title")) == (
        "First",
        1,
        "Changed",
    )
    assert [each.title for each in case.tabs.values()] == ["Changed", "Who", "Page", "Board"]
    assert (workspace.focused, case.focused_tab.title) == (case, "Page")
    assert [each.title for each in crew.tabs.values()] == ["Page", "Board", "Page"]
    assert workspace.records.query("account", "?$filter=name eq 'Fabrikam'")


def test_without_a_word_about_the_focus_the_last_one_has_it() -> None:
    workspace = seeded({"sessions": [{"template": "crew"}, {"template": "chat"}]}).workspace
    assert workspace.focused.id == "session-id-2"
    assert seeded({}).workspace.focused.is_default


def test_a_seed_replaces_the_workspace() -> None:
    first = emulator()
    open_session(first.workspace)
    first.workspace.records.create("account", {"name": "Gone"})
    workspace = seeded({"sessions": [{"template": "chat"}]}, first).workspace
    assert list(workspace.sessions) == ["session-id-0", "session-id-1"]
    assert not workspace.records.is_changed


def test_forms_load_their_scripts() -> None:
    outcome = emulator().seed(FULL)
    assert outcome.events == (FormOpened("tab-id-2"), FormOpened("tab-id-3"))


@pytest.mark.parametrize("seed", [{}, {"ids": "other"}])
def test_created_records_have_the_same_ids_in_each_run(seed: dict[str, Json]) -> None:
    ids = [
        [each.workspace.records.create("account", {"name": "New"}) for _ in range(2)]
        for each in (seeded(seed), seeded(seed))
    ]
    assert ids[0] == ids[1]
    assert ids[0][0] != seeded({"ids": "third"}).workspace.records.create(
        "account", {"name": "New"}
    )


def test_after_a_reset_ids_are_random_again() -> None:
    first = seeded({})
    records = first.workspace.records
    first.reset()
    assert (first.workspace.records is records, records.ids.seed) == (True, None)


def test_a_snapshot_is_a_seed() -> None:
    first = full_workspace()
    written = through_json(first.snapshot())
    assert through_json(seeded(written).snapshot()) == written


def test_seeds_of_the_settings_have_names() -> None:
    first = Emulator("page", replace(SETTINGS, seeds={"morning": FULL}))
    assert seeded("morning", first).workspace.focused.title == "First"
    with pytest.raises(ApmError, match="'mornings'; did you mean 'morning'"):
        first.seed("mornings")
    with pytest.raises(ApmError, match="there is no seed 'x': seeds are files in the folder seeds"):
        emulator().seed("x")


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ([], "the seed cannot be used: it is [], but has to be an object"),
        ({"session": []}, "the seed cannot be used: unknown key session; did you mean 'sessions'?"),
        (
            {"sessions": [{}]},
            "the seed cannot be used: sessions[0].template is missing; it has to be text",
        ),
        (
            {"sessions": [{"template": "chat"}, {"template": "x"}]},
            "sessions[1]: unknown session template 'x'; this app profile has:",
        ),
        (
            {"sessions": [{"template": "chat", "tabs": [{"template": "record"}]}]},
            "sessions[0].tabs[0]: Entity record tab of template 'record' needs the parameter entityName",
        ),
        ({"tabs": [{"template": "x"}]}, "tabs[0]: unknown tab template 'x'"),
        (
            {"records": {"account": [{"name": "A"}, {"nmae": "B"}]}},
            "records.account[1]: create account: there is no column 'nmae' in account",
        ),
        ({"records": {"acount": [{}]}}, "records.acount[0]: there is no table 'acount'"),
    ],
)
def test_a_seed_that_does_not_fit_changes_nothing(given: Any, problem: str) -> None:
    first = full_workspace()
    before = first.snapshot()
    with pytest.raises(ApmError) as raised:
        first.seed(given)
    assert str(raised.value).startswith(problem)
    assert first.snapshot() == before
