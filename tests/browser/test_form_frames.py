"""The libraries of form scripts and commands run in a hidden frame of each page, which ends with the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from apm.host.build.export import export
from apm.host.serve.served_workspace import ServedWorkspace
from tests.support.built_page import built_page
from tests.support.page_form_scripts import CASE, open_case, seen_when_drawn
from tests.support.page_scripts import failures
from tests.support.served_pages import restarted, served_page
from tests.support.static_host import hosting
from tests.support.watched_pages import Console, boot
from tests.support.workspace_folder import save

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SECOND_CASE = "ca5e0000-0000-4000-8000-000000000002"

LIBRARY = """
var opened = 0;
var Contoso = {
  onLoad(context) {
    opened += 1;
    const form = context.getFormContext();
    parent.seen ??= [];
    parent.seen.push({
      opened,
      name: window.name,
      page: Xrm.Page === form,
      sameApi: Microsoft === parent.Microsoft && Xrm.WebApi === parent.Xrm.WebApi,
      context: GetGlobalContext().getClientUrl() === Xrm.Utility.getGlobalContext().getClientUrl(),
      outer: top === parent,
      arrays: form.getAttribute() instanceof Array,
    });
    setInterval(() => { parent.ticks = (parent.ticks ?? 0) + 1; }, 5);
    parent.addEventListener("apm-ask", () => parent.seen.push("listener"));
    form.getAttribute("title").addOnChange(() => parent.seen.push("changed"));
  },
  async onSave() {
    try {
      await Xrm.WebApi.retrieveRecord("incident", "nothing");
    } catch (error) {
      parent.seen.push(["rejected", error instanceof Error, error instanceof TypeError]);
    }
    class Own extends Error {}
    parent.seen.push(["own", new Own() instanceof Own, new Error() instanceof Own]);
    document.head.append(Object.assign(document.createElement("style"), { textContent: "body { color: red }" }));
    parent.seen.push(getComputedStyle(document.body).color);
  },
  take(form) { parent.seen.push(["take", form === Xrm.Page, opened]); },
  count() { parent.seen.push(["list", window.name, opened, Xrm.Page === parent.Xrm.Page]); },
  fail() { undefinedName(); },
  async request() {
    parent.seen.push(await (await fetch("https://elsewhere.example/rates")).text());
    parent.seen.push(await (await fetch("workspace.json")).status);
  },
};
"""

OWN_LIBRARY = """
[[forms]]
table = "account"
event = "onload"
function = "onLoad"
library = "own.js"
"""

SETTINGS = """
scripts = ["scripts/page.js"]

[[forms]]
table = "incident"
event = "onload"
function = "Contoso.onLoad"
library = "scripts/case.js"

[[forms]]
table = "incident"
event = "onsave"
function = "Contoso.onSave"
library = "scripts/case.js"

[[forms]]
table = "incident"
event = "onload"
function = "ofPage"

[[commands]]
table = "incident"
label = "Take"
function = "Contoso.take"
library = "scripts/case.js"

[[commands]]
table = "incident"
label = "Fail"
function = "Contoso.fail"
library = "scripts/case.js"

[[commands]]
table = "incident"
label = "Request"
function = "Contoso.request"
library = "scripts/case.js"

