"""The example scripts in the folder `examples`. The user runs them on the start page or with a link.

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
        name: the name of its file, without the suffix.
        text: the script.
    """

    name: str
    text: str

    @property
    def title(self) -> str:
        """The title, made of the name."""
        return self.name.replace("-", " ").capitalize()

    @property
    def about(self) -> str:
        """The description: the comment at the start of the script."""
        lines = takewhile(lambda line: line.startswith(COMMENT), self.text.splitlines())
        return " ".join(line.removeprefix(COMMENT).strip() for line in lines)


@cache
def examples() -> dict[str, Example]:
    """All examples by name, sorted by name."""
    return {name: Example(name, text) for name, text in sorted(_texts())}


def example(name: str) -> Example | None:
    """The example with a name or file name; None if there is none."""
    return examples().get(name.removesuffix(SUFFIX))


def _texts() -> Iterator[tuple[str, str]]:
    root = Path(__file__).parents[3]
    if root.is_dir():
        for path in (root / FOLDER).glob(f"*{SUFFIX}"):
            yield path.stem, path.read_text("utf-8")
        return
    # On the page, the package and the examples are in one archive.
    from zipfile import ZipFile  # noqa: PLC0415

    with ZipFile(root) as archive:
        for path in map(Path, archive.namelist()):
            if path.parent.name == FOLDER and path.suffix == SUFFIX:
                yield path.stem, archive.read(path.as_posix()).decode()
