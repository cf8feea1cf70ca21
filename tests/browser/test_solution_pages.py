"""A list and a form of a table that only a solution has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.served_pages import restarted

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.watched_pages import Console

CREATE = """async () => {
    const { id } = await Xrm.WebApi.createRecord("con_device", {
        con_name: "Breakfast set",
        con_kind: 100000001,
        "con_AccountId@odata.bind": (await Xrm.WebApi.retrieveMultipleRecords("account", "?$top=1"))
            .entities.map((each) => `/accounts(${each.accountid})`)[0],
    });
    const read = await Xrm.WebApi.retrieveRecord("con_device", id, "?$select=con_kind,con_number,statuscode");
    return [
        read["con_kind@OData.Community.Display.V1.FormattedValue"],
        read["statuscode@OData.Community.Display.V1.FormattedValue"],
        read.con_number,
    ];
}"""


def test_a_list_and_a_form_of_a_table_of_a_solution(
    served_solution: tuple[Page, Console],
) -> None:
    with restarted(served_solution) as page:
        assert page.evaluate(CREATE) == ["Kettle", "In use", "DEV-01004"]
        expect(page.locator(".app-name")).to_have_text("Contoso service")
        page.get_by_role("button", name="Site map").click()
        menu = page.get_by_role("group", name="Site map")
        expect(menu.locator(".menu-group")).to_have_text(["Today", "Devices"])
        menu.get_by_role("button", name="Devices").click()
        panel = page.locator("#panels")
        expect(panel.get_by_role("row").nth(2)).to_contain_text("Device 1")
        expect(panel.get_by_role("columnheader")).to_have_text(
            ["Name", "Kind", "Price", "Account Name (Account)"]
        )
        expect(panel.get_by_label("View").locator("option")).to_have_text(
            ["Active devices", "Retired devices"]
        )
        panel.get_by_role("button", name="Device 2", exact=True).click()
        expect(panel.get_by_role("heading", name="Device 2")).to_be_visible()
        expect(panel.get_by_label("In service")).to_be_visible()
        expect(panel.get_by_label("Kind").locator("option")).to_have_text(
            ["---", "Toaster", "Kettle", "Oven"]
        )
