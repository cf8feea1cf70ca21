"""A test in Python, for the pytest plugin."""

from __future__ import annotations

import keyword
from collections.abc import Mapping, Sequence
from typing import Any

from apm.recordings.text_literals import in_one_line, python
from apm.recordings.words import Words

_ATTRIBUTES = {"canClose": "can_close"}

_HEAD = '''"""Recorded with apm-emulator."""

from playwright.sync_api import expect


def test_{name}(workspace):
    page = workspace.page
'''

_RUN_LATER = '"text => void apmWorkspace.runScript(text)"'


class PythonWords(Words):
    """The words of Python."""

    def name(self, name: str) -> str:
        """A name, as it is."""
        return name

    def literal(self, value: Any) -> str:
        """A literal of Python."""
        return python(value)

    def options(self, values: Mapping[str, Any]) -> str:
        """Keyword arguments; those that are not valid names are in a dict."""
        named = {key: each for key, each in values.items() if _is_name(key)}
        others = {key: each for key, each in values.items() if key not in named}
        rest = [f"**{python(others)}"] if others else []
        return ", ".join([*(f"{key}={python(each)}" for key, each in named.items()), *rest])

    def statement(self, call: str) -> str:
        """The call itself."""
        return call

    def variable(self, name: str, call: str) -> str:
        """An assignment."""
        return f"{name} = {call}"

    def assign(self, variable: str, name: str, value: Any) -> str:
        """An assignment to the attribute."""
        return f"{variable}.{_ATTRIBUTES.get(name, name)} = {python(value)}"

    def run_later(self, text: str) -> str:
        """A call into the page that returns at once."""
        return f"page.evaluate({_RUN_LATER}, {python(text)})"

    def equal(self, call: str, value: Any) -> str:
        """An `assert` statement."""
        same = "is" if value is None or isinstance(value, bool) else "=="
        return f"assert {call} {same} {python(value)}"

    def titles(self, of: str) -> str:
        """A list of titles."""
        return f"[each.title for each in {of}]"

    def named_records(self, column: str, names: Any) -> str:
        """An `assert` statement about the names."""
        return self.equal(f'[each["name"] for each in workspace.form.get({python(column)})]', names)

    def comment(self, text: str) -> str:
        """A comment."""
        return f"# {in_one_line(text)}"

    def file(self, name: str, statements: Sequence[str]) -> str:
        """A module with one test."""
        lines = [line for each in statements for line in each.split("\n")]
        return _HEAD.format(name=name) + "".join(f"    {line}".rstrip() + "\n" for line in lines)


def _is_name(text: str) -> bool:
    return text.isidentifier() and text.isascii() and not keyword.iskeyword(text)


PYTHON = PythonWords()
