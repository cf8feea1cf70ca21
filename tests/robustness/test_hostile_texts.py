"""Hostile texts, wherever the page shows texts: nothing runs, all is shown, and every control can be reached."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

    from tests.support.watched_pages import Console

HOSTILE = Path(__file__).parent / "hostile"
FILES = ("layout-faults", "tables", "scenes")
SCENES = re.findall(r'^    async "?([\w ]+)"?\(', (HOSTILE / "scenes.js").read_text("utf-8"), re.M)

SIZES: list[ViewportSize] = [{"width": 1280, "height": 800}, {"width": 800, "height": 600}]

TEXTS = {
    "a long word": "W" * 500,
    "many words": "words and more of them " * 22,
    "50 lines": "line\n" * 50,
    "nothing visible": "\u200b\ufeff\u00ad\u2060" * 20,
    "markup": "{{7*7}} ${7*7} {anchor.title} %s <img id=apm-hostile src=x onerror='globalThis.apmRan = 1'>"
    "<script>globalThis.apmRan = 1</script></title></textarea>&lt;" * 3,
    "signs": "bell\x07 back\x08 escape\x1b[31m delete\x7f next\x85 line\u2028 nul\x00 half\ud800"
    + "\u202e\u05e9\u05dc\u05d5\u05dd \u0627\u0644\u0633\u0644\u0627\u0645 " * 8
    + "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f" * 20
    + "\U0001f469\u200d\U0001f469\u200d\U0001f467" * 20,
}

SHOW = """async ([scene, text]) => {
  await hostileScenes[scene](text);
  await apmWorkspace.drawn();
}"""

FOUND = """(start) => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (texts.currentNode.data.includes(start)) return true;
  return false;
}"""
"""Whether an element shows a text as it is."""

RAN = "'apmRan' in globalThis || !!document.getElementById('apm-hostile')"
"""Whether a text was read as HTML."""

PYTHON = re.compile(r"Traceback|pyodide|NoneType|<class|object at 0x", re.IGNORECASE)
"""Words of Python, which the user never sees."""

LONGEST_START = 16
"""Characters. Some places show only the start of a text."""


@pytest.fixture
def workspace(workspace: Page) -> Page:
    """The shared page, with the scenes in it."""
    for name in FILES:
        workspace.evaluate((HOSTILE / f"{name}.js").read_text("utf-8"))
    return workspace


def faults(page: Page, scene: str, text: str) -> list[str]:
    """What is wrong with a page that shows a text, at each of the sizes."""
    page.set_viewport_size(SIZES[0])
    page.evaluate("apmWorkspace.load({})")
    page.evaluate(SHOW, [scene, text])
    start = text.strip("\u200b\ufeff\u00ad\u2060")[:LONGEST_START].strip()
    found = [] if page.evaluate(FOUND, start) else ["it is not shown"]
    for size in SIZES:
        page.set_viewport_size(size)
        found += [f"{size['width']}: {each}" for each in page.evaluate("layoutFaults()")]
    if page.evaluate(RAN):
        found.append("it was read as HTML")
    return found + PYTHON.findall(page.locator("body").inner_text())


@pytest.mark.parametrize("scene", SCENES)
def test_a_hostile_text_is_shown_and_controls_stay_reachable(
    workspace: Page, console: Console, scene: str
) -> None:
    found = {name: faults(workspace, scene, text) for name, text in TEXTS.items()}
    if scene == "failures of scripts":
        assert len(console.take()) == 3 * len(TEXTS)
    if scene == "page of an unknown table":
        warnings = console.take()
        assert warnings
        assert all("entityName: there is no table" in each for each in warnings)
    assert {name: each for name, each in found.items() if each} == {}
