"""Commands of the user that close or reload pages. The user confirms before edits are lost; scripts do not [A].

>>> from apm.conversations.options import ConversationOptions
>>> from apm.conversations.commands import start_conversation
>>> from apm.settings import Settings
>>> workspace = Workspace(Settings())
>>> conversations = Conversations(workspace)
>>> session_id = start_conversation(conversations, ConversationOptions()).value
>>> close_session(conversations, workspace.focused).value, session_id in workspace.sessions
(False, True)
>>> workspace.overlays.answer(1, 0).value, session_id in workspace.sessions
(True, False)
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from apm.conversations.conversations import Conversations
from apm.core.errors import bad_input
from apm.core.events import FormRefreshed
from apm.core.outcome import Outcome, success
from apm.core.slugs import as_text
from apm.forms import save
from apm.forms.unsaved import has_edits, unsaved, unsaved_beside
from apm.templates.page_types import ENTITY_RECORD
from apm.ui.texts import counted
from apm.workspace.overlays import Act, Button, Dialog
from apm.workspace.page import Page
from apm.workspace.session import Session, Tab
from apm.workspace.workspace import Workspace

SUPPRESS_WARNING = "msdyn_SuppressSessionCloseWarning"
"""The app setting that closes sessions without confirmation [D]."""

_CANCEL = Button("Cancel")


def close_session(conversations: Conversations, session: Session) -> Outcome[bool]:
    """Closes a session after confirmation. An app setting turns it off for sessions without unsaved edits."""
    workspace = conversations.workspace
    edited = unsaved(workspace, session)
    if not session.can_close or (_is_suppressed(workspace) and not edited):
        return workspace.close_session(session)

    def close() -> Outcome[bool]:
        for each in session.tabs.values():
            save.discard(workspace, each)
        return workspace.close_session(session)

    return _confirm_closing(conversations, session, edited, Button("Close session", close))


def close_tab(workspace: Workspace, tab: Tab) -> Outcome[bool]:
    """Closes a tab as `close_page` does. A tab that cannot be closed stays open."""
    return close_page(workspace, tab) if tab.can_close else workspace.close_tab(tab)


def close_page(workspace: Workspace, page: Page) -> Outcome[bool]:
    """Closes a tab, a dialog or a side pane, after confirmation if its form has unsaved edits [D]."""
    if not has_edits(workspace, page):
        return workspace.close_page(page)

    return _confirm(
        workspace,
        "Unsaved changes",
        f"Do you want to save your changes to {page.label} before leaving this page?",
        Button("Save and continue", lambda: save.request(workspace, page, closes=True)),
        _discard(workspace, page, lambda: workspace.close_page(page)),
    )


def save_and_close(conversations: Conversations, page: Page) -> Outcome[bool]:
    """Saves the form in a page, then closes the page. The session of an anchor tab closes with the tab.

    The user confirms first if unsaved edits in other tabs of the session would be lost.

    Raises:
        ApmError: a script set `canClose` to false.
    """
    workspace = conversations.workspace
    if not _can_close(workspace, page):
        raise bad_input(f"{page.label} cannot be closed: its canClose is false. Save it instead.")

    others = unsaved_beside(workspace, page)
    if not isinstance(page, Tab) or not others:
        return save.request_and_close(workspace, page)

    def accept() -> Outcome[bool]:
        save.accept_losses(workspace, page, others)
        return save.request_and_close(workspace, page)

    button = Button("Save and close session", _if_open(workspace, page, accept))
    return _confirm_closing(conversations, page.session, others, button)


def refresh(workspace: Workspace, page: Page) -> Outcome[bool]:
    """Reloads a page, after confirmation if its form has unsaved edits [A].

    Raises:
        ApmError: the record of its form was deleted.
    """
    reload = _reload_form if page.template.page_type is ENTITY_RECORD else Workspace.refresh_page
    if not has_edits(workspace, page):
        return reload(workspace, page)

    text = f"Refreshing {page.label} discards your changes."
    discard = _discard(workspace, page, lambda: reload(workspace, page))
    return _confirm(workspace, "Unsaved changes", text, discard)


def _reload_form(workspace: Workspace, page: Page) -> Outcome[bool]:
    """Shows the saved record in a form. Its handlers and what scripts changed stay, as after `data.refresh` [A]."""
    # Imported on first use: most pages are never refreshed.
    from apm.forms.record_writing import refresh_record  # noqa: PLC0415

    refreshed = refresh_record(workspace, page)
    # A save that waits for handlers was for the form before the refresh.
    page.form = replace(page.form)
    return success(True, (*refreshed.events, FormRefreshed(page.id, refreshed.value)))


def _discard(workspace: Workspace, page: Page, act: Act) -> Button:
    """A button that discards the edits of a form, then closes or reloads its page."""

    def discard() -> Outcome[bool]:
        save.discard(workspace, page)
        return act()

    return Button("Discard changes", _if_open(workspace, page, discard))


def _if_open(workspace: Workspace, page: Page, act: Act) -> Act:
    """An action that does nothing if a script closed the page before the user answered."""
    return lambda: act() if workspace.page(page.id) is page else success(False)


def _confirm(
    workspace: Workspace, title: str, text: str, *buttons: Button, about: str = ""
) -> Outcome[bool]:
    """Opens a dialog with buttons and "Cancel". It closes with the session that it is about."""
    dialog = Dialog("confirm", text, (*buttons, _CANCEL), title=title, about=about)
    return Outcome(False, workspace.overlays.open_dialog(dialog).events)


def _confirm_closing(
    conversations: Conversations, session: Session, edited: Sequence[Tab], button: Button
) -> Outcome[bool]:
    """Opens a dialog that lists the losses when a session closes."""
    text = " ".join(_losses(conversations, session, edited))
    title = f"Close session {session.label}?"
    return _confirm(conversations.workspace, title, text, button, about=session.id)


def _losses(conversations: Conversations, session: Session, edited: Sequence[Tab]) -> Iterator[str]:
    tabs = [each.label for each in session.tabs.values()]
    yield f"{counted(len(tabs), 'tab')} will close: {', '.join(tabs)}."
    if edited:
        yield f"Unsaved changes will be lost: {', '.join(each.label for each in edited)}."
    conversation = conversations.in_session(session)
    if conversation and conversation.is_active:
        yield "Its conversation has not ended."


def _is_suppressed(workspace: Workspace) -> bool:
    value = workspace.app_settings.get(SUPPRESS_WARNING)
    return as_text(value).strip().lower() in ("true", "1")


def _can_close(workspace: Workspace, page: Page) -> bool:
    """Whether the user can close a page. The session of an anchor tab closes with the tab."""
    if isinstance(page, Tab):
        return page.session.can_close if page.is_anchor else page.can_close
    pane = workspace.side_panes.find(page.id)
    return pane is None or pane.can_close
