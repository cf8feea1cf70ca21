"""The records and tables that a workspace gets from a solution."""

from __future__ import annotations

from pathlib import Path

from apm.dataverse import Records
from apm.dataverse.schema.columns import Column
from apm.reading.workspace_file import WorkspaceFile, read_workspace
from apm.settings.shipped import from_shipped
from tests.support.sample_solution import tiny_files, zipped


def records_of(read: WorkspaceFile) -> Records:
    """The records that the page has."""
    assert read.problems == ()
    own = from_shipped(read.page).settings.records
    return Records(own.tables, replace=own.replace, described=own.described)


def records_with(folder: Path, sections: str) -> Records:
    """The records of a workspace in a folder with a solution that has these sections of `customizations.xml`."""
    file = folder / "a.zip"
    file.write_bytes(zipped(tiny_files(sections)))
    return records_of(read_workspace(folder / "workspace.toml", [file]))


def targets(column: Column) -> list[tuple[str, str]]:
    """The tables of a lookup, each with its navigation property."""
    return [(each.table, each.navigation) for each in column.targets]
