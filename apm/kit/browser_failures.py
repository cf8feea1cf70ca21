r"""What is said when no test of a run can have its browser.

>>> unreachable("ws://grid:1/", "BrowserType.connect: connect ECONNREFUSED grid:1\nCall log:\n  - connecting")[:71]
'There is no Playwright server at ws://grid:1/ (connect ECONNREFUSED gri'
>>> log = "[pid=7][err] error while loading shared libraries: libnss3.so\nCall log:\n - [pid=7][err] error"
>>> not_started("chromium", f"BrowserType.launch: Target page, context or browser has been closed\n{log}")[:92]
'The browser chromium did not start (error while loading shared libraries: libnss3.so): insta'
"""

from __future__ import annotations

import re

from apm.host.browsers import VARIABLE

_UNREACHABLE = (
    "There is no Playwright server at {address} ({reason}): start one with 'npx playwright run-server', or correct the "
    "address of --apm-connect."
)

_NOT_STARTED = (
    "The browser {name} did not start ({reason}): "
    "install one with 'python -m playwright install --with-deps {name}'"
)
_ANOTHER = f", or name the program of another in the environment variable {VARIABLE}"

_WRITTEN = re.compile(r"^\[pid=\d+\]\[err\] (.+)$", re.MULTILINE)
"""A line that the browser has written, in Playwright's message."""

_CODE = re.compile(r"process did exit: (.+?)>")
_MOST_LINES = 2


def unreachable(address: str, message: str) -> str:
    """The sentence about a remote browser; the first line of the message of Playwright's error has the reason."""
    return _UNREACHABLE.format(address=address, reason=_first_line(message))


def not_started(name: str, message: str) -> str:
    """The sentence about a browser of this machine: "chromium", "firefox" or "webkit".

    Args:
        name: the name that Playwright has for it.
        message: that of Playwright's error. It has what the browser wrote, if it started and ended.
    """
    written = _WRITTEN.findall(message)[-_MOST_LINES:]
    code = _CODE.search(message)
    reason = "; ".join(written) or (f"it ended, {code[1]}" if code else _first_line(message))
    sentence = _NOT_STARTED.format(name=name, reason=reason.rstrip("."))
    return f"{sentence}{_ANOTHER if name == 'chromium' else ''}."


def _first_line(message: str) -> str:
    first = message.strip().partition("\n")[0]
    return re.sub(r"^BrowserType\.\w+: ", "", first).rstrip(".")
