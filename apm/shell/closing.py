"""Closing by hand: a person is asked before a session goes, or what they typed into a form. Scripts never are [A].

>>> from apm.conversations.wish import ConversationWish
>>> from apm.conversations.commands import start_conversation
>>> from apm.settings import Settings
>>> workspace = Workspace(Settings())
>>> session_id = start_conversation(workspace, ConversationWish()).value
>>> close_session(workspace, workspace.focused).value, session_id in workspace.sessions
(False, True)
>>> workspace.overlays.answer(1, 0).value, session_id in workspace.sessions
(True, False)
"""

from collections.abc import Iterator

from apm.forms import form_in
from apm.outcome import Outcome
from apm.overlays import Act, Choice, Question
from apm.page import Page
from apm.pagetypes import ENTITY_RECORD
from apm.session import Session, Tab
from apm.shell.saving import ask_save, give_up_saves
from apm.slugs import as_text
from apm.workspace import Workspace

SUPPRESS_WARNING = "msdyn_SuppressSessionCloseWarning"
"""The setting of the app that has sessions close without the question [D]."""

_CANCEL = Choice("Cancel")


def close_session(workspace: Workspace, session: Session) -> Outcome[bool]:
    """Closes a session, after a question: none when the app's setting says so and nothing typed would be lost."""
    unsaved = [each for each in session.tabs.values() if _has_edits(workspace, each)]
    if not session.can_close or (_is_suppressed(workspace) and not unsaved):
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
        " ".join(_losses(workspace, session, unsaved)),
        Choice("Close session", close),
    )


def close_tab(workspace: Workspace, tab: Tab) -> Outcome[bool]:
    """Closes a tab, as `close_page` does; one that cannot be closed stays."""
    return close_page(workspace, tab) if tab.can_close else workspace.close_tab(tab)


def close_page(workspace: Workspace, page: Page) -> Outcome[bool]:
    """Closes a tab, a dialog or a side pane; if something typed into its form is not saved, after a question [D]."""
    if not _has_edits(workspace, page):
        return workspace.close_page(page)

    return _ask(
        workspace,
        "Unsaved changes",
        f"Do you want to save your changes to {page.label} before leaving this page?",
        Choice("Save and continue", _if_open(workspace, page, lambda: ask_save(page, closes=True))),
        _discard(workspace, page, lambda: workspace.close_page(page)),
    )


def save_and_close(workspace: Workspace, page: Page) -> Outcome[bool]:
    """Saves the form in a page and closes it; with nothing to save, it just closes."""
    form = form_in(page, workspace.records)
    # What a save waits for may have something to be saved yet.
    if form and (form.is_new or form.is_dirty or page.form.is_saving):
        return ask_save(page, closes=True)
    return workspace.close_page(page)


def refresh(workspace: Workspace, page: Page) -> Outcome[bool]:
    """Starts a page anew; if something typed into its form is not saved, after a question [A]."""
    if not _has_edits(workspace, page):
        return workspace.refresh_page(page)

    text = f"Refreshing {page.label} discards your changes."
    discard = _discard(workspace, page, lambda: workspace.refresh_page(page))
    return _ask(workspace, "Unsaved changes", text, discard)


def _discard(workspace: Workspace, page: Page, act: Act) -> Choice:
    """The choice to lose what was typed into a form, and to do something with its page."""

    def discard() -> Outcome[bool]:
        give_up_saves(page)
        return act()

    return Choice("Discard changes", _if_open(workspace, page, discard))


def _if_open(workspace: Workspace, page: Page, act: Act) -> Act:
    """What is done with a page if it is there still: a script may have closed it meanwhile."""
    return lambda: act() if workspace.page(page.id) is page else Outcome(False)


def _ask(workspace: Workspace, title: str, text: str, *choices: Choice) -> Outcome[bool]:
    question = Question("confirm", text, (*choices, _CANCEL), title=title)
    return Outcome(False, workspace.overlays.open_dialog(question).events)


def _losses(workspace: Workspace, session: Session, unsaved: list[Tab]) -> Iterator[str]:
    """What closing a session takes away, in sentences."""
    tabs = [each.label for each in session.tabs.values()]
    yield f"{_counted(len(tabs), 'tab')} will close: {', '.join(tabs)}."
    if unsaved:
        yield f"Unsaved changes will be lost: {', '.join(each.label for each in unsaved)}."
    conversation = workspace.conversation_in(session)
    if conversation and conversation.is_active:
        yield "Its conversation will end."


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _is_suppressed(workspace: Workspace) -> bool:
    value = workspace.app_settings.get(SUPPRESS_WARNING)
    return as_text(value).strip().lower() in ("true", "1")


def _has_edits(workspace: Workspace, page: Page) -> bool:
    """Whether something was typed into the form of a page and not saved."""
    if not page.edits or page.template.page_type is not ENTITY_RECORD:
        return False
    form = form_in(page, workspace.records)
    return form is not None and form.is_dirty
