"""Pages in dialogs, whose Promises settle with the record that their form saved."""

from collections.abc import Callable
from typing import Any, TypeAlias

from apm.core.events import Event
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.core.results import PendingPromise
from apm.core.slugs import as_text
from apm.forms.form import form_in
from apm.workspace.form_choice import MAIN, QUICK_CREATE, forms_of
from apm.workspace.overlays import Act, Button, Dialog
from apm.workspace.page import Page
from apm.workspace.page_inputs import make_page
from apm.workspace.page_records import table_of
from apm.workspace.workspace import Workspace

WhenSaved: TypeAlias = Callable[[], tuple[Event, ...]]


def open_in_dialog(
    workspace: Workspace,
    page_input: Json,
    *,
    title: str | None = None,
    otherwise: Json = None,
    then: WhenSaved = lambda: (),
    kind: str = MAIN,
    closes_when_saved: bool = False,
    **look: Any,
) -> Outcome[PendingPromise]:
    """Opens a page in a dialog.

    Args:
        workspace: the workspace.
        page_input: the page, as scripts describe it.
        title: the title of the dialog; None for the title of the page.
        otherwise: the value of the Promise if no form was saved in the dialog; None for `undefined`.
        then: is called when the dialog closes after a form was saved in it, and returns further events.
        kind: the type of its form; a table without such a form has its main form there.
        closes_when_saved: whether the dialog closes after its form was saved.
        **look: attributes of `Dialog`.

    Raises:
        ApmError: the page cannot be shown.
    """
    shown = make_page(workspace, "", page_input)
    # Numbered last: a refused call uses no number.
    shown.id = workspace.overlays.next_page_id()
    shown.closes_when_saved = closes_when_saved
    table = table_of(shown.parameters, workspace.records)
    forms = forms_of(workspace.settings.layouts, table.name, kind) if table and kind != MAIN else []
    shown.described_form = next(iter(forms), shown.described_form)
    close = Button("Close", _saved_in(workspace, shown, otherwise, then))
    dialog = Dialog("page", buttons=(close,), title=title, page=shown, **look)
    opened = workspace.overlays.open_dialog(dialog)
    return Outcome(opened.value, (*opened.events, *workspace.scripts_of(shown)))


def open_quick_create(
    workspace: Workspace,
    page_input: dict[str, Json],
    otherwise: Json,
    then: WhenSaved = lambda: (),
) -> Outcome[PendingPromise]:
    """Opens a quick create form: a dialog at the right edge, which closes after the form was saved [D].

    A table without a form for it has its main form there [A].

    Args:
        workspace: the workspace.
        page_input: the page, as scripts describe it.
        otherwise: as for `open_in_dialog`.
        then: as for `open_in_dialog`.

    Raises:
        ApmError: the form cannot be shown.
    """
    table = workspace.records.schema.tables.get(as_text(page_input.get("entityName")))
    title = f"Quick Create: {table.label}" if table else "Quick Create"
    return open_in_dialog(
        workspace,
        page_input,
        title=title,
        otherwise=otherwise,
        then=then,
        kind=QUICK_CREATE,
        closes_when_saved=True,
        at_side=True,
    )


def _saved_in(workspace: Workspace, page: Page, otherwise: Json, then: WhenSaved) -> Act:
    """The result of a dialog that closes: the record that its form saved, new or not [D]."""

    def saved_reference() -> Outcome[Json]:
        form = form_in(page, workspace.records) if page.was_saved else None
        if form is None or form.is_new:
            return success(otherwise)
        name = as_text(form.record.get(form.table.primary_name))
        saved: dict[str, Json] = {"entityType": form.table.name, "id": form.id, "name": name}
        return success({"savedEntityReference": [saved]}, then())

    return saved_reference
