"""Dates of a form: scripts read and set them, in any time zone of the browser, and the user types them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_form_scripts import field, open_case
from tests.support.page_forms import CASE, open_record
from tests.support.watched_pages import boot

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from tests.support.watched_pages import Console


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_dates_are_those_of_the_browsers_own_place(
    zone: str, new_context: Callable[..., BrowserContext], console: Console
) -> None:
    page = new_context(timezone_id=zone).new_page()
    boot(page, console)
    page.evaluate("""() => {
      globalThis.mine = { keep: (context) => { globalThis.form = context.getFormContext(); } };
      return apmWorkspace.load({ forms: ["contact", "incident"].map((table) =>
        ({ table, event: "onload", function: "mine.keep" })) });
    }""")
    open_case(page, entityName="contact")
    for day in ("2026-07-01", "2026-12-31", "1969-02-28"):
        field(page, "Birthday").fill(day)
        read = page.evaluate("""() => {
          const it = form.getAttribute("birthdate").getValue();
          return [it.getFullYear(), it.getMonth() + 1, it.getDate(), it.getHours()];
        }""")
        assert read == [*map(int, day.split("-")), 0]
        page.evaluate(
            "form.getAttribute('birthdate').setValue(new Date(...%s))"
            % [read[0], read[1] - 1, read[2]]
        )
        page.evaluate("apmWorkspace.drawn()")
        expect(field(page, "Birthday")).to_have_value(day)
        page.evaluate(
            "form.getAttribute('birthdate').setValue(new Date(...%s))"
            % [read[0], read[1] - 1, read[2], 23, 30]
        )
        page.evaluate("apmWorkspace.drawn()")
        expect(field(page, "Birthday")).to_have_value(day)
    open_case(page)
    moment = page.evaluate("form.getAttribute('resolveby').getValue().getTime()")
    assert moment == datetime(2026, 6, 30, 17, tzinfo=UTC).timestamp() * 1000
    page.evaluate(
        "form.getAttribute('resolveby').setValue(new Date(Date.UTC(2026, 7, 1, 9, 30, 15)))"
    )
    page.evaluate("apmWorkspace.drawn()")
    expect(field(page, "Resolve By")).to_have_value("2026-08-01T09:30:15")


COLUMNS = {
    "new_name": {"label": "Name", "type": "text"},
    "new_day": {"label": "Day", "type": "datetime", "format": "date"},
    "new_checkin": {
        "label": "Check-in",
        "type": "datetime",
        "behavior": "TimeZoneIndependent",
    },
}
TRIP = "7a190000-0000-4000-8000-000000000001"
PARTS = """(name) => {
  const it = form.getAttribute(name).getValue();
  return [it.getFullYear(), it.getMonth() + 1, it.getDate(), it.getHours(), it.getMinutes()];
}"""


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_days_and_times_without_a_zone_are_the_same_everywhere(
    zone: str, new_context: Callable[..., BrowserContext], console: Console
) -> None:
    page = new_context(timezone_id=zone).new_page()
    boot(page, console)
    row = {"new_tripid": TRIP, "new_name": "Rome"}
    row |= {"new_day": "2026-07-01T00:00:00Z", "new_checkin": "2026-07-01T14:30:00Z"}
    page.evaluate(
        """(records) => {
          globalThis.mine = { keep: (context) => { globalThis.form = context.getFormContext(); } };
          return apmWorkspace.load({ records,
            forms: [{ table: "new_trip", event: "onload", function: "mine.keep" }] });
        }""",
        {"described": {"new_trip": {"columns": COLUMNS}}, "tables": {"new_trip": [row]}},
    )
    open_case(page, entityName="new_trip", entityId=TRIP)
    expect(field(page, "Day")).to_have_value("2026-07-01")
    expect(field(page, "Check-in")).to_have_value("2026-07-01T14:30")
    assert page.evaluate(PARTS, "new_day") == [2026, 7, 1, 0, 0]
    assert page.evaluate(PARTS, "new_checkin") == [2026, 7, 1, 14, 30]
    page.evaluate("form.getAttribute('new_day').setValue(new Date(2026, 7, 2, 23, 30))")
    page.evaluate("form.getAttribute('new_checkin').setValue(new Date(2026, 7, 2, 23, 30))")
    saved = page.evaluate(
        """(id) => form.data.save().then(() => Xrm.WebApi.retrieveRecord("new_trip", id))""", TRIP
    )
    assert (saved["new_day"], saved["new_checkin"]) == (
        "2026-08-02T00:00:00Z",
        "2026-08-02T23:30:00Z",
    )


def test_a_date_that_is_not_complete_is_reported_and_nothing_is_lost(workspace: Page) -> None:
    form = open_record(workspace, "incident", entityId=CASE)
    due = form.get_by_label("Resolve By")
    due.focus()
    due.press("Delete")  # This clears only the first part, the month.
    due.press("Control+s")
    problem = "Resolve By: it is not complete; finish or clear it."
    expect(workspace.get_by_role("alert")).to_have_text(problem)
    expect(due).to_be_focused()
    expect(due).to_have_attribute("aria-invalid", "true")
    expect(due).to_have_accessible_description(problem)
    workspace.keyboard.type("07")
    expect(due).to_have_value("2026-07-30T17:00")
    expect(due).not_to_have_attribute("aria-invalid", "true")


def test_a_date_that_was_cleared_part_by_part_is_none(workspace: Page) -> None:
    form = open_record(workspace, "incident", entityId=CASE)
    due = form.get_by_label("Resolve By")
    due.focus()
    for _ in range(6):  # Month, day, year, hour, minute, and AM or PM.
        due.press("Delete")
        due.press("ArrowRight")
    due.press("Control+s")
    expect(form.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    expect(workspace.get_by_role("alert")).to_have_count(0)
    read = "(id) => Xrm.WebApi.retrieveRecord('incident', id).then((record) => record.resolveby)"
    assert workspace.evaluate(read, CASE) is None


def test_a_date_that_was_begun_in_an_empty_field_is_reported(workspace: Page) -> None:
    form = open_record(workspace, "contact")
    form.get_by_label("Last Name").fill("Zed")
    form.get_by_label("Birthday").press_sequentially("07")
    form.get_by_role("button", name="Save", exact=True).click()
    expect(workspace.get_by_role("alert")).to_contain_text("Birthday: it is not complete")
