"""Python that a test runs in the interpreter of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ADD = """(textContent) => {
  const script = Object.assign(document.createElement("script"), { type: "py", textContent });
  document.body.append(script);
}"""


def run_python(page: Page, code: str) -> None:
    """Starts to run code; the caller waits for its effect."""
    page.evaluate(ADD, code)
