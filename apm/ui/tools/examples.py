"""The example scripts, as they stand in the folder `examples`: one can be run with a click, or by a link that names it.

>>> example("create-session").title
'Create session'
>>> example("create-session.js").about
'Opens a session for a case of the sample records and focuses it.'
>>> example("greet") is None
True
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

FOLDER = "examples"
SUFFIX = ".js"
COMMENT = "//"


@dataclass(frozen=True, slots=True)
class Example:
    """An example.

    Attributes:
        name: of its file, without the suffix.
        text: the script.
    """

    name: str
    text: str

    @property
    def title(self) -> str:
        """Its name as words."""
        return self.name.replace("-", " ").capitalize()

    @property
    def about(self) -> str:
        """What it does: the comment that it begins with."""
        lines = takewhile(lambda line: line.startswith(COMMENT), self.text.splitlines())
        return " ".join(line.removeprefix(COMMENT).strip() for line in lines)


@cache
def examples() -> dict[str, Example]:
    """All of them by name, in the order of their names."""
    return {name: Example(name, text) for name, text in sorted(_texts())}


def example(name: str) -> Example | None:
    """The one in the file of that name, with or without its suffix; None if there is none."""
    return examples().get(name.removesuffix(SUFFIX))


def _texts() -> Iterator[tuple[str, str]]:
    root = Path(__file__).parents[3]
    if root.is_dir():
        for path in (root / FOLDER).glob(f"*{SUFFIX}"):
            yield path.stem, path.read_text("utf-8")
        return
    # The page has the package in an archive, and the examples beside it.
    from zipfile import ZipFile  # noqa: PLC0415

    with ZipFile(root) as archive:
        for path in map(Path, archive.namelist()):
            if path.parent.name == FOLDER and path.suffix == SUFFIX:
                yield path.stem, archive.read(path.as_posix()).decode()
