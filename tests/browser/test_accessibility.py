"""axe-core finds no violation on the page, in any state, at any size and in any theme.

All rules that axe enables by default are run, including best practices, and the rule about the size of targets.
The content of frames belongs to the user and is not checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from tests.support.page_states import STATES, full, prepare, press

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.watched_pages import Console

SIZES = {"wide": (1280, 800), "narrow": (400, 800), "at 200 %": (640, 400)}
"""The sizes of windows in CSS pixels; the last is the first at a zoom of 200 %."""

Scheme = Literal["light", "dark"]
Forced = Literal["active", "none"]
Theme = Literal["system", "contrast"]
COLOURS: dict[str, tuple[Scheme, Forced, Theme]] = {
    "light": ("light", "none", "system"),
    "dark": ("dark", "none", "system"),
    "high contrast": ("light", "none", "contrast"),
    "forced": ("dark", "active", "system"),
}
"""The preferences of the system, and the theme that the user chose on the page."""

VIEWS = [
    *(("light", size) for size in SIZES),
    *((each, "wide") for each in COLOURS if each != "light"),
]
"""The theme and the size of the window."""

OPTIONS: dict[str, Any] = {
    "iframes": False,
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
}
FORCED_OPTIONS = {
    **OPTIONS,
    # With forced colours the browser ignores the colours of the styles, but axe reads them.
    "rules": {**OPTIONS["rules"], "color-contrast": {"enabled": False}},
}
RUN = "(options) => axe.run(options).then(({ violations }) => violations)"


@pytest.fixture(scope="module")
def booted_page(booted_page: Page) -> Iterator[Page]:
    """A page for this module, with additional templates and a form script."""
    _show(booted_page, "light", "wide")
    prepare(booted_page)
    yield booted_page


@pytest.fixture(autouse=True)
def _as_it_was(workspace: Page) -> Iterator[None]:
    """Restores the size and the light theme of the page after each test, and closes the inspector."""
    yield
    _show(workspace, "light", "wide")
    close = workspace.get_by_role("button", name="Close inspector", exact=True)
    if close.is_visible():
        close.click()


def _show(page: Page, colours: str, size: str) -> None:
    scheme, forced, theme = COLOURS[colours]
    width, height = SIZES[size]
    # Without transitions: axe would check their intermediate colours.
    page.emulate_media(color_scheme=scheme, forced_colors=forced, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(f"window.dispatchEvent(new CustomEvent('apm:theme', {{ detail: '{theme}' }}))")


def violations(page: Page, options: dict[str, Any] = OPTIONS) -> list[str]:
    """The violations that axe finds, each with one of its elements."""
    # It is large, so it is loaded once for each page.
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(RUN, options)
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:200]}: {node['failureSummary'][:400]}"
        for rule in found
        for node in rule["nodes"][:4]
    ]


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing(workspace: Page, console: Console, name: str) -> None:
    STATES[name](workspace)
    for colours, size in VIEWS:
        _show(workspace, colours, size)
        options = FORCED_OPTIONS if colours == "forced" else OPTIONS
        assert violations(workspace, options) == [], (colours, size)
    console.take()  # The messages that the states cause.


@pytest.mark.parametrize("label", ["More actions", "Site map", "More sessions", "More tabs"])
def test_axe_finds_nothing_in_a_menu(workspace: Page, label: str) -> None:
    full(workspace)
    _show(workspace, "light", "narrow")
    press(workspace, label)
    expect(workspace.locator(":popover-open")).to_be_visible()
    assert violations(workspace) == []
    workspace.keyboard.press("Escape")


def test_axe_would_find_something(workspace: Page) -> None:
    button = "document.createElement('button')"
    workspace.evaluate(f"document.getElementById('panels').append({button})")
    (found,) = violations(workspace)
    workspace.evaluate("document.querySelector('#panels > button').remove()")
    assert found.startswith("button-name: ")
