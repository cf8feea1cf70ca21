r"""What is said when the Playwright server that `--apm-connect` names cannot be reached.

>>> unreachable("ws://grid:1/", "BrowserType.connect: connect ECONNREFUSED grid:1\nCall log:\n  - connecting")[:71]
'There is no Playwright server at ws://grid:1/ (connect ECONNREFUSED gri'
"""

from __future__ import annotations

_SENTENCE = (
    "There is no Playwright server at {address} ({reason}): start one with 'npx playwright run-server', or correct the "
    "address of --apm-connect."
)


def unreachable(address: str, message: str) -> str:
    """The sentence; `message` is that of Playwright's error, whose first line has the reason."""
    reason = message.strip().partition("\n")[0].removeprefix("BrowserType.connect: ")
    return _SENTENCE.format(address=address, reason=reason.rstrip("."))
