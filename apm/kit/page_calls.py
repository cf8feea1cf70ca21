"""Calls into the page: a word of `words.js`, its argument, and its result or its error."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

_WORDS, _CALL_WORD = (
    Path(__file__).with_name(each).read_text("utf-8") for each in ("words.js", "call_word.js")
)
_CALL = f"(given) => {{ {_WORDS} {_CALL_WORD} return callWord(given); }}"


class CallRefused(Exception):  # noqa: N818 - a refusal is what a test expects
    """The page refused a call, or a script failed; the message is that of the page.

    Attributes:
        error_code: the number of the kind of error; None for an error of a script.
    """

    def __init__(self, message: str, error_code: int | None) -> None:
        super().__init__(message)
        self.error_code = error_code


def call(page: Page, word: str, given: Any = None) -> Any:
    """Call a word with its argument, and return what its promise resolves to.

    Raises:
        CallRefused: the word throws, or its promise rejects.
    """
    __tracebackhide__ = True
    done = page.evaluate(_CALL, [word, given])
    if "message" in done:
        raise CallRefused(done["message"], done["errorCode"])
    return done.get("value")


def act(page: Page, word: str, given: Any = None) -> Any:
    """Call a word as `call` does, and wait until the page shows the effects."""
    __tracebackhide__ = True
    value = call(page, word, given)
    call(page, "drawn")
    return value
