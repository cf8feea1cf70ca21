"""The life of a save: request, begin, wait, commit, end; or the user discards the changes.

JavaScript calls the OnSave handlers of the form between these steps. A handler may close the form, or replace it with
another form in the same page. The save then has nothing to write [A].

>>> from apm.core.inputs import TabInput
>>> from apm.settings import Settings
>>> from apm.templates.catalogue import RECORD_FORM
>>> workspace = Workspace(Settings())
>>> tab_id = workspace.open_tab(workspace.focused, RECORD_FORM, TabInput("", {"entityName": "contact"})).value
>>> workspace.edit_field(workspace.tabs[tab_id], "lastname", "Silva").value
True
>>> request(workspace, workspace.tabs[tab_id], closes=True).events
(SaveAsked(page_id='tab-id-1', closes=True),)
>>> save = begin(workspace, tab_id, closes=True)
>>> commit(workspace, save, by_user=True).value, end(workspace, save).value, tab_id in workspace.tabs
(True, True, False)
"""

from collections.abc import Sequence
from dataclasses import replace

from apm.core.errors import ApmError, ErrorCode
from apm.core.events import ActionRefused, Event, PageChanged, SaveAsked
from apm.core.outcome import Outcome
from apm.forms.form import form_in
from apm.forms.unsaved import unsaved_beside
from apm.workspace.form_state import FormState, Save
from apm.workspace.page import Page
from apm.workspace.session import Tab
from apm.workspace.workspace import Workspace


def is_saving(workspace: Workspace, page: Page) -> bool:
    """Whether a save of the form in a page waits for OnSave handlers."""
    return any(each.is_waiting for each in _saves_of(workspace, page.form))


# What the user requests


def request(workspace: Workspace, page: Page, *, closes: bool = False) -> Outcome[bool]:
    """Requests a save, and that the page closes after it. A form whose save waits is not saved twice."""
    if workspace.page(page.id) is not page:
        # A script closed the page before the user answered. Without edits, nothing was lost.
        events = (ActionRefused(_not_saved(page.label, "closed")),) if page.edits else ()
        return Outcome(False, events)
    if not is_saving(workspace, page):
        return Outcome(False, (SaveAsked(page.id, closes),))
    for each in _saves_of(workspace, page.form):
        each.closes |= closes
    return Outcome(False)


def request_and_close(workspace: Workspace, page: Page) -> Outcome[bool]:
    """Requests a save of the form in a page, which then closes. A page with nothing to save closes at once."""
    form = form_in(page, workspace.records)
    # The handlers that a save waits for may still change the form.
    if form and (form.is_unsaved or is_saving(workspace, page)):
        return request(workspace, page, closes=True)
    return workspace.close_page(page)


def accept_losses(workspace: Workspace, page: Page, others: Sequence[Tab]) -> None:
    """Notes that the user agreed to lose the unsaved edits of other tabs, which close with the page."""
    page.form.accepted_losses = frozenset(each.id for each in others)
    for each in others:
        discard(workspace, each)


def discard(workspace: Workspace, page: Page) -> None:
    """Notes that the user discarded the changes in a form: no message says that its saves failed."""
    for each in _saves_of(workspace, page.form):
        each.is_discarded = True


# What JavaScript drives


def begin(workspace: Workspace, page_id: str, *, closes: bool) -> Save:
    """Begins a save of the form in a page, before its OnSave handlers run."""
    page = workspace.page(page_id)
    form, name = (page.form, _name(workspace, page)) if page else (FormState(), page_id)
    closes |= page is not None and page.closes_when_saved
    save = Save(next(workspace.saves.numbers), page_id, form, name, closes)
    workspace.saves.open[save.number] = save
    return save


def wait(workspace: Workspace, save: Save) -> Outcome[bool]:
    """Marks the form as saving while it waits for OnSave handlers."""
    save.is_waiting = True
    page = _page_of(workspace, save)
    return Outcome(False, (PageChanged(page.id),) if page else ())