[[commands]]
table = "incident"
label = "Count"
function = "Contoso.count"
library = "scripts/case.js"
where = "list"
"""

FRAMES = "[...document.querySelectorAll('iframe[name^=ClientApiFrame]')].map(({ name }) => name)"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frames")
    (folder / "scripts").mkdir()
    (folder / "scripts/case.js").write_text(LIBRARY)
    (folder / "scripts/page.js").write_text("function ofPage() { window.seen.push('page'); }")
    (folder / "workspace.toml").write_text(SETTINGS)
    return folder / "workspace.toml"


@pytest.fixture(scope="module")
def served(runtime: Path, file: Path, browser: Browser) -> Iterator[tuple[Page, Console]]:
    with served_page(browser, ServedWorkspace(file)) as (page, said):
        yield page, said


@pytest.fixture
def desk(served: tuple[Page, Console]) -> Iterator[Page]:
    with restarted(served, "window.seen = []; window.ticks = 0;") as page:
        yield page


def test_each_form_has_a_window_of_its_own(desk: Page) -> None:
    open_case(desk)
    first, second = seen_when_drawn(desk)
    names = desk.evaluate(FRAMES)
    assert first == {
        "opened": 1,
        "name": names[0],
        "page": True,
        "sameApi": True,
        "context": True,
        "outer": True,
        "arrays": True,
    }
    assert second == "page"
    open_case(desk, entityName="incident", entityId=SECOND_CASE)
    assert [each["opened"] for each in seen_when_drawn(desk) if each != "page"] == [1]
    assert len(desk.evaluate(FRAMES)) == 2
    assert desk.evaluate("typeof Contoso") == "undefined"


def test_a_form_without_libraries_has_no_frame(desk: Page) -> None:
    open_case(desk, entityName="account")
    assert desk.evaluate(FRAMES) == []


def test_timers_and_listeners_end_with_the_form(desk: Page) -> None:
    tab = open_case(desk)
    desk.wait_for_function("ticks > 1")
    desk.evaluate("id => Microsoft.Apm.closeTab(id)", tab)
    assert desk.evaluate(FRAMES) == []
    seen_when_drawn(desk)
    # The timers of the page, which are as long as those of the frame, go on.
    desk.evaluate("ticks = 0; window.own = 0; window.timer = setInterval(() => { own += 1; }, 5)")
    desk.wait_for_function("own > 3")
    desk.evaluate("clearInterval(timer)")
    assert desk.evaluate("ticks") == 0


def test_a_refreshed_form_starts_its_scripts_again(desk: Page) -> None:
    tab = open_case(desk)
    before = desk.evaluate(FRAMES)
    desk.evaluate("id => Microsoft.Apm.refreshTab(id)", tab)
    assert [each["opened"] for each in seen_when_drawn(desk) if each != "page"] == [1, 1]
    after = desk.evaluate(FRAMES)
    assert (len(after), after != before) == (1, True)


def test_a_pane_that_shows_something_else_ends_the_scripts_of_its_form(desk: Page) -> None:
    pages = [{"pageType": "entityrecord", "entityName": "incident", "entityId": CASE}]
    pages.append({"pageType": "entitylist", "entityName": "incident"})
    navigate = """async (input) => {
      window.pane ??= await Xrm.App.sidePanes.createPane({ title: "Case" });
      await pane.navigate(input);
      await apmWorkspace.drawn();
    }"""
    desk.evaluate(navigate, pages[0])
    assert len(desk.evaluate(FRAMES)) == 1
    desk.evaluate(navigate, pages[1])
    assert desk.evaluate(FRAMES) == []


def test_errors_and_styles_are_those_of_the_frame(desk: Page) -> None:
    open_case(desk)
    seen_when_drawn(desk)
    desk.evaluate("Xrm.Page.getAttribute('title').setValue('Changed')")
    desk.evaluate("Xrm.Page.data.save()")
    assert seen_when_drawn(desk) == [
        ["rejected", True, False],
        ["own", True, False],
        "rgb(255, 0, 0)",
    ]
    assert desk.evaluate("getComputedStyle(document.body).color") != "rgb(255, 0, 0)"


def test_handlers_that_a_script_adds_run_in_its_frame(desk: Page) -> None:
    open_case(desk)
    seen_when_drawn(desk)
    desk.evaluate("Xrm.Page.getAttribute('title').fireOnChange()")
    desk.evaluate("dispatchEvent(new Event('apm-ask'))")
    assert seen_when_drawn(desk) == ["changed", "listener"]


def test_commands_run_in_the_frame_of_their_page(desk: Page) -> None:
    open_case(desk)
    seen_when_drawn(desk)
    desk.get_by_role("button", name="Take", exact=True).click()
    assert seen_when_drawn(desk) == [["take", True, 1]]
    desk.evaluate("Xrm.Navigation.navigateTo({ pageType: 'entitylist', entityName: 'incident' })")
    desk.get_by_role("button", name="Count", exact=True).click()
    names = desk.evaluate(FRAMES)
    assert len(names) == 2
    assert seen_when_drawn(desk) == [["list", names[1], 0, True]]


def test_requests_of_a_form_script_may_leave_the_origin(desk: Page) -> None:
    desk.route(
        "https://elsewhere.example/**",
        lambda route: route.fulfill(body="rates", headers={"Access-Control-Allow-Origin": "*"}),
    )
    open_case(desk)
    seen_when_drawn(desk)
    desk.get_by_role("button", name="Request", exact=True).click()
    desk.wait_for_function("seen.length === 2")
    assert seen_when_drawn(desk) == ["rates", 200]
    desk.unroute("https://elsewhere.example/**")


def test_a_failure_names_the_file_and_the_line(served: tuple[Page, Console], desk: Page) -> None:
    open_case(desk)
    desk.get_by_role("button", name="Fail", exact=True).click()
    line = LIBRARY[: LIBRARY.index("undefinedName")].count("\n") + 1
    place = f"scripts/case.js, line {line}, column "
    expect(failures(desk)).to_contain_text(place)
    served[1].take()


def test_a_form_that_opens_its_own_table_in_panes_stops(
    runtime: Path, tmp_path: Path, browser: Browser
) -> None:
    (tmp_path / "own.js").write_text("""
    function onLoad(context) {
      top.count = (top.count ?? 0) + 1;
      Xrm.WebApi.retrieveMultipleRecords("account", "?$top=1").then(async ({ entities }) => {
        const pane = await Xrm.App.sidePanes.createPane({ title: "Account" });
        return pane.navigate({ pageType: "entityrecord", entityName: "account", entityId: entities[0].accountid });
      });
    }
    """)
    (tmp_path / "workspace.toml").write_text(OWN_LIBRARY)
    with served_page(browser, ServedWorkspace(tmp_path / "workspace.toml")) as (page, said):
        open_case(page, entityName="account")
        expect(failures(page)).to_contain_text("A form has opened a form, and so on, 8 times")
        assert page.evaluate("count") == 8
        assert len(said.take()) == 1


def test_a_file_that_is_listed_and_a_library_runs_in_both(
    runtime: Path, tmp_path: Path, browser: Browser
) -> None:
    (tmp_path / "own.js").write_text("""
    top.windows = [...(top.windows ?? []), window.name];
    function onLoad(context) { context.getFormContext().ui.setFormNotification(window.name, "INFO", "n"); }
    """)
    (tmp_path / "workspace.toml").write_text(f'scripts = ["own.js"]\n{OWN_LIBRARY}')
    with served_page(browser, ServedWorkspace(tmp_path / "workspace.toml")) as (page, said):
        open_case(page, entityName="account")
        (name,) = page.evaluate(FRAMES)
        assert page.evaluate("windows") == ["", name]
        expect(page.get_by_text(name, exact=True)).to_be_visible()
        assert said.complaints() == []


def test_a_saved_library_runs_again_in_the_forms_that_have_it(
    runtime: Path, tmp_path: Path, browser: Browser
) -> None:
    script = tmp_path / "own.js"
    script.write_text("const text = 'first'; function onLoad() { (top.texts ??= []).push(text); }")
    (tmp_path / "workspace.toml").write_text(OWN_LIBRARY)
    with served_page(browser, ServedWorkspace(tmp_path / "workspace.toml")) as (page, said):
        open_case(page, entityName="account")
        assert page.evaluate("texts") == ["first"]
        save(script, "const text = 'second'; function onLoad() { top.texts.push(text); }")
        page.wait_for_function("texts.length === 2")
        assert page.evaluate("texts") == ["first", "second"]
        assert said.complaints() == []


def test_a_build_has_the_frames_too(
    runtime: Path, file: Path, tmp_path: Path, browser: Browser
) -> None:
    export(built_page(), tmp_path / "site", ServedWorkspace(file), quality=None)
    with hosting(tmp_path / "site") as url, browser.new_context() as context:
        said = Console(url.rstrip("/"))
        said.watch(context)
        page = context.new_page()
        boot(page, said, url)
        page.evaluate("window.seen = []")
        open_case(page)
        assert [each["opened"] for each in seen_when_drawn(page) if each != "page"] == [1]
        assert said.complaints() == []
