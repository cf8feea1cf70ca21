"""The dialog that imports exported templates and shows which of them could be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apm.core.events import WorkspaceReplaced
from apm.core.outcome import Outcome
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import button
from apm.ui.elements import Attribute, Child, Element, h
from apm.ui.messages import Level, message
from apm.ui.regions import Region
from apm.ui.targets import Nothing
from apm.ui.view import PanelState

if TYPE_CHECKING:
    from apm.settings.importing import Import

ABOUT = (
    "Paste the JSON of Web API queries on msdyn_sessiontemplates and msdyn_applicationtabtemplates."
)
SOLUTIONS = "Or choose the zips of solution exports. They can also be dropped on the page."


@dataclass(frozen=True, slots=True)
class ImportDialog(PanelState):
    """The state of the dialog.

    Attributes:
        is_open: the dialog is open.
        done: the result of the last import; None if there was none.
    """

    is_open: bool = False
    done: Import | None = None
    regions = (Region.IMPORT,)


@action("open-import", targets.nothing)
def open_import(use: Use[Nothing]) -> Outcome[bool]:
    """Opens the dialog."""
    return use.put(ImportDialog(is_open=True))


@action("close-import", targets.nothing)
def close_import(use: Use[Nothing]) -> Outcome[bool]:
    """Closes the dialog."""
    return use.put(ImportDialog())


@action("import-templates", targets.nothing)
def import_templates(use: Use[Nothing]) -> Outcome[bool]:
    """Adds the pasted templates and restarts the workspace. If no template can be read, nothing changes."""
    done = use.view.emulator.import_templates(use.text)
    if done.has_any:
        use.view.restart()
    use.put(ImportDialog(is_open=True, done=done))
    return Outcome(False, (WorkspaceReplaced(),) if done.has_any else ())


def import_dialog(state: ImportDialog) -> Element:
    """The dialog, if it is open."""
    return h("div", {}, *([_dialog(state)] if state.is_open else []))


def _dialog(state: ImportDialog) -> Element:
    return h(
        "dialog",
        {"class": "dialog", "aria-labelledby": "import-title", **close_import.on()},
        h("h2", {"id": "import-title"}, "Import templates"),
        h(
            "form",
            import_templates.on(),
            h("label", {"for": "import-text"}, ABOUT),
            h("textarea", {"id": "import-text", "name": "text", "rows": 12}),
            h(
                "div",
                {"class": "dialog-buttons"},
                h("button", {"type": "submit"}, "Import"),
                button(close_import.on(), "Close"),
            ),
        ),
        _solution_chooser(),
        *(_result(state.done) if state.done else []),
    )


def _solution_chooser() -> Element:
    """A file input; `static/scripts/solutions.js` reads what the user chooses."""
    chooser: dict[str, Attribute] = {
        "id": "import-solutions",
        "type": "file",
        "accept": ".zip",
        "multiple": True,
    }
    name = h("label", {"for": "import-solutions"}, SOLUTIONS)
    return h("p", {"class": "solution-chooser"}, name, h("input", chooser))


def _result(done: Import) -> list[Child]:
    sessions, tabs = len(done.session_templates), len(done.tab_templates)
    sentence = (
        f"Session templates read: {sessions}; tab templates read: {tabs}. The workspace restarted."
        if done.has_any
        else "No template could be read. The workspace has not changed."
    )
    return [
        message(
            Level.SUCCESS if done.has_any else Level.ERROR, h("p", {}, sentence), kind="result"
        ),
        *listed("Read", (*done.session_templates, *done.tab_templates)),
        *listed("Not read", done.problems),
    ]


def listed(title: str, lines: Iterable[str]) -> list[Child]:
    """A heading and a list of lines, if there are any."""
    items = [h("li", {}, line) for line in lines]
    return [h("h3", {}, title), h("ul", {"aria-label": title}, *items)] if items else []
