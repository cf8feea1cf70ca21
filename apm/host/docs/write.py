"""Writes every generated file: `python -m apm.host.docs.write`, which `nox -s reference` runs."""

from __future__ import annotations

from pathlib import Path

from apm.api.coverage import coverage_rows
from apm.host.docs.coverage_page import COVERAGE, coverage_text
from apm.host.docs.reference import reference_text
from apm.host.docs.reference_pages import PAGES
from apm.host.docs.settings_schema import SCHEMA, schema_text


def generated() -> dict[Path, str]:
    """The text that each generated file should have."""
    return {
        **{page.path: reference_text(page) for page in PAGES},
        COVERAGE: coverage_text(coverage_rows()),
        SCHEMA: schema_text(),
    }


def main() -> None:
    """Write the files and print their names."""
    for path, text in generated().items():
        path.write_text(text, "utf-8")
        print(f"{path.name} is written.")


if __name__ == "__main__":
    main()
