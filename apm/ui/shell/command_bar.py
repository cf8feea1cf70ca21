"""The command bar of a form or a list: the standard commands [A], then the commands of the settings."""

from collections.abc import Iterator

from apm.commands.page_commands import bar_of
from apm.core.outcome import Outcome
from apm.core.slugs import as_text
from apm.forms.form import form_in
from apm.forms.save import is_saving, request
from apm.settings import Where
from apm.templates.page_types import ENTITY_LIST
from apm.ui import targets
from apm.ui.actions import Action, Use, action
from apm.ui.buttons import button
from apm.ui.elements import Attribute, Element
from apm.ui.icons import icon
from apm.ui.pages.command_buttons import Standard, command_buttons
from apm.ui.shell import closing
from apm.workspace.form_state import FormPlace
from apm.workspace.lists import refreshed
from apm.workspace.navigation import open_new
from apm.workspace.page import Page
from apm.workspace.workspace import Workspace


@action("save", targets.page)
def save(use: Use[Page]) -> Outcome[bool]:
    """Saves the form in a page."""
    return request(use.view.workspace, use.target)


@action("save-and-close", targets.page)
def save_and_close(use: Use[Page]) -> Outcome[bool]:
    """Saves the form in a page, then closes the page.

    Raises:
        ApmError: the page cannot be closed.
    """
    return closing.save_and_close(use.view.conversations, use.target)


@action("new-record", targets.page)
def new_record(use: Use[Page]) -> Outcome[str]:
    """Opens the form for a new record in the table of a page.

    Raises:
        ApmError: the workspace is full.
    """
    return open_new(use.view.workspace, as_text(use.target.parameters.get("entityName")))


@action("refresh-page", targets.page)
def refresh_page(use: Use[Page]) -> Outcome[bool]:
    """Reloads the records of a list or a form, after confirmation if the form has unsaved edits."""
    workspace, page = use.view.workspace, use.target
    if page.template.page_type is ENTITY_LIST:
        return workspace.set_list_state(page, refreshed(page.list_state))
    return closing.refresh(workspace, page)


def command_bar(workspace: Workspace, page: Page) -> list[Element]:
    """The command bar of a page. There is none if the table is unknown, a script hid it, or it has no commands."""
    bar = bar_of(workspace, page)
    if bar is None or FormPlace.COMMAND_BAR in page.form.hidden:
        return []
    # The records of a list of all activities, for example, are written as records of their own tables.
    is_written = workspace.records.schema.table(bar.table).is_written
    saving = _saving(workspace, page) if bar.where is Where.FORM and is_written else ()
    standard = [*saving, *_in_tab(workspace, page, is_written=is_written)]
    return command_buttons(page, bar, workspace.settings, standard, "Commands")


def _saving(workspace: Workspace, page: Page) -> Iterator[Standard]:
    """The commands that save the form in a page, after their names."""
    form = form_in(page, workspace.records)
    is_waiting = is_saving(workspace, page)
    can_save = form and form.is_unsaved and not is_waiting
    # `aria-disabled` instead of `disabled`, so that the button keeps the keyboard focus after a save.
    disabled = None if can_save else "true"
    label = "Saving…" if is_waiting else "Save"
    more: dict[str, Attribute] = {"aria-disabled": disabled}
    yield save.name, button(save.on(page.id), icon("save"), label, **more, key=save.name)
    yield _button(save_and_close, "Save & Close", page)


def _in_tab(workspace: Workspace, page: Page, *, is_written: bool) -> Iterator[Standard]:
    """The commands of a page in a tab. In a dialog or side pane, they could open a session behind the page."""
    if page.id in workspace.tabs:
        if is_written:
            yield _button(new_record, "New", page)
        yield _button(refresh_page, "Refresh", page)


def _button(command: Action[Page], label: str, page: Page) -> Standard:
    """The name and the button of a standard command. Its icon and its action have the same name."""
    return command.name, button(command.on(page.id), icon(command.name), label, key=command.name)
