"""A test in TypeScript, for the npm package with @playwright/test."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from apm.recordings.text_literals import in_one_line, javascript
from apm.recordings.words import Words

_NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")

_HEAD = """// Recorded with apm-emulator.
import {{ expect, test }} from "apm-emulator/playwright";

test({name}, async ({{ workspace }}) => {{
  const {{ page }} = workspace;
"""


class TypeScriptWords(Words):
    """The words of TypeScript."""

    def name(self, name: str) -> str:
        """A name in camelCase."""
        return re.sub(r"_(\w)", lambda found: found[1].upper(), name)

    def literal(self, value: Any) -> str:
        """A literal of JavaScript."""
        return javascript(value)

    def options(self, values: Mapping[str, Any]) -> str:
        """An object."""
        pairs = (f"{_key(key)}: {javascript(each)}" for key, each in values.items())
        return f"{{ {', '.join(pairs)} }}" if values else ""

    def statement(self, call: str) -> str:
        """A statement that waits."""
        return f"await {call};"

    def variable(self, name: str, call: str) -> str:
        """A constant."""
        return f"const {name} = await {call};"

    def assign(self, variable: str, name: str, value: Any) -> str:
        """A call of the method that sets the property."""
        return self.statement(f"{variable}.set{name[0].upper()}{name[1:]}({javascript(value)})")

    def run_later(self, text: str) -> str:
        """A call into the page that returns at once."""
        call = "page.evaluate((text) => void apmWorkspace.runScript(text)"
        return self.statement(f"{call}, {javascript(text)})")

    def equal(self, call: str, value: Any) -> str:
        """An expectation of a value."""
        return f"expect(await {call}).toEqual({javascript(value)});"

    def titles(self, of: str) -> str:
        """A promise of the titles."""
        return f"Promise.all((await {of}).map(({{ title }}) => title))"

    def named_records(self, column: str, names: Any) -> str:
        """An expectation of objects with the names."""
        records = ", ".join(f"{{ name: {javascript(each)} }}" for each in names)
        get = f"workspace.form.get({javascript(column)})"
        return f"expect(await {get}).toMatchObject([{records}]);"

    def comment(self, text: str) -> str:
        """A comment."""
        return f"// {in_one_line(text)}"

    def file(self, name: str, statements: Sequence[str]) -> str:
        """A module with one test."""
        lines = [line for each in statements for line in each.split("\n")]
        body = "".join(f"  {line}".rstrip() + "\n" for line in lines)
        return f"{_HEAD.format(name=javascript(name))}{body}}});\n"


def _key(name: str) -> str:
    return name if _NAME.fullmatch(name) and name != "__proto__" else _in_brackets(name)


def _in_brackets(name: str) -> str:
    return f"[{javascript(name)}]" if name == "__proto__" else javascript(name)


TYPESCRIPT = TypeScriptWords()
