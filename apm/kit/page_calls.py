"""Calls into the page: a JavaScript function, its argument, and its result or its error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

_CALL = """async (given) => {{
  const expect = globalThis.apmTestKit?.beginCall();
  try {{
    return {{ value: await ({function})(given) }};
  }} catch (error) {{
    const message = String(error?.message ?? error);
    expect?.(message);
    return {{ error: message, errorCode: error?.errorCode ?? null }};
  }}
}}"""


class CallRefused(Exception):  # noqa: N818 - a refusal is what a test expects
    """The page refused a call, or a script failed; the message is that of the page.

    Attributes:
        error_code: the number of the kind of error; None for an error of a script.
    """

    def __init__(self, message: str, error_code: int | None) -> None:
        super().__init__(message)
        self.error_code = error_code


def call(page: Page, function: str, given: Any = None) -> Any:
    """Call a JavaScript function with one argument, and return what its promise resolves to.

    Raises:
        CallRefused: the function throws, or its promise rejects.
    """
    __tracebackhide__ = True
    done = page.evaluate(_CALL.format(function=function), given)
    if "error" in done:
        raise CallRefused(done["error"], done["errorCode"])
    return done.get("value")


def act(page: Page, function: str, given: Any = None) -> Any:
    """Call a function as `call` does, and wait until the page shows the effects."""
    __tracebackhide__ = True
    value = call(page, function, given)
    page.evaluate("apmWorkspace.drawn()")
    return value
