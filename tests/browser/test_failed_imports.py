"""A Python module cannot be imported when a script first uses `Xrm`: the script gets an error of one sentence."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.support.watched_pages import boot

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.support.watched_pages import Console

SENTENCE = "internal error in the emulator; please report it"

USE = """() => {
  const messageOf = (use) => {
    try { return String(use()); } catch (error) { return `${error.name} ${error.message}`; }
  };
  const use = () => Xrm.Utility.getGlobalContext().getVersion();
  return [messageOf(use), messageOf(use), Microsoft.Apm.getFocusedSession().title];
}"""


def without(page: Page, module: str) -> None:
    """Removes a module from the package of the page."""

    def answer(route: Route) -> None:
        packed = io.BytesIO(route.fetch().body())
        left = io.BytesIO()
        with zipfile.ZipFile(packed) as old, zipfile.ZipFile(left, "w") as new:
            for each in old.infolist():
                if not each.filename.startswith(f"apm/api/{module}."):
                    new.writestr(each, old.read(each))
        route.fulfill(body=left.getvalue(), content_type="application/zip")

    page.route("**/apm.zip", answer)


@pytest.mark.usefixtures("sources")
@pytest.mark.parametrize(
    ("module", "name"),
    [("all_members", "Xrm"), ("call_table", "Xrm.Utility.getGlobalContext")],
)
def test_the_script_gets_a_sentence_each_time_and_the_rest_works(
    page: Page, console: Console, module: str, name: str
) -> None:
    without(page, module)
    boot(page, console, "/?snapshot=off")
    sentence = f"ApmError {name}: {SENTENCE}"
    assert page.evaluate(USE) == [sentence, sentence, "Home"]
    messages = console.take()
    assert len(messages) == 2
    assert all(f"apm: defect in {name}: ModuleNotFoundError" in str(each) for each in messages)
