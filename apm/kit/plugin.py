"""The pytest plugin, which an installed package registers under the name `apm_emulator`.

It has to work beside other plugins, also in projects that do not use it: without pytest-playwright it only declares its
options and its marker.
"""

from __future__ import annotations

import pytest

from apm.kit import kit_options, marker

PLAYWRIGHT = "playwright"
"""The name under which pytest-playwright is registered."""

MISSING = (
    "The fixture 'workspace' of apm-emulator needs pytest-playwright: "
    "run 'python3 -m pip install pytest-playwright'."
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options."""
    kit_options.add_options(parser)


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker and register the fixtures, after those of pytest-playwright that they replace."""
    config.addinivalue_line("markers", marker.ABOUT)
    if config.pluginmanager.hasplugin(PLAYWRIGHT):
        # Imported here, because this module has to work without Playwright.
        from apm.kit import fixtures, lost_pages, reporting  # noqa: PLC0415

        kit_options.read_options(config)
        lost = lost_pages.LostPages(lambda item: item.stash[fixtures.FOLDER], keeps_browser=True)
        config.stash[fixtures.LOST] = lost
        config.pluginmanager.register(lost, "apm_emulator_lost_pages")
        config.pluginmanager.register(fixtures, "apm_emulator_fixtures")
        config.pluginmanager.register(reporting, "apm_emulator_reporting")
    else:
        config.pluginmanager.register(_WithoutPlaywright(), "apm_emulator_fixtures")


class _WithoutPlaywright:
    @pytest.fixture
    def workspace(self) -> None:
        """Fail with the reason."""
        pytest.fail(MISSING, pytrace=False)
