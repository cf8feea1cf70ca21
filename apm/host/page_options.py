"""The options of the commands that serve the page and open it in a browser."""

from __future__ import annotations

import argparse

from apm.core.errors import show
from apm.host.serve.server import DEFAULT_PORT

_MOST_DIGITS = 9
"""The number of digits of a port with zeros; Python reads no text with thousands of digits as a number."""


def add_page(parser: argparse.ArgumentParser) -> None:
    """Declare the options for the port, and for the browser that shows the page."""
    about = f"the port to listen on (default: {DEFAULT_PORT}, or the next that is free)"
    parser.add_argument("--port", type=_port, metavar="N", help=about)
    about = "do not open the page in a browser"
    parser.add_argument("--no-open", dest="open", action="store_false", help=about)


def _port(text: str) -> int:
    if text.isdecimal() and len(text) <= _MOST_DIGITS and int(text) < 2**16:
        return int(text)
    raise argparse.ArgumentTypeError(f"{show(text)} is not a port: give a number from 0 to 65535.")
