"""The cases that need `apmWorkspace`; each runs in the emulator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.case_runs import run
from tests.support.javascript_cases import Case, case_files, file_problems, parameters
from tests.support.watched_pages import boot

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.support.watched_pages import Console

KIND = "contract"
EVENTS = ("ON_SESSION_SWITCH", "ON_SESSION_CLOSED", "ON_TAB_SWITCH", "ON_NOTHING")

TOPICS = "names => names.map((name) => Microsoft.Apm.getEventPublisherTopic(name))"


@pytest.mark.parametrize("case", parameters(KIND))
def test_contract(
    case: Case,
    booted_page: Page,
    console: Console,
    record_property: Callable[[str, object], None],
) -> None:
    record_property(*run(case, booted_page, console))


def test_files_have_one_form() -> None:
    assert file_problems(case_files(KIND)) == []


def test_topics_are_unique_to_a_page(workspace: Page, console: Console) -> None:
    other = workspace.context.new_page()
    try:
        boot(other, console)
        topics = [*workspace.evaluate(TOPICS, EVENTS), *other.evaluate(TOPICS, EVENTS)]
    finally:
        other.close()
    assert len(set(topics)) == 2 * len(EVENTS)
