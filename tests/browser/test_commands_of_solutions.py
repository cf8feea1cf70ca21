"""The commands of a solution: buttons and menus of forms and lists, their rules, and what they run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from apm.host.serve.served_workspace import ServedWorkspace
from tests.support.page_form_scripts import CASE, open_case
from tests.support.page_scripts import failures
from tests.support.page_strips import drawn, shown_panel
from tests.support.sample_solution import UNPACKED, tiny_files, written
from tests.support.served_pages import restarted, served_page
from tests.support.watched_pages import Console

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, ViewportSize

WIDE: ViewportSize = {"width": 1600, "height": 800}
NARROW: ViewportSize = {"width": 480, "height": 800}
AT_RISK = 100000002
ACCOUNT = "acc00000-0000-4000-8000-000000000001"
RULES = """
var calls = [];
var Rules = {
  later() { calls.push("later"); return new Promise((resolve) => { parent.answer = resolve; }); },
  rejects() { return Promise.reject(new Error("no answer")); },
  nothing() {},
  number() { return 1; },
  of(control, name, text) { parent.given = [control === Xrm.Page, name, text]; return true; },
};
"""
"""The library of a second solution, whose rules answer in every way."""


def _rule(name: str, more: str = "", inside: str = "") -> str:
    function = f"FunctionName='Rules.{name}' Library='$webresource:new_rules.js'"
    return (
        f"<EnableRule Id='{name}'><CustomRule {function} {more}>{inside}</CustomRule></EnableRule>"
    )


def _ribbon() -> str:
    arguments = (
        "<CrmParameter Value='PrimaryControl'/><CrmParameter Value='PrimaryEntityTypeName'/>"
        "<StringParameter Value='PrimaryControl'/>"
    )
    rules = {
        "later": _rule("later"),
        "rejects": _rule("rejects", "Default='true'"),
        "nothing": _rule("nothing", "Default='true' InvertResult='true'"),
        "number": _rule("number", "InvertResult='false'"),
        "of": _rule("of", inside=arguments),
    }
    location = "Mscrm.Form.account.MainTab.Save.Controls._children"
    buttons = "".join(
        f"<CustomAction Location='{location}'><Button Id='{name}' Command='{name}' LabelText='{name}'/></CustomAction>"
        for name in rules
    )
    commands = "".join(
        f"<CommandDefinition Id='{name}'><EnableRules><EnableRule Id='{name}'/></EnableRules></CommandDefinition>"
        for name in rules
    )
    return (
        f"<Entities><Entity><Name>account</Name><RibbonDiffXml><CustomActions>{buttons}</CustomActions>"
        f"<CommandDefinitions>{commands}</CommandDefinitions><RuleDefinitions><EnableRules>{''.join(rules.values())}"
        "</EnableRules></RuleDefinitions></RibbonDiffXml></Entity></Entities>"
    )


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commands")
    (folder / "resources").mkdir()
    (folder / "resources/new_rules.js").write_text(RULES)
    written(folder / "rules", tiny_files(_ribbon()))
    paths = f'["{UNPACKED.as_posix()}", "rules"]'
    (folder / "workspace.toml").write_text(
        f'solutions.paths = {paths}\nweb_resources = "resources"\n'
        '[[commands]]\ntable = "incident"\nlabel = "Own"\nfunction = "own"\n'
    )
    return folder / "workspace.toml"


@pytest.fixture(scope="module")
def served(runtime: Path, file: Path, browser: Browser) -> Iterator[tuple[Page, Console]]:
    with served_page(browser, ServedWorkspace(file)) as (page, said):
        yield page, said


@pytest.fixture
def desk(served: tuple[Page, Console]) -> Iterator[Page]:
    served[0].set_viewport_size(WIDE)
    with restarted(served) as page:
        yield page


def bar(page: Page) -> Locator:
    return shown_panel(page).get_by_role("group", name="Commands")


def button(page: Page, name: str) -> Locator:
    return bar(page).get_by_role("button", name=name, exact=True)


def labels(page: Page) -> list[str]:
    page.evaluate("apmWorkspace.drawn()")
    return bar(page).get_by_role("button").all_inner_texts()


def set_urgency(page: Page, value: int | None) -> None:
    page.evaluate("value => Xrm.Page.getAttribute('con_urgency').setValue(value)", value)
    page.evaluate("Xrm.Page.ui.refreshRibbon()")
    page.evaluate("apmWorkspace.drawn()")


def test_a_form_has_the_commands_in_their_order(desk: Page) -> None:
    open_case(desk)
    assert labels(desk) == [
        "Save", "New", "Refresh", "Tools", "Notify", "", "Synchronize", "Own",
    ]  # fmt: skip


def test_the_ribbon_is_evaluated_again_when_a_script_asks_for_it(desk: Page) -> None:
    open_case(desk)
    assert "Escalate" not in labels(desk)
    desk.evaluate(f"Xrm.Page.getAttribute('con_urgency').setValue({AT_RISK})")
    assert "Escalate" not in labels(desk)
    desk.evaluate("Xrm.Page.ui.refreshRibbon()")
    assert "Escalate" in labels(desk)
    set_urgency(desk, None)
    assert "Escalate" not in labels(desk)


def test_a_command_runs_in_the_frame_of_its_form(desk: Page) -> None:
    open_case(desk)
    set_urgency(desk, AT_RISK)
    button(desk, "Escalate").click()
    expect(shown_panel(desk).get_by_text("Escalated from the ribbon")).to_be_visible()
    assert desk.evaluate("typeof Contoso") == "undefined"


def test_a_split_button_runs_its_actions_in_order(desk: Page) -> None:
    open_case(desk)
    button(desk, "Notify").click()
    expect(shown_panel(desk).get_by_text("PrimaryControl 2 2.5 true")).to_be_visible()
    expect(shown_panel(desk).get_by_text("incident", exact=True)).to_be_visible()


def test_a_menu_is_used_with_the_keyboard(desk: Page) -> None:
    open_case(desk)
    opener = button(desk, "Notify: more")
    opener.focus()
    desk.keyboard.press("ArrowDown")
    menu = desk.get_by_role("menu", name="Notify")
    first, second = (menu.get_by_role("menuitem", name=each) for each in ("Mute All", "Open map"))
    expect(first).to_be_focused()
    desk.keyboard.press("ArrowDown")
    expect(second).to_be_focused()
    desk.keyboard.press("Home")
    expect(first).to_be_focused()
    desk.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(shown_panel(desk).get_by_text("mute", exact=True)).to_be_visible()


def test_a_command_can_open_an_address(desk: Page) -> None:
    open_case(desk)
    with desk.expect_popup() as opened:
        button(desk, "Notify: more").click()
        desk.get_by_role("menuitem", name="Open map").click()
    assert "WebResources/con_/pages/map.html" in opened.value.url
    opened.value.close()


def test_a_missing_library_is_named_when_the_command_is_used(
    desk: Page, served: tuple[Page, Console]
) -> None:
    open_case(desk)
    button(desk, "Synchronize").click()
    sentence = (
        "The command Synchronize cannot run: no solution here has the library msdyn_/sync.js."
    )
    expect(failures(desk)).to_contain_text([sentence])
    assert served[1].take() == [f"error: {sentence}"]


def test_the_selection_of_a_list_shows_a_command(desk: Page) -> None:
    desk.evaluate("Xrm.Navigation.navigateTo({ pageType: 'entitylist', entityName: 'incident' })")
    drawn(desk)
    assert labels(desk) == ["New", "Refresh"]
    boxes = shown_panel(desk).get_by_role("checkbox")
    boxes.nth(1).check()
    assert labels(desk) == ["New", "Refresh", "Take over"]
    name = shown_panel(desk).get_by_role("row").nth(1).get_by_role("button").first.inner_text()
    button(desk, "Take over").click()
    expect(desk.get_by_role("dialog")).to_contain_text(name)
    desk.get_by_role("dialog").get_by_role("button", name="OK").click()
    boxes.nth(1).check()
    boxes.nth(2).check()
    assert labels(desk) == ["New", "Refresh"]


def test_functions_of_rules_answer_now_later_or_not_at_all(
    desk: Page, served: tuple[Page, Console]
) -> None:
    # `drawn` would wait for the function that has not answered.
    desk.evaluate(
        "id => { Xrm.Navigation.openForm({ entityName: 'account', entityId: id }); }", ACCOUNT
    )
    expect(button(desk, "number")).to_be_visible()
    expect(button(desk, "nothing")).to_be_visible()
    expect(button(desk, "rejects")).to_be_visible()
    expect(button(desk, "later")).to_have_count(0)
    assert desk.evaluate("given") == [True, "account", "PrimaryControl"]
    desk.evaluate("answer(true)")
    expect(button(desk, "later")).to_be_visible()
    # Until the function answers again, its earlier answer counts.
    desk.evaluate("Xrm.Page.ui.refreshRibbon()")
    expect(button(desk, "later")).to_be_visible()
    desk.evaluate("answer(false)")
    expect(button(desk, "later")).to_have_count(0)
    warned = served[1].take()
    assert warned
    assert all("no answer" in each for each in warned)
    kinds = desk.evaluate("apmWorkspace.failures().map(({ kind, level }) => `${kind} ${level}`)")
    assert "form-function error" in kinds


def test_commands_that_do_not_fit_are_in_a_menu(desk: Page) -> None:
    open_case(desk)
    set_urgency(desk, AT_RISK)
    expect(button(desk, "More commands")).to_have_count(0)
    desk.set_viewport_size(NARROW)
    more = button(desk, "More commands")
    expect(more).to_be_visible()
    expect(button(desk, "Own")).to_have_count(0)
    more.click()
    menu = desk.get_by_role("menu", name="More commands")
    entries = menu.get_by_role("menuitem").all_inner_texts()
    assert entries[-5:] == ["Notify", "Mute All", "Open map", "Synchronize", "Own"]
    expect(menu.get_by_role("menuitem").first).to_be_focused()
    menu.get_by_role("menuitem", name="Notify").click()
    expect(menu).to_be_hidden()
    expect(desk.locator("[id^=more-commands-] [role=menuitem]")).to_have_count(0)
    expect(shown_panel(desk).get_by_text("PrimaryControl 2 2.5 true")).to_be_visible()
    desk.set_viewport_size(WIDE)
    expect(more).to_have_count(0)
    expect(button(desk, "Own")).to_be_visible()


def test_a_saved_form_evaluates_its_commands(desk: Page) -> None:
    open_case(desk, entityName="incident", entityId=CASE)
    desk.evaluate(f"Xrm.Page.getAttribute('con_urgency').setValue({AT_RISK})")
    desk.evaluate("Xrm.Page.data.save()")
    expect(button(desk, "Escalate")).to_be_visible()
