"""The command bar of a form or a list: the standard commands, then those that the settings add."""

from collections.abc import Iterator

from apm.forms.form import form_in
from apm.forms.save import is_saving
from apm.settings import Where
from apm.templates.page_types import ENTITY_LIST, ENTITY_RECORD
from apm.ui.buttons import button
from apm.ui.elements import Attribute, Element, h
from apm.ui.icons import icon
from apm.workspace.anchors import table_of
from apm.workspace.form_state import FormPlace
from apm.workspace.page import Page
from apm.workspace.workspace import Workspace

# Actions and labels. An action is also the name of its icon.
_SAVE_AND_CLOSE = ("save-and-close", "Save & Close")
_TAB_ONLY = (("new-record", "New"), ("refresh-page", "Refresh"))
_BARS = {ENTITY_RECORD: Where.FORM, ENTITY_LIST: Where.LIST}


def command_bar(workspace: Workspace, page: Page) -> list[Element]:
    """The command bar of a form or list; none if its table is unknown, a script hid it, or it has no commands."""
    where = _BARS.get(page.template.page_type)
    table = table_of(page.parameters, workspace.records)
    if where is None or table is None or FormPlace.COMMAND_BAR in page.form.hidden:
        return []
    attributes: dict[str, Attribute] = {
        "class": "command-bar",
        "role": "group",
        "aria-label": "Commands",
        "key": "commands",
    }
    own = (
        button("command", f"{page.id} {at}", each.label)
        for at, each in enumerate(workspace.settings.commands)
        if (each.table, each.where) == (table.name, where)
    )
    saving = _saving(workspace, page) if where is Where.FORM else ()
    buttons = [*saving, *_in_tab(workspace, page), *own]
    return [h("div", attributes, *buttons)] if buttons else []


def _saving(workspace: Workspace, page: Page) -> Iterator[Element]:
    form = form_in(page, workspace.records)
    is_waiting = is_saving(workspace, page)
    can_save = form and form.is_unsaved and not is_waiting
    # Not `disabled`: the button keeps the keyboard focus when there is nothing left to save.
    disabled = None if can_save else "true"
    label = "Saving…" if is_waiting else "Save"
    yield button("save", page.id, icon("save"), label, **{"aria-disabled": disabled})
    yield _standard(*_SAVE_AND_CLOSE, page)


def _in_tab(workspace: Workspace, page: Page) -> Iterator[Element]:
    """The commands that only a page in a tab has. Elsewhere, a new session would open behind the page."""
    if page.id in workspace.tabs:
        yield from (_standard(*each, page) for each in _TAB_ONLY)


def _standard(action: str, label: str, page: Page) -> Element:
    return button(action, page.id, icon(action), label)
