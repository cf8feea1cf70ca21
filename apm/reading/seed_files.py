"""The seeds beside a workspace file: JSON and TOML files in the folder `seeds`, by their names without the ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.core.json_text import Json, JsonTextError, parse_json
from apm.reading.named_files import files_of
from apm.reading.text_file import TextFileError, read_text
from apm.reading.toml_text import read_toml
from apm.snapshots.snapshot_reading import seed_problems

if TYPE_CHECKING:
    from pathlib import Path

PATTERNS = ("seeds/*.json", "seeds/*.toml")
"""The files of seeds, relative to the folder of the workspace file."""


def read_seeds(folder: Path) -> tuple[dict[str, Json], list[str]]:
    """Return the seeds by name, and the problems of all seeds; what they name is checked when they are opened."""
    seeds: dict[str, Json] = {}
    problems: list[str] = []
    for file in (each for pattern in PATTERNS for each in files_of(pattern, folder)):
        place = file.relative_to(folder).as_posix()
        if file.stem in seeds:
            problems.append(f"{place}: there is a seed {file.stem} already, {file.stem}.json")
            continue
        try:
            seeds[file.stem] = _read(file)
        except (TextFileError, JsonTextError) as error:
            is_text = isinstance(error, TextFileError)
            problems.append(f"{place} {error}" if is_text else f"{place} is {error}")
        except ValueError as error:
            problems.append(f"{place} is not valid TOML: {error}")
        else:
            problems += (f"{place}: {each}" for each in seed_problems(seeds[file.stem]))
    return seeds, problems


def _read(file: Path) -> Json:
    text = read_text(file)
    return parse_json(text) if file.suffix == ".json" else read_toml(text)
