"""The main forms of a table, among which the user and scripts choose."""

from dataclasses import dataclass

from apm.core.outcome import Outcome
from apm.forms.form import form_in
from apm.forms.generated_layout import NAME, generated_id
from apm.forms.scripted_form import ScriptedForm
from apm.forms.unsaved import has_edits
from apm.settings.settings import DescribedForm
from apm.workspace.form_choice import offered
from apm.workspace.overlays import Button, Dialog


@dataclass(frozen=True, slots=True)
class FormItem:
    """A form that a page can show.

    Attributes:
        owner: the form that the page shows, as scripts see it.
        id: the id of the form.
        label: the name of the form.
        described: its layout in the settings; None for the generated form.
    """

    owner: ScriptedForm
    id: str
    label: str
    described: DescribedForm | None = None


def form_items(form: ScriptedForm) -> list[FormItem]:
    """The main forms of the table, the default form first; without such forms, the one that is shown."""
    found = offered(form.workspace.settings, form.table_name)
    items = [FormItem(form, each["id"], each["name"], each) for each in found]
    return items or [current_item(form)]


def current_item(form: ScriptedForm) -> FormItem:
    """The form that is shown."""
    held = form.form
    if held is None:
        return FormItem(form, generated_id(form.table_name), NAME)
    return FormItem(form, held.form_id, held.layout.name, form.page.described_form)


def item_of(form: ScriptedForm, form_id: str) -> FormItem | None:
    """The form with an id: one of the table, or the one that is shown."""
    items = (*form_items(form), current_item(form))
    return next((each for each in items if each.id == form_id), None)


def choose_form_item(item: FormItem) -> Outcome[bool]:
    """Shows another form in the page, after confirmation if there are unsaved edits [D].

    Raises:
        ApmError: the record was deleted; the form stays as it is.
    """
    page, workspace = item.owner.page, item.owner.workspace
    if not _is_other(item) or not has_edits(workspace, page):
        return show_form_item(item)
    text = f"The form {item.label} shows the saved record; your changes to {page.label} are lost."
    discard = Button("Discard changes", lambda: show_form_item(item))
    dialog = Dialog("confirm", text, (discard, Button("Cancel")), title="Unsaved changes")
    return Outcome(False, workspace.overlays.open_dialog(dialog).events)


def show_form_item(item: FormItem) -> Outcome[bool]:
    """Shows another form in the page, which loads its record again. Unsaved changes are lost.

    Raises:
        ApmError: the record was deleted; the form stays as it is.
    """
    page, workspace = item.owner.page, item.owner.workspace
    if not _is_other(item):
        return Outcome(False)
    reloaded = workspace.refresh_page(page)
    page.parameters = {**page.parameters, "formId": item.id}
    page.described_form = item.described
    return reloaded


def _is_other(item: FormItem) -> bool:
    """Whether the page shows another form at the moment."""
    shown = form_in(item.owner.page, item.owner.workspace.records)
    return item.described is not None and not (shown and shown.form_id == item.id)
