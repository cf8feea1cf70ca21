"""Closing by hand: a person is asked before a session goes, or what they typed into a form. Scripts never are [A].

>>> from apm.conversations.options import ConversationOptions
>>> from apm.conversations.commands import start_conversation
>>> from apm.settings import Settings
>>> workspace = Workspace(Settings())
>>> conversations = Conversations(workspace)
>>> session_id = start_conversation(conversations, ConversationOptions()).value
>>> close_session(workspace, workspace.focused, conversations).value, session_id in workspace.sessions
(False, True)
>>> workspace.overlays.answer(1, 0).value, session_id in workspace.sessions
(True, False)
"""

from collections.abc import Iterator

from apm.conversations.conversations import Conversations
from apm.core.errors import bad_input
from apm.core.events import ActionRefused
from apm.core.outcome import Outcome
from apm.core.slugs import as_text
from apm.forms.form import form_in
from apm.forms.unsaved import has_edits, unsaved, unsaved_beside
from apm.ui.shell.saving import ask_save, give_up_saves
from apm.workspace.overlays import Act, Button, Dialog
from apm.workspace.page import Page
from apm.workspace.saves import lost
from apm.workspace.session import Session, Tab
from apm.workspace.workspace import Workspace

SUPPRESS_WARNING = "msdyn_SuppressSessionCloseWarning"
"""The setting of the app that has sessions close without the question [D]."""

_CANCEL = Button("Cancel")


def close_session(
    workspace: Workspace, session: Session, conversations: Conversations | None = None
) -> Outcome[bool]:
    """Closes a session, after a question: none when the app's setting says so and nothing typed would be lost."""
    edited = unsaved(workspace, session)
    if not session.can_close or (_is_suppressed(workspace) and not edited):
        return workspace.close_session(session)

    def close() -> Outcome[bool]:
        # A script may have closed it meanwhile.
        if session.id not in workspace.sessions:
            return Outcome(False)
        for each in session.tabs.values():
            give_up_saves(each)
        return workspace.close_session(session)

    return _ask(
        workspace,
        f"Close session {session.label}?",
        " ".join(_losses(session, edited, conversations)),
        Button("Close session", close),
    )


def close_tab(workspace: Workspace, tab: Tab) -> Outcome[bool]:
    """Closes a tab, as `close_page` does; one that cannot be closed stays."""
    return close_page(workspace, tab) if tab.can_close else workspace.close_tab(tab)


def close_page(workspace: Workspace, page: Page) -> Outcome[bool]:
    """Closes a tab, a dialog or a side pane; if something typed into its form is not saved, after a question [D]."""
    if not has_edits(workspace, page):
        return workspace.close_page(page)

    return _ask(
        workspace,
        "Unsaved changes",
        f"Do you want to save your changes to {page.label} before leaving this page?",
        _save(workspace, page),
        _discard(workspace, page, lambda: workspace.close_page(page)),
    )


def save_and_close(
    workspace: Workspace, page: Page, conversations: Conversations | None = None
) -> Outcome[bool]:
    """Saves the form in a page and closes it; with nothing to save, it just closes.

    That of an anchor tab closes the session, after a question if something typed into its other tabs would be lost.

    Raises:
        ApmError: a script said that it cannot be closed.
    """
    if not _can_close(workspace, page):
        raise bad_input(f"{page.label} cannot be closed: its canClose is false. Save it instead.")

    others = unsaved_beside(workspace, page)
    if not isinstance(page, Tab) or not others:
        return _save_then_close(workspace, page)

    def agreed() -> Outcome[bool]:
        page.form.losing = frozenset(each.id for each in others)
        for each in others:
            give_up_saves(each)
        return _save_then_close(workspace, page)

    return _ask(
        workspace,
        f"Close session {page.session.label}?",
        " ".join(_losses(page.session, others, conversations)),
        Button("Save and close session", _if_open(workspace, page, agreed)),
    )


def _save_then_close(workspace: Workspace, page: Page) -> Outcome[bool]:
    form = form_in(page, workspace.records)
    # What a save waits for may have something to be saved yet.
    if form and (form.is_unsaved or page.form.is_saving):
        return ask_save(page, closes=True)
    return workspace.close_page(page)


def refresh(workspace: Workspace, page: Page) -> Outcome[bool]:
    """Starts a page anew; if something typed into its form is not saved, after a question [A]."""
    if not has_edits(workspace, page):
        return workspace.refresh_page(page)

    text = f"Refreshing {page.label} discards your changes."
    discard = _discard(workspace, page, lambda: workspace.refresh_page(page))
    return _ask(workspace, "Unsaved changes", text, discard)


def _save(workspace: Workspace, page: Page) -> Button:
    """The choice to save a form and close its page, which a script may have closed meanwhile."""
    told = ActionRefused(lost(page.label))

    def save() -> Outcome[bool]:
        if workspace.page(page.id) is page:
            return ask_save(page, closes=True)
        # A save that ended meanwhile has left nothing typed.
        return Outcome(False, (told,) if page.edits else ())

    return Button("Save and continue", save)


def _discard(workspace: Workspace, page: Page, act: Act) -> Button:
    """The choice to lose what was typed into a form, and to do something with its page."""

    def discard() -> Outcome[bool]:
        give_up_saves(page)
        return act()

    return Button("Discard changes", _if_open(workspace, page, discard))


def _if_open(workspace: Workspace, page: Page, act: Act) -> Act:
    """What is done with a page if it is there still: a script may have closed it meanwhile."""
    return lambda: act() if workspace.page(page.id) is page else Outcome(False)


def _ask(workspace: Workspace, title: str, text: str, *buttons: Button) -> Outcome[bool]:
    dialog = Dialog("confirm", text, (*buttons, _CANCEL), title=title)
    return Outcome(False, workspace.overlays.open_dialog(dialog).events)


def _losses(
    session: Session, edited: list[Tab], conversations: Conversations | None
) -> Iterator[str]:
    """What closing a session takes away, in sentences."""
    tabs = [each.label for each in session.tabs.values()]
    yield f"{_counted(len(tabs), 'tab')} will close: {', '.join(tabs)}."
    if edited:
        yield f"Unsaved changes will be lost: {', '.join(each.label for each in edited)}."
    conversation = conversations.in_session(session) if conversations else None
    if conversation and conversation.is_active:
        yield "Its conversation will end."


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _is_suppressed(workspace: Workspace) -> bool:
    value = workspace.app_settings.get(SUPPRESS_WARNING)
    return as_text(value).strip().lower() in ("true", "1")


def _can_close(workspace: Workspace, page: Page) -> bool:
    """Whether a person may close a page; that of an anchor tab closes its session."""
    if isinstance(page, Tab):
        return page.session.can_close if page.is_anchor else page.can_close
    pane = workspace.side_panes.find(page.id)
    return pane is None or pane.can_close
