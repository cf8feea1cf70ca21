"""The start, the keyboard, dialogs and forms: what needs a browser and not only JavaScript."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.serve.site import Site
from examples.solution.pack import pack
from tests.support.dropped_files import DROP, text_of
from tests.support.page_forms import CASE, CONTACT, CONTACTS, IN_DIALOG
from tests.support.running_server import running_site
from tests.support.sample_solution import UNPACKED

if TYPE_CHECKING:
    from tests.other_browsers.driven import Driven

ROOT = Path(__file__).resolve().parents[2]

OPEN_CONTACT = """(title) => Microsoft.Apm.createTab({
  templateName: "msdyn_entityrecord", appContext: new Map([["entityName", "contact"]]),
}).then((id) => {
  Microsoft.Apm.getFocusedSession().getTab(id).title = title;
  return apmWorkspace.drawn();
})"""
TABS = "() => Microsoft.Apm.getFocusedSession().getAllTabs().length"
FOCUSED = "(selector) => document.activeElement?.matches(selector) ?? false"
REGION = '() => document.activeElement.closest("#workspace > *, #stage > *")?.id ?? ""'
FETCHED = """(name) =>
  performance.getEntriesByType("resource").some((each) => each.name.endsWith(`/runtime/${name}`))"""
DIALOGS = """() => apmWorkspace.drawn().then(() => Array.from(
  document.querySelectorAll("dialog:modal"), (each) => each.querySelector("h2").textContent))"""
VALUE = "(selector) => document.querySelector(selector).value"
ASK = """() => {
  window.answers = [];
  Xrm.Navigation.openConfirmDialog({ text: "Sure?", title: "Really" })
    .then(({ confirmed }) => window.answers.push(confirmed));
  return apmWorkspace.drawn();
}"""
LOOK = """(selector) => {
  const { appearance, color, backgroundColor } = getComputedStyle(document.querySelector(selector));
  return [appearance, color !== backgroundColor];
}"""

RESTARTED = """() => document.querySelector("dialog:modal")?.textContent
  .includes("The workspace restarted with these solutions.") ?? false"""
OPEN_CASE = """(id) => Xrm.Navigation.openForm({ entityName: "incident", entityId: id })
  .then(() => apmWorkspace.drawn())"""
NOTIFICATIONS = (
    "() => Array.from(document.querySelectorAll('.form-note'), (each) => each.textContent)"
)
PLACES = "() => apmWorkspace.failures().map(({ kind, file, line }) => [kind, file, line])"

OPEN_RESOURCE = """(name) => Microsoft.Apm.createTab({
  templateName: "apm_webresource", appContext: new Map([["webresourceName", name]]),
})"""
FAILURES = "() => apmWorkspace.failures().map(({ message }) => message.split(' in ')[0])"

LAST_NAME = "dialog [name=lastname], [data-panel-of]:not([hidden]) [name=lastname]"
IN_FORM_DIALOG = "dialog [name=lastname]"


class TestStart:
    def test_the_page_starts_from_its_snapshot(self, driven: Driven) -> None:
        assert driven.evaluate(FETCHED, "snapshot.bin")
        assert not driven.evaluate(FETCHED, "apm.zip")

    def test_the_page_starts_without_its_snapshot(self, started: Driven, site_url: str) -> None:
        started.boot(f"{site_url}/?snapshot=off")
        assert started.evaluate(FETCHED, "apm.zip")
        assert not started.evaluate(FETCHED, "snapshot.bin")
        assert started.take() == []

    def test_a_missing_file_is_named_on_the_page(self, started: Driven) -> None:
        with running_site(SiteWithout(ROOT, "static/screen/screen.js")) as url:
            started.open(url)
            said = started.evaluate("() => apmWorkspace.ready.catch((error) => error.message)")
        assert "static/screen/screen.js" in said

    def test_the_theme_can_be_read(self, driven: Driven) -> None:
        assert driven.evaluate(LOOK, ".theme select") == ["none", True]


@dataclass(frozen=True)
class SiteWithout(Site):
    """The files of the page except one."""

    missing: str

    def find(self, target: str) -> Path | None:
        """Returns the file at a request target, unless it is the missing one."""
        return None if self.missing in target else super().find(target)


class TestKeyboard:
    def test_f6_goes_through_the_regions(self, driven: Driven) -> None:
        driven.evaluate("() => document.querySelector('#skip').focus()")
        seen = []
        for _ in range(4):
            driven.press("F6")
            seen.append(driven.evaluate(REGION))
        assert seen == ["top-bar", "sessions", "tabs", "panels"]

    def test_arrows_move_along_a_strip_and_delete_closes(self, driven: Driven) -> None:
        for title in ("One", "Two"):
            driven.evaluate(OPEN_CONTACT, title)
        driven.click("#tabs [role=tab][aria-selected=true]")
        driven.press("ArrowLeft")
        assert driven.evaluate("() => document.activeElement.textContent.trim()") == "One"
        driven.press("Delete")
        assert driven.evaluate(TABS) == 2
        driven.press("Delete")
        assert driven.evaluate(TABS) == 1


class TestDialogs:
    def test_a_click_and_a_key_answer(self, driven: Driven) -> None:
        # Not Enter: without a window on a screen, Firefox does not click the button that has the focus.
        driven.evaluate(ASK)
        driven.click("dialog .primary")
        assert driven.gives("() => window.answers", [True])
        driven.evaluate(ASK)
        assert driven.gives(DIALOGS, ["Really"])
        driven.press("Escape")
        assert driven.gives("() => window.answers", [False])
        assert driven.gives(DIALOGS, [])

    def test_escape_asks_once_and_then_cancels_the_question_alone(self, driven: Driven) -> None:
        driven.evaluate(IN_DIALOG, CONTACT)
        assert driven.gives(DIALOGS, ["New Contact"])
        driven.click(IN_FORM_DIALOG)
        driven.type("Silva")
        for _ in range(6):
            driven.press("Escape")
            assert driven.gives(DIALOGS, ["New Contact", "Unsaved changes"])
            driven.press("Escape")
            assert driven.gives(DIALOGS, ["New Contact"])
            assert driven.evaluate(VALUE, IN_FORM_DIALOG) == "Silva"
            assert driven.evaluate(FOCUSED, IN_FORM_DIALOG)


class TestForms:
    def test_a_typed_value_is_saved_with_the_key(self, driven: Driven) -> None:
        driven.evaluate(OPEN_CONTACT, "Person")
        driven.press("Control", "s")
        assert driven.evaluate(FOCUSED, f":is({LAST_NAME})[aria-invalid=true]")
        driven.type("Silva")
        driven.press("Control", "s")
        assert driven.evaluate(CONTACTS, "Silva") == 1
        assert driven.evaluate(VALUE, LAST_NAME) == "Silva"


class TestWebResources:
    def test_a_missing_one_is_named(self, driven: Driven) -> None:
        driven.evaluate(OPEN_RESOURCE, "new_/none.html")
        said = "tab-id-1 'Web resource': there is no web resource 'new_/none.html'"
        assert driven.gives(FAILURES, [said])
        assert [message.split(" in ")[0] for message in driven.take()] == [f"warning: {said}"]


class TestSolutions:
    def test_a_dropped_zip_is_opened_and_its_scripts_run(
        self, driven: Driven, tmp_path: Path
    ) -> None:
        driven.evaluate(DROP, [["Contoso.zip", text_of(packed(tmp_path))]])
        assert driven.gives(RESTARTED, True)
        driven.click("dialog:modal button")
        assert driven.gives(DIALOGS, [])
        driven.evaluate(OPEN_CASE, CASE)
        assert driven.gives(NOTIFICATIONS, ["Welcome to the case"])
        script = "WebResources/con_/scripts/case.js"
        assert driven.evaluate(PLACES) == [["unknown-member", script, 1]]
        driven.evaluate("() => apmWorkspace.load({})")


def packed(folder: Path) -> bytes:
    """The sample solution, in which the first line of a script reads a name that does not exist."""
    unpacked = shutil.copytree(UNPACKED, folder / "contoso")
    script = unpacked / "WebResources/con_/scripts/case.js"
    script.write_text(f"Microsoft.Apm.getTab;\n{script.read_text('utf-8')}", "utf-8")
    pack(folder / "Contoso.zip", unpacked)
    return (folder / "Contoso.zip").read_bytes()