def commit(workspace: Workspace, save: Save, *, by_user: bool) -> Outcome[bool]:
    """Writes the record of the form. If that fails, the page shows the user the reason.

    Raises:
        ApmError: a script requested the save, and the form cannot be saved or is closed.
    """
    # Imported on first use: most pages never save a form.
    from apm.forms.form_tabs import focus_control  # noqa: PLC0415
    from apm.forms.record_writing import RefusedByDataverseError, write_record  # noqa: PLC0415
    from apm.forms.validation import mark_invalid  # noqa: PLC0415

    page = _page_of(workspace, save)
    if page is None:
        if by_user and save.is_discarded:
            return Outcome(False)
        how = "replaced" if workspace.page(save.page_id) else "closed"
        return _fail(ApmError(ErrorCode.CLOSED, _not_saved(save.name, how)), by_user=by_user)
    try:
        outcome = write_record(workspace, page)
    except ApmError as error:
        save.failure = error if isinstance(error, RefusedByDataverseError) else None
        marked = mark_invalid(workspace, page)
        failure = ApmError(error.code, str(error), *error.events, *marked.events)
        # After a wait, the user may be typing elsewhere.
        form = form_in(page, workspace.records)
        moves_focus = by_user and not save.is_waiting
        first = marked.value if moves_focus else None
        focus = focus_control(page, form, first) if form and first else ()
        return _fail(failure, by_user=by_user, focus=focus)
    save.is_saved, save.by_user = True, by_user
    save.is_created, save.changed = outcome.value.is_created, outcome.value.changed
    page.was_saved |= outcome.is_success
    return outcome.with_value(outcome.value.is_saved)


def end(workspace: Workspace, save: Save) -> Outcome[bool]:
    """Ends a save, whatever its result.

    The page closes with the last save of its form, if that was requested and the save succeeded.
    """
    del workspace.saves.open[save.number]
    form_page = _page_of(workspace, save)
    others = _saves_of(workspace, save.form) if form_page else []
    for each in others:
        each.closes |= save.closes
    changed = (PageChanged(form_page.id),) if form_page and save.is_waiting else ()
    # A handler may have reloaded the page after the save. It still closes.
    page = workspace.page(save.page_id)
    if page is None or others or not (save.closes and save.is_saved):
        return Outcome(False, changed)
    closed = _close(workspace, page, save)
    return replace(closed, events=(*changed, *closed.events))


def _close(workspace: Workspace, page: Page, save: Save) -> Outcome[bool]:
    """Closes the page of a saved form, unless the user would lose edits in other tabs without having agreed."""
    beside = unsaved_beside(workspace, page)
    others = [each for each in beside if each.id not in page.form.accepted_losses]
    if not others or not save.by_user:
        return workspace.close_page(page)
    names = " and ".join(each.label for each in others)
    have = "has" if len(others) == 1 else "have"
    sentence = f"{save.name} was saved. Its session stays open: {names} {have} unsaved changes."
    return Outcome(False, (ActionRefused(sentence),))


def _saves_of(workspace: Workspace, form: FormState) -> list[Save]:
    """The saves of a form that have not ended."""
    return [each for each in workspace.saves.open.values() if each.form is form]


def _page_of(workspace: Workspace, save: Save) -> Page | None:
    """The page that shows the form of a save; None if it is closed or shows another form now."""
    page = workspace.page(save.page_id)
    return page if page and page.form is save.form else None


def _name(workspace: Workspace, page: Page) -> str:
    """The name of the form in a page, for messages."""
    form = form_in(page, workspace.records)
    return page.label if form is None or form.is_new else f"{form.table.label} {page.label}"


def _not_saved(name: str, how: str) -> str:
    return f"{name} was {how} before it was saved; nothing was saved."


def _fail(error: ApmError, *, by_user: bool, focus: tuple[Event, ...] = ()) -> Outcome[bool]:
    """Shows the user the reason and moves the keyboard focus. For a script, raises the error and moves nothing."""
    if not by_user:
        raise error
    return Outcome(False, (*error.events, ActionRefused(str(error)), *focus))
