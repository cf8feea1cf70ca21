"""Themes that follow the system or the user's choice, menus for overflowing controls, and windows of any width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_strips import app_tab, drawn, open_case, open_tab, session_tab, titles
from tests.support.watched_pages import boot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page, ViewportSize

    from tests.support.watched_pages import Console

WIDE: ViewportSize = {"width": 1280, "height": 720}
WIDTHS = (1280, 700, 400)
GROUND = "getComputedStyle(document.querySelector('#panels [role=tabpanel]')).backgroundColor"
LIGHT, DARK, BLACK = "rgb(255, 255, 255)", "rgb(41, 41, 41)", "rgb(0, 0, 0)"


@pytest.fixture(autouse=True)
def as_it_was(booted_page: Page) -> Iterator[None]:
    """Restores the size, the colour preference and the theme of the shared page after each test."""
    yield
    booted_page.set_viewport_size(WIDE)
    booted_page.emulate_media(color_scheme="light", forced_colors="none")
    booted_page.evaluate("window.dispatchEvent(new CustomEvent('apm:theme', { detail: 'system' }))")


def chooser(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Theme")


class TestThemes:
    def test_the_system_decides_until_a_person_does(self, workspace: Page) -> None:
        assert workspace.evaluate(GROUND) == LIGHT
        workspace.emulate_media(color_scheme="dark")
        assert workspace.evaluate(GROUND) == DARK
        chooser(workspace).select_option("Light")
        assert workspace.evaluate(GROUND) == LIGHT
        chooser(workspace).select_option("High contrast")
        assert workspace.evaluate(GROUND) == BLACK
        chooser(workspace).select_option("System")
        assert workspace.evaluate(GROUND) == DARK

    def test_a_choice_stays_when_the_workspace_starts_again(self, workspace: Page) -> None:
        chooser(workspace).select_option("Dark")
        workspace.evaluate("apmWorkspace.reset()")
        expect(chooser(workspace)).to_have_value("dark")
        assert workspace.evaluate(GROUND) == DARK

    def test_a_choice_is_there_before_the_page_is_drawn(self, page: Page, console: Console) -> None:
        page.add_init_script("localStorage.setItem('apm-theme', 'dark')")
        seen: list[str] = []

        def hear(theme: str) -> None:
            seen.append(theme)

        page.expose_function("seen", hear)
        page.add_init_script(
            """document.addEventListener("readystatechange", () => {
              if (document.readyState === "interactive") seen(document.documentElement.dataset.theme);
            })"""
        )
        boot(page, console)
        assert seen == ["dark"]
        expect(chooser(page)).to_have_value("dark")

    def test_an_unknown_choice_counts_as_none(self, page: Page, console: Console) -> None:
        page.add_init_script("localStorage.setItem('apm-theme', '<b>')")
        boot(page, console)
        expect(chooser(page)).to_have_value("system")
        assert page.evaluate(GROUND) == LIGHT

    def test_with_forced_colours_the_selected_tab_is_marked(self, workspace: Page) -> None:
        workspace.emulate_media(forced_colors="active")
        open_tab(workspace, "apm_dashboard", dashboardId="x", title="Numbers")
        drawn(workspace)
        mark = """(tab) => {
          const { content, borderBottomWidth } = getComputedStyle(tab.parentElement, "::after");
          return content !== "none" && borderBottomWidth;
        }"""
        assert app_tab(workspace, "Numbers").evaluate(mark) == "3px"
        assert app_tab(workspace, "Dashboard").evaluate(mark) is False

    @pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
    def test_every_colour_of_the_style_sheets_has_a_value(
        self, workspace: Page, theme: str
    ) -> None:
        chooser(workspace).select_option(theme)
        missing = """() => {
          const used = new Set();
          for (const { cssRules } of document.styleSheets)
            for (const { cssText } of cssRules)
              for (const [, name] of cssText.matchAll(/var\\((--[\\w-]+)/g)) used.add(name);
          const style = getComputedStyle(document.documentElement);
          return [...used].filter((name) => !style.getPropertyValue(name));
        }"""
        assert workspace.evaluate(missing) == []


class TestFullStrips:
    def test_no_button_where_all_fit(self, workspace: Page) -> None:
        expect(workspace.get_by_role("button", name="More sessions")).to_be_hidden()
        expect(workspace.get_by_role("button", name="More tabs")).to_be_hidden()

    def test_a_menu_lists_the_sessions_out_of_view(self, workspace: Page) -> None:
        workspace.set_viewport_size({"width": 700, "height": 720})
        for number in range(8):
            open_case(workspace, title=f"Customer {number}")
        drawn(workspace)
        workspace.get_by_role("button", name="More sessions").click()
        menu = workspace.get_by_role("navigation", name="More sessions")
        listed = menu.get_by_role("button").all_inner_texts()
        assert listed
        assert listed == [f"Customer {number}" for number in range(len(listed))]
        menu.get_by_role("button", name="Customer 0").click()
        tab = session_tab(workspace, "Customer 0")
        expect(tab).to_have_attribute("aria-selected", "true")
        expect(tab).to_be_focused()
        expect(menu).to_be_hidden()
        expect(workspace.locator("#more-session button")).to_have_count(0)
        box, home = tab.bounding_box(), session_tab(workspace, "Home").bounding_box()
        assert box
        assert home
        assert box["x"] >= home["x"] + home["width"] - 1, "Home stands beside it"
        assert len(titles(workspace, "Session strip")) == 9

    def test_the_keyboard_opens_chooses_and_leaves(self, workspace: Page) -> None:
        workspace.set_viewport_size({"width": 400, "height": 720})
        for number in range(6):
            open_tab(workspace, "apm_dashboard", dashboardId="x", title=f"Numbers {number}")
        drawn(workspace)
        button = workspace.get_by_role("button", name="More tabs")
        expect(button).to_be_visible()
        button.press("Enter")
        workspace.keyboard.press("Tab")
        expect(
            workspace.get_by_role("navigation", name="More tabs").get_by_role("button").first
        ).to_be_focused()
        workspace.keyboard.press("Escape")
        expect(button).to_be_focused()
        button.press("Enter")
        workspace.keyboard.press("Tab")
        workspace.keyboard.press("Enter")
        expect(app_tab(workspace, "Dashboard")).to_be_focused()
        expect(app_tab(workspace, "Dashboard")).to_have_attribute("aria-selected", "true")

    def test_the_button_goes_with_what_it_listed(self, workspace: Page) -> None:
        workspace.set_viewport_size({"width": 400, "height": 720})
        for number in range(3):
            open_case(workspace, title=f"Customer {number}")
        drawn(workspace)
        expect(workspace.get_by_role("button", name="More sessions")).to_be_visible()
        workspace.set_viewport_size(WIDE)
        expect(workspace.get_by_role("button", name="More sessions")).to_be_hidden()


class TestTopBar:
    def test_it_names_the_app_and_the_user(self, workspace: Page) -> None:
        bar = workspace.get_by_role("banner")
        expect(bar).to_contain_text("Customer Service workspace")
        expect(bar.get_by_text("Sam Agent")).to_be_visible()

    def test_its_actions_are_a_menu_in_a_narrow_window(self, workspace: Page) -> None:
        workspace.set_viewport_size({"width": 400, "height": 720})
        action = workspace.get_by_role("button", name="Run script")
        expect(action).to_be_hidden()
        workspace.get_by_role("button", name="More actions").click()
        action.click()
        expect(workspace.get_by_role("dialog", name="Run script")).to_be_visible()
        expect(action).to_be_hidden()

    def test_the_site_map_opens_a_page_and_closes(self, workspace: Page) -> None:
        workspace.get_by_role("button", name="Site map").click()
        workspace.get_by_role("group", name="Site map").get_by_role("button", name="Cases").click()
        expect(app_tab(workspace, "Cases")).to_have_attribute("aria-selected", "true")
        expect(workspace.get_by_role("group", name="Site map")).to_be_hidden()

    def test_a_reset_closes_the_menu(self, workspace: Page) -> None:
        workspace.get_by_role("button", name="Site map").click()
        expect(workspace.get_by_role("group", name="Site map")).to_be_visible()
        workspace.evaluate("apmWorkspace.reset()")
        expect(workspace.get_by_role("group", name="Site map")).to_be_hidden()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_window(workspace: Page, width: int) -> None:
    workspace.set_viewport_size({"width": width, "height": 720})
    for number in range(9):
        open_case(workspace, title=f"A rather long title of session {number}")
    open_tab(workspace, "apm_dashboard", dashboardId="x", title="Numbers")
    drawn(workspace)
    assert workspace.evaluate("document.documentElement.scrollWidth") == width
    for name in ("Session strip", "Tab strip"):
        box = workspace.get_by_role("group", name=name).bounding_box()
        assert box
        assert box["width"] == width
