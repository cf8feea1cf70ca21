"""The form of a device, a table of the sample solution, on a page of its own."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from apm.host.serve.served_workspace import ServedWorkspace
from tests.support.page_form_scripts import CASE
from tests.support.sample_solution import UNPACKED
from tests.support.served_pages import served_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.support.watched_pages import Console

CASE_TITLE = "Espresso machine leaks from the group head"
"""The title of the case that belongs to the device."""

_OPEN = """async (caseId) => {
    const { entities } = await Xrm.WebApi.retrieveMultipleRecords("con_device", "?$orderby=con_name");
    const [{ con_deviceid }] = entities;
    const device = `/con_devices(${con_deviceid})`;
    await Xrm.WebApi.updateRecord("incident", caseId, { "con_DeviceId@odata.bind": device });
    await Xrm.Navigation.openForm({ entityName: "con_device", entityId: con_deviceid });
    await apmWorkspace.drawn();
}"""


@contextmanager
def served_solution(browser: Browser, folder: Path) -> Iterator[tuple[Page, Console]]:
    """Serves the sample solution, and starts its page; `folder` gets the workspace file."""
    file = folder / "workspace.toml"
    file.write_text(f'solutions.paths = ["{UNPACKED.as_posix()}"]\n')
    with served_page(browser, ServedWorkspace(file)) as served:
        yield served


def open_device(page: Page) -> None:
    """Opens the form of the first device, with a case that belongs to it."""
    page.evaluate(_OPEN, CASE)
