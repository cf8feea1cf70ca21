"""Frequent mistakes in TOML: the message has the line and what would be right."""

from __future__ import annotations

import pytest

from apm.reading.toml_text import read_toml


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        ("app.name = Desk", 1, 'write text in quotes: "Desk"'),
        ("scripts = [a.js]", 1, 'write text in quotes: "a.js"'),
        ("app.name = “Desk”", 1, 'write straight quotes: "'),
        ('app.name = "Desk\n', 1, "close the text with the quote that it begins with"),
        ("[app]\nname = 'Desk\n[user]\n", 2, "close the text with the quote that it begins with"),
        ('app.name = """Desk\n', 1, "close the text with the three quotes that it begins with"),
        ('app.name = "say "hi""', 1, "write text that has quotes in it in the other quotes"),
        ('app.name "Desk"', 1, "write = between a key and its value"),
        ('app.name: "Desk"', 1, "write = between a key and its value"),
        ('app.name == "Desk"', 1, "write one = between a key and its value"),
        ("app.name", 1, "write = and a value after a key"),
        ("limits.tabs = # five", 1, "write a value after ="),
        (
            'app name = "Desk"',
            1,
            "write a key without spaces, of letters, digits, _ and -, or in quotes",
        ),
        (
            'web_resources = "C:\\Users"',
            1,
            "write paths with /, or in single quotes: 'C:\\folder'",
        ),
        ('web_resources = "C:\\web"', 1, "write paths with /, or in single quotes: 'C:\\folder'"),
        ("templates.builtin = True", 1, "write true in small letters"),
        ("templates.builtin = FALSE", 1, "write false in small letters"),
        ("app.name = null", 1, "leave out a key that has no value"),
        ('app.name = "Desk" // ours', 1, "begin a comment with #"),
        ("// ours\n", 1, "begin a comment with #"),
        ('app.name = "Desk",', 1, "end the line after the value"),
        ('[app] name = "Desk"', 1, "write the keys of a table in the lines below its header"),
        ("limits.tabs = 05", 1, "write a number with digits only, without zeros before it"),
        ("tabs = 1 sessions = 2", 1, "write each key in a line of its own"),
        ("limits.tabs = 5 tabs # all", 1, 'write text in quotes: "5 tabs"'),
        ("app.name = true story", 1, 'write text in quotes: "true story"'),
        ('scripts = ["a.js"] b.js', 1, "leave out what follows the value"),
        ("[[tab_templates]\n", 1, "write ]] at the end of the line"),
        (
            'scripts = ["a.js"\n',
            1,
            "write commas between the entries of a list and ] at its end",
        ),
        ('scripts = ["a.js",\napp.name = "Desk"', 2, "write ] at the end of the list above"),
        (
            'parameters = { url = "x",\n data = "y" }',
            1,
            "write a table in braces in one line, without a comma at its end",
        ),
        ("[app]\n[user]\n[app]", 3, "line 1 has 'app' already: write its keys there"),
        ('app.name = "a"\n[app]', 2, "line 1 has 'app' already: write its keys there"),
        (
            "[forms]\n[forms]",
            2,
            "line 1 has 'forms' already: write its keys there, or [[forms]] above each entry of the list",
        ),
        ("site_map = []\n[[site_map]]", 2, "line 1 has 'site_map' already: leave out line 1"),
        (
            'scripts = ["a.js"]\n[[scripts]]',
            2,
            "line 1 has 'scripts' already: write all its entries in one place",
        ),
        ("[forms]\n[[forms]]", 2, "line 1 has 'forms' already: write [[forms]] there too"),
        (
            "limits.tabs = 1\nlimits.tabs = 2",
            2,
            "line 1 has 'limits.tabs' already: leave one of them out",
        ),
        (
            "limits = {tabs = 1}\nlimits.sessions = 2",
            2,
            "write a table with all its keys in one place",
        ),
        ("@app = 1", 1, "write key = value, or a table in brackets"),
    ],
)
def test_a_frequent_mistake_has_its_line_and_what_would_be_right(
    text: str, line: int, advice: str
) -> None:
    with pytest.raises(ValueError, match="at line") as caught:
        read_toml(text)
    said, _, place = str(caught.value).rpartition(" (at line ")
    assert place.startswith(f"{line}, ")
    assert said.endswith(f" in '{text.splitlines()[line - 1].strip()}'; {advice}")


def test_another_mistake_has_its_line() -> None:
    with pytest.raises(ValueError, match=r"Invalid value in 'a = -' \(at line 1, column 5\)$"):
        read_toml("a = -")
