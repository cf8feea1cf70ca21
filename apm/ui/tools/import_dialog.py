"""The dialog that takes exported templates, and tells what could be read of them and what not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apm.ui.elements import Child, Element, h

if TYPE_CHECKING:
    from apm.settings.importing import Import

ABOUT = (
    "Paste the JSON of Web API queries on msdyn_sessiontemplates and msdyn_applicationtabtemplates."
)


@dataclass(frozen=True, slots=True)
class ImportDialog:
    """Whether it is open, and what came of the last import. What is being typed stays in the page until it is sent."""

    is_open: bool = False
    done: Import | None = None


def import_dialog(state: ImportDialog) -> Element:
    """The dialog, if it is open."""
    return h("div", {}, *([_dialog(state)] if state.is_open else []))


def _dialog(state: ImportDialog) -> Element:
    return h(
        "dialog",
        {"class": "dialog", "aria-labelledby": "import-title", "data-action": "close-import"},
        h("h2", {"id": "import-title"}, "Import templates"),
        h(
            "form",
            {"data-action": "import-templates"},
            h("label", {"for": "import-text"}, ABOUT),
            h("textarea", {"id": "import-text", "name": "text", "rows": 12}),
            h(
                "div",
                {"class": "dialog-buttons"},
                h("button", {"type": "submit"}, "Import"),
                h("button", {"type": "button", "data-action": "close-import"}, "Close"),
            ),
        ),
        *(_result(state.done) if state.done else []),
    )


def _result(done: Import) -> list[Child]:
    sessions, tabs = len(done.session_templates), len(done.tab_templates)
    said = (
        f"Session templates read: {sessions}; tab templates read: {tabs}. The workspace started anew."
        if done.has_any
        else "No template could be read; the workspace stays as it was."
    )
    return [
        h("p", {"role": "status" if done.has_any else "alert"}, said),
        *_listed("Read", (*done.session_templates, *done.tab_templates)),
        *_listed("Not read", done.problems),
    ]


def _listed(title: str, lines: Iterable[str]) -> list[Child]:
    items = [h("li", {}, line) for line in lines]
    return [h("h3", {}, title), h("ul", {"aria-label": title}, *items)] if items else []
