"""The seeds beside a workspace file: JSON and TOML files in the folder `seeds`, by their names without the ending."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apm.core.json_text import Json, JsonTextError, parse_json
from apm.reading.named_files import files_of, placed
from apm.reading.text_file import TextFileError, read_text
from apm.reading.toml_text import read_toml
from apm.snapshots.snapshot_reading import seed_problems

if TYPE_CHECKING:
    from pathlib import Path

PATTERNS = ("seeds/*.json", "seeds/*.toml")
"""The files of seeds, relative to the folder of the workspace file."""


@dataclass
class SeedFiles:
    """The seeds beside a workspace file.

    Attributes:
        seeds: the seeds by name.
        problems: the problems of all seeds; what they name is checked when they are opened.
        texts: the texts of the files, by their names in messages; empty for those that could not be read.
    """

    seeds: dict[str, Json] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


def read_seeds(folder: Path) -> SeedFiles:
    """Return the seeds in a folder, and their problems."""
    read = SeedFiles()
    for file in (each for pattern in PATTERNS for each in files_of(pattern, folder)):
        place = file.relative_to(folder).as_posix()
        read.texts[place] = ""
        if file.stem in read.seeds:
            read.problems.append(f"{place}: there is a seed {file.stem} already, {file.stem}.json")
        else:
            _add(read, file, place)
    return read


def _add(read: SeedFiles, file: Path, place: str) -> None:
    text = ""
    try:
        text = read_text(file)
        seed = parse_json(text) if file.suffix == ".json" else read_toml(text)
    except TextFileError as error:
        read.problems.append(f"{place} {error}")
    except JsonTextError as error:
        read.problems.append(f"{place} is {placed(error, text)}")
    except ValueError as error:
        read.problems.append(f"{place} is not valid TOML: {error}")
    else:
        read.seeds[file.stem] = seed
        read.texts[place] = text
        read.problems += (f"{place}: {each}" for each in seed_problems(seed))
