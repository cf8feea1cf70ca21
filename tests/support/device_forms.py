"""The form of a device, a table of the sample solution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.page_form_scripts import CASE

if TYPE_CHECKING:
    from playwright.sync_api import Page

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


def open_device(page: Page) -> None:
    """Opens the form of the first device, with a case that belongs to it."""
    page.evaluate(_OPEN, CASE)
