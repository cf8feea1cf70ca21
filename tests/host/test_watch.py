"""The console of pages under test: the messages that it records, and the requests that it allows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.watched_pages import Console

ELSEWHERE = "https://elsewhere.example/"
FETCH = "url => fetch(url).then(answer => answer.text(), error => 'refused')"


@pytest.fixture
def blank(page: Page, site_url: str) -> Page:
    """A file of the site, shown as text: a document without a Content Security Policy, so it can send any request."""
    page.goto(f"{site_url}/static/interpreter.mjs")
    return page


def test_warnings_and_errors_are_recorded_in_order(blank: Page, console: Console) -> None:
    blank.evaluate("console.log('fine'); console.warn('first'); console.error('second')")
    blank.evaluate("setTimeout(() => { throw new Error('third'); })")
    assert console.take() == ["warning: first", "error: second", "uncaught: third"]
    assert console.take() == []


def test_a_request_to_another_origin_is_stopped_and_recorded(blank: Page, console: Console) -> None:
    assert blank.evaluate(FETCH, ELSEWHERE) == "refused"
    assert f"request to another origin: {ELSEWHERE}" in console.complaints()


def test_expecting_its_message_does_not_excuse_the_request(blank: Page, console: Console) -> None:
    blank.evaluate(FETCH, ELSEWHERE)
    console.take()
    assert console.complaints() == [f"request to another origin: {ELSEWHERE}"]


def test_a_route_of_the_test_answers_for_another_origin(blank: Page) -> None:
    headers = {"Access-Control-Allow-Origin": "*"}
    blank.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="hello", headers=headers))
    assert blank.evaluate(FETCH, ELSEWHERE) == "hello"


def test_the_site_itself_answers(blank: Page, site_url: str) -> None:
    assert "loadPyodide" in blank.evaluate(FETCH, f"{site_url}/static/interpreter.mjs")


TESTS = Path(__file__).resolve().parents[1]
NOT_TESTS = ("bench", "pictures.py", "soak")
"""Measurements, screenshots and long runs, which are not tests."""


def test_every_context_that_a_test_makes_by_hand_is_watched() -> None:
    paths = [
        each for each in TESTS.rglob("*.py") if each.relative_to(TESTS).parts[0] not in NOT_TESTS
    ]
    unwatched = [
        path.name
        for path in paths
        if len(re.findall(r"\bbrowser\.new_context\(", text := path.read_text("utf-8")))
        > text.count(".watch(context)")
    ]
    assert unwatched == []
