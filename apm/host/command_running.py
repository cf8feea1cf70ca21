"""Runs a command of a command line; an error is one sentence on standard error."""

from __future__ import annotations

import errno
import sys
from argparse import Action, ArgumentError, ArgumentParser
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from apm.core.errors import show
from apm.core.nearest_names import hint, suggestion
from apm.host.host_error import HostError

if TYPE_CHECKING:
    from collections.abc import Sequence

say = partial(print, flush=True)
"""Prints without buffering, also into a pipe."""


_OPTIONS_OF_FILES = {".toml": "--workspace", ".zip": "--solution"}
"""The options that take files, by the ending of the file."""


class CommandParser(ArgumentParser):
    """A parser, also of one command, that suggests the command or the option which was meant."""

    def _check_value(self, action: Action, value: Any) -> None:
        """Refuses a value that is no choice, such as a command that does not exist."""
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(action, f"there is no {show(value)}; {hint(value, action.choices)}")

    def parse_known_args(self, *given: Any, **named: Any) -> Any:
        """Parses all arguments: an unknown one ends the program, with the usage of its command."""
        options, unknown = super().parse_known_args(*given, **named)
        if unknown:
            meant = self._meant(unknown[0])
            question = f" ({meant})" if meant else ""
            self.error(f"unrecognized arguments: {' '.join(unknown)}{question}")
        return options, unknown

    def _meant(self, unknown: str) -> str:
        """A question with the option that an unknown argument seems to stand for, or to belong to; empty for none."""
        known = self._option_string_actions
        if unknown.startswith("-"):
            return suggestion(unknown.partition("=")[0], known)
        takes_file = _OPTIONS_OF_FILES.get(PurePath(unknown).suffix.lower())
        if takes_file in known:
            return f"did you mean '{takes_file} {unknown}'?"
        return f"did you mean '--{unknown}'?" if f"--{unknown}" in known else ""


def run_command(parser: ArgumentParser, arguments: Sequence[str] | None) -> int:
    """Run the command that the parser gives as `command`, and return its exit code."""
    options = parser.parse_args(arguments)
    try:
        code: int | None = options.command(options)
    except HostError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(_sentence(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return code or 0


def _sentence(error: OSError) -> str:
    """A failure of the file system in one sentence."""
    reason = error.strerror or str(error)
    if error.errno == errno.ENOSPC:
        return f"The disk is full ({reason}): free some space, then try again."
    where = f"'{error.filename}'" if error.filename else "A file"
    return f"{where} cannot be used ({reason}): check the folder and its permissions."
