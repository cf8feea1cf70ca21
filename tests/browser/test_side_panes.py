"""Side panes, by mouse and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.page_strips import drawn, open_case

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

MAKE = """async ([title, page]) => {
  const pane = await Xrm.App.sidePanes.createPane({ title, paneId: title });
  if (page) await pane.navigate(page);
}"""
RESOURCE = {"pageType": "webresource", "webresourceName": "msdyn_kbsearchpagehost.html"}
FORM = {"pageType": "entityrecord", "entityName": "contact"}


def make(page: Page, title: str, shown: dict[str, str] | None = None) -> None:
    page.evaluate(MAKE, [title, shown])
    drawn(page)


def icon(page: Page, title: str) -> Locator:
    panes = page.get_by_role("tablist", name="Side panes", exact=True)
    return panes.get_by_role("tab", name=title, exact=True)


def pane(page: Page, title: str) -> Locator:
    return page.locator("#side-panes").get_by_role("tabpanel", name=title, exact=True)


def test_a_click_selects_a_pane_and_another_collapses_it(workspace: Page) -> None:
    make(workspace, "Help")
    make(workspace, "Notes")
    expect(pane(workspace, "Notes")).to_be_visible()
    icon(workspace, "Help").click()
    expect(pane(workspace, "Help")).to_be_visible()
    expect(pane(workspace, "Notes")).to_be_hidden()
    icon(workspace, "Help").click()
    expect(pane(workspace, "Help")).to_be_hidden()
    expect(icon(workspace, "Help")).to_be_focused()
    assert workspace.evaluate("Xrm.App.sidePanes.state") == 0


def test_the_cross_closes_a_pane(workspace: Page) -> None:
    make(workspace, "Help")
    make(workspace, "Notes")
    workspace.get_by_role("button", name="Close Notes", exact=True).click()
    expect(pane(workspace, "Help")).to_be_visible()
    expect(icon(workspace, "Notes")).to_have_count(0)
    expect(icon(workspace, "Help")).to_be_focused()
    workspace.get_by_role("button", name="Close Help", exact=True).click()
    expect(workspace.locator("#side-panes")).to_be_hidden()


def test_arrows_move_along_the_icons(workspace: Page) -> None:
    for title in ("Help", "Notes", "More"):
        make(workspace, title)
    expect(icon(workspace, "More")).to_have_attribute("tabindex", "0")
    icon(workspace, "More").focus()
    workspace.keyboard.press("ArrowUp")
    expect(icon(workspace, "Notes")).to_be_focused()
    workspace.keyboard.press("Home")
    workspace.keyboard.press("ArrowUp")
    expect(icon(workspace, "Help")).to_be_focused()
    workspace.keyboard.press("Enter")
    expect(pane(workspace, "Help")).to_be_visible()


def test_a_frame_survives_another_pane_and_other_sessions(workspace: Page) -> None:
    make(workspace, "Help", RESOURCE)
    frame = pane(workspace, "Help").locator("iframe")
    expect(frame.content_frame.get_by_role("heading")).to_be_visible()
    frame.evaluate("(frame) => frame.contentWindow.mark = true")
    make(workspace, "Notes")
    open_case(workspace)
    drawn(workspace)
    icon(workspace, "Help").click()
    assert frame.evaluate("(frame) => frame.contentWindow.mark") is True


def test_a_form_keeps_what_was_typed(workspace: Page) -> None:
    make(workspace, "Person", FORM)
    field = pane(workspace, "Person").get_by_label("Last Name")
    field.fill("Silva")
    make(workspace, "Notes")
    icon(workspace, "Person").click()
    expect(field).to_have_value("Silva")
    pane(workspace, "Person").get_by_role("button", name="Save", exact=True).click()
    expect(pane(workspace, "Person").get_by_role("heading", level=1)).to_have_text("Silva")


def test_what_did_not_change_is_not_touched(workspace: Page) -> None:
    make(workspace, "Help", RESOURCE)
    touched = workspace.evaluate(
        """async () => {
          const touched = [];
          const seen = new MutationObserver((all) => touched.push(...all));
          const all = { subtree: true, characterData: true, childList: true, attributes: true };
          for (const region of ["side-panes", "overlays"]) {
            seen.observe(document.getElementById(region), all);
          }
          const pane = Xrm.App.sidePanes.getPane("Help");
          pane.title = "Help";
          Xrm.Utility.closeProgressIndicator();
          await Microsoft.Apm.createTab({
            templateName: "apm_dashboard", appContext: { dashboardId: "x" },
          });
          await apmWorkspace.drawn();
          touched.push(...seen.takeRecords());
          return touched.length;
        }"""
    )
    assert touched == 0


def test_a_pane_does_not_cover_the_inspector_of_a_small_window(workspace: Page) -> None:
    make(workspace, "Help", FORM)
    workspace.get_by_role("button", name="Inspector").click()
    drawn(workspace)
    workspace.set_viewport_size({"width": 640, "height": 470})
    covered = """() => [...document.querySelectorAll(".inspector button, .inspector input")].filter((each) => {
      const { left, top, width, height } = each.getBoundingClientRect();
      return !each.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    }).length"""
    assert workspace.evaluate(covered) == 0
    workspace.set_viewport_size({"width": 1280, "height": 720})


def test_a_pane_has_its_width(workspace: Page) -> None:
    make(workspace, "Help")
    workspace.evaluate("Xrm.App.sidePanes.getPane('Help').width = 420")
    drawn(workspace)
    box = pane(workspace, "Help").bounding_box()
    assert box
    assert round(box["width"]) == 420
