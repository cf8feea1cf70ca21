r"""Explains an error of TOML: its line, and what would be right.

The parser says only what it did not expect, so frequent mistakes are recognised by the text where it stopped.

>>> explained("app.name = Desk", "Invalid value (at line 1, column 12)")
'Invalid value in \'app.name = Desk\'; write text in quotes: "Desk" (at line 1, column 12)'
"""

from __future__ import annotations

import re

from apm.core.errors import show
from apm.core.json_text import MAX_LENGTH
from apm.settings.rules import FILE_RULES

_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_AT_END = " (at end of document)"
_LONGEST = 80
"""The number of characters of a line that a message shows."""

_OPENED = {
    'Expected "\'"': r"'[^'\n]*$",
    "Unterminated string": r"\"\"\"|'''",
    "Unclosed array": r"=\s*\[",
}
"""What was opened and never closed, by the message at the end of the text."""

_BY_MESSAGE = {
    "Unescaped '\\'": r"write paths with /, or in single quotes: 'C:\folder'",
    "Invalid hex value": r"write paths with /, or in single quotes: 'C:\folder'",
    "Illegal character '\\n'": "close the text with the quote that it begins with",
    'Expected "\'"': "close the text with the quote that it begins with",
    "Unterminated string": "close the text with the three quotes that it begins with",
    "Unclosed array": "write commas between the entries of a list and ] at its end",
    "Expected ']]'": "write ]] at the end of the line",
    "Expected ']'": "write ] at the end of the line",
    "Invalid initial character": "write a table in braces in one line, without a comma at its end",
    "Unclosed inline table": "write commas between the keys of a table in braces and } at its end",
}
"""What would be right, by the start of a message that has one cause."""

_BY_TEXT = (
    (r"(//|/\*|--|;;)", "begin a comment with #"),
    (r"[\u201c\u201d\u201e\u2018\u2019]", 'write straight quotes: "'),
    (r":=?", "write = between a key and its value"),
    (r"[=>]", "write one = between a key and its value"),
    (r"\(", "write a list in square brackets: []"),
    (r"[,;]\s*(#.*)?$", "end the line after the value"),
    (r"(?i:true)\b", "write true in small letters"),
    (r"(?i:false)\b", "write false in small letters"),
    (r"(?i:null|none|nil|undefined)\b", "leave out a key that has no value"),
)
"""What would be right, by the text at which the parser stopped."""


def explained(text: str, message: str) -> str:
    """Return a message of the parser with the line that it is about, and what would be right if that is known.

    Args:
        text: the text that was read.
        message: the message, with its place in parentheses at its end.
    """
    place = _PLACE.search(message) or _opened(text, message)
    if place is None or len(text) > MAX_LENGTH:
        return message
    said = message[: message.rindex(" (")]
    number, column = int(place[1]), int(place[2])
    line = text.split("\n")[number - 1]
    rest = line[column - 1 :].lstrip()
    advice = _of_repeated(text, said, number) or _advice(said, line, rest)
    shown = f" in {_shown(line.strip())}" if line.strip() else ""
    return f"{said}{shown}{f'; {advice}' if advice else ''} (at line {number}, column {column})"


def _shown(line: str) -> str:
    """A line in quotes, as it is: a doubled backslash would be another text."""
    return f"'{line}'" if line.isprintable() and len(line) <= _LONGEST else show(line, _LONGEST)


def _opened(text: str, message: str) -> re.Match[str] | None:
    """The place of what is not closed at the end of a text, as in messages of the parser."""
    opened = next((each for start, each in _OPENED.items() if message.startswith(start)), None)
    if opened is None or not message.endswith(_AT_END):
        return None
    last = [*re.finditer(opened, text, re.MULTILINE)][-1:]
    for found in last:
        before = text[: found.start()]
        column = found.start() - before.rfind("\n")
        return _PLACE.search(f" (at line {before.count(chr(10)) + 1}, column {column})")
    return None


def _advice(said: str, line: str, rest: str) -> str:
    by_message = [each for start, each in _BY_MESSAGE.items() if said.startswith(start)]
    by_text = [each for start, each in _BY_TEXT if re.match(start, rest)]
    found = [*by_message, *by_text]
    if found:
        return found[0]
    if said.startswith("Invalid value"):
        return _of_value(line, rest)
    if said.startswith("Expected '='"):
        return _of_key(rest)
    if said.startswith("Expected newline"):
        return _of_rest(line, rest)
    is_start = said.startswith("Invalid statement")
    return "write key = value, or a table in brackets" if is_start else ""


def _of_value(line: str, rest: str) -> str:
    if not rest or rest.startswith("#"):
        return "write a value after ="
    if line.lstrip() == rest and "=" in rest:
        return "write ] at the end of the list above"
    word = re.split(r"[,\]}#\"']", rest, maxsplit=1)[0].strip()
    return f'write text in quotes: "{word}"' if re.match(r"[^\W\d]", word) else ""


def _of_key(rest: str) -> str:
    if not rest:
        return "write = and a value after a key"
    if rest.startswith(('"', "'", "[", "{")) or "=" not in rest:
        return "write = between a key and its value"
    return "write a key without spaces, of letters, digits, _ and -, or in quotes"


def _of_rest(line: str, rest: str) -> str:
    """What would be right for what follows a value or a header in its line."""
    if line.lstrip().startswith("["):
        return "write the keys of a table in the lines below its header"
    if re.search(r"=\s*[+-]?\d[\d_.]*$", line[: len(line) - len(rest)]):
        return "write a number with digits only, without zeros before it"
    if line[: len(line) - len(rest)].endswith(('"', "'")):
        return "write text that has quotes in it in the other quotes"
    if "=" in rest:
        return "write each key in a line of its own"
    value = line.partition("=")[2].partition("#")[0].strip()
    is_text = re.fullmatch(r"[\w.:+-][^\"'\[\]{}]*", value)
    return f'write text in quotes: "{value}"' if is_text else "leave out what follows the value"


def _of_repeated(text: str, said: str, number: int) -> str:
    """What would be right for a key or a header that the text has above already."""
    if not re.match("Cannot (declare|overwrite|mutate)", said):
        return ""
    lines = text.split("\n")
    header = re.match(r"\s*\[+([^\[\]]*)\]", lines[number - 1])
    key = (header[1] if header else lines[number - 1].partition("=")[0]).strip()
    # A key such as app.name makes the table, too.
    end = r"[\]=.]" if header else r"[\]=]"
    pattern = rf"\s*(\[+\s*)?{re.escape(key)}\s*{end}"
    above = [at for at, line in enumerate(lines[: number - 1], 1) if re.match(pattern, line)]
    if not above:
        return "write a table with all its keys in one place"
    what = f"line {above[-1]} has {show(key)} already"
    if not header:
        return f"{what}: leave one of them out"
    is_list = FILE_RULES.get(key, {}).get("type") != "dict"
    if is_list and header[0].lstrip().startswith("[["):
        return f"{what}: {_of_list(lines[above[-1] - 1], key, above[-1])}"
    of_list = f", or [[{key}]] above each entry of the list" if is_list else ""
    return f"{what}: write its keys there{of_list}"


def _of_list(line: str, key: str, number: int) -> str:
    """What would be right for a list that a line above [[key]] has in another form."""
    if line.lstrip().startswith("["):
        return f"write [[{key}]] there too"
    is_empty = re.search(r"=\s*\[\s*\]\s*(#.*)?$", line)
    return f"leave out line {number}" if is_empty else "write all its entries in one place"
