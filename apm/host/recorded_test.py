"""What the command `record` writes and says: in the wheel, and in the npm package, which runs this module in Pyodide.

>>> planned(None, Path("test_case.py"), "typescript").language
'python'
>>> planned(None, None, "typescript").file.name
'recorded.spec.ts'
"""

from __future__ import annotations

from pathlib import Path

from apm.host.host_error import HostError
from apm.host.serve.recorded_text import RecordedText

FILES = {"python": "test_recorded.py", "typescript": "recorded.spec.ts"}
"""By language: the file that is written by default."""

NOTHING = "Nothing was recorded."
"""What is said when the command is ended before the recording."""

_RUN = {"python": "pytest {file}", "typescript": "npx playwright test {file}"}
"""By language: the command that runs the test."""

_LANGUAGES = {".py": "python", **dict.fromkeys((".ts", ".mts", ".js", ".mjs"), "typescript")}
"""By the ending of a file: the language of its tests."""


def planned(language: str | None, output: str | Path | None, default: str) -> RecordedText:
    """The test that will be recorded.

    Args:
        language: its language; by default that of the file.
        output: the file, which does not exist; by default one of `FILES` in the current folder.
        default: the language if neither is given, or if the file could have any language.

    Raises:
        HostError: there is no such language, the file exists already, or its folder does not.
    """
    given = Path(output) if output else None
    language = language or (_LANGUAGES.get(given.suffix, default) if given else default)
    if language not in FILES:
        raise HostError(f"There is no language '{language}': name {' or '.join(FILES)}.")
    file = given or Path(FILES[language])
    if not file.parent.is_dir():
        raise HostError(f"There is no folder '{file.parent}': name one that exists with --output.")
    if file.exists():
        raise HostError(f"There is a file '{file}' already: name another one with --output.")
    return RecordedText(language, file)


def begun(url: str) -> str:
    """What is said when the page is served."""
    return f"The recording begins at {url} and ends there with 'Stop recording'."


def ended(recorded: RecordedText) -> str:
    """What is said when the test was written."""
    file = recorded.file
    return f"The test is in {file}: run it with '{_RUN[recorded.language].format(file=file)}'."
