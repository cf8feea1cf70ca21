"""The name of the table and of the form in the header; a selector if the table has several forms."""

from apm.core.outcome import Outcome
from apm.core.slugs import as_text
from apm.forms.form import Form
from apm.forms.form_items import item_of, show_form_item
from apm.forms.scripted_form import ScriptedForm
from apm.forms.unsaved import has_edits
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.elements import Child, Element, h
from apm.workspace.form_choice import forms_of, offered
from apm.workspace.overlays import Button, Dialog
from apm.workspace.page import Page


@action("choose-form", targets.page)
def choose_form(use: Use[Page]) -> Outcome[bool]:
    """Shows another form of the table, after confirmation if there are unsaved edits [D]."""
    workspace, page = use.view.workspace, use.target
    item = item_of(ScriptedForm(workspace, page), use.text)
    if item is None:
        return NOTHING
    if not has_edits(workspace, page):
        return show_form_item(item)
    text = f"The form {item.label} shows the saved record; your changes to {page.label} are lost."
    discard = Button("Discard changes", lambda: show_form_item(item))
    dialog = Dialog("confirm", text, (discard, Button("Cancel")), title="Unsaved changes")
    return Outcome(False, workspace.overlays.open_dialog(dialog).events)


def form_kind(page: Page, form: Form) -> Element:
    """What the record is, below its name."""
    return h("p", {"class": "page-kind"}, *_parts(page, form))


def _parts(page: Page, form: Form) -> list[Child]:
    label, layout = form.table.label, form.layout
    forms = forms_of(offered(page.settings), form.table.name)
    others = [each for each in forms if each["id"] != layout.id]
    if not others or len(others) == len(forms):
        return [f"{label} · {layout.name}"]
    options = (
        h("option", {"value": each["id"], "key": each["id"]}, as_text(each["name"]))
        for each in forms
    )
    look = {"aria-label": "Form", "value": layout.id, **choose_form.on(page.id)}
    return [f"{label} · ", h("select", look, *options)]
