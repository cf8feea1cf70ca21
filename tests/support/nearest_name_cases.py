"""Names that do not exist, with the known ones, and the one that messages suggest in Python and in JavaScript."""

from typing import Any

CASES: list[dict[str, Any]] = [
    {"name": "acount", "known": ["contact", "account"], "found": "account"},
    {"name": "ACCOUNT", "known": ["account"], "found": "account"},
    {"name": "webapi", "known": ["WebApi", "WEBAPI"], "found": "WebApi"},
    {"name": "colour", "known": ["app", "user"], "found": None},
    {"name": "", "known": ["app"], "found": None},
    {"name": "", "known": [""], "found": ""},
    {"name": "x", "known": [], "found": None},
    {"name": "--prot", "known": ["--host", "--port"], "found": "--port"},
    {"name": "--prato", "known": ["--port"], "found": None},
    {"name": "--port", "known": ["--prato"], "found": "--prato"},
    {"name": "abcd", "known": ["abce", "abcf"], "found": "abcf"},
    {"name": "abcd", "known": ["abcf", "abce"], "found": "abcf"},
    {"name": "isFocused", "known": ["focused", "context"], "found": "focused"},
    {"name": "formsolution", "known": ["solution", "solutionform"], "found": "solution"},
]
