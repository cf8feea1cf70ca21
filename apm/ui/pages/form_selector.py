"""The name of the table and of the form in the header; a selector if the table has several forms."""

from apm.core.outcome import Outcome
from apm.core.slugs import as_text
from apm.forms.form import Form
from apm.forms.form_items import choose_form_item, item_of
from apm.forms.scripted_form import ScriptedForm
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.elements import Child, Element, h
from apm.workspace.form_choice import offered
from apm.workspace.page import Page


@action("choose-form", targets.page)
def choose_form(use: Use[Page]) -> Outcome[bool]:
    """Shows another form of the table, after confirmation if there are unsaved edits [D]."""
    item = item_of(ScriptedForm(use.view.workspace, use.target), use.text)
    return choose_form_item(item) if item else NOTHING


def form_kind(page: Page, form: Form) -> Element:
    """What the record is, below its name."""
    return h("p", {"class": "page-kind"}, *_parts(page, form))


def _parts(page: Page, form: Form) -> list[Child]:
    layout, changed = form.layout, form.state.table_label
    label = form.table.label if changed is None else changed.strip()
    before = f"{label} · " if label else ""
    forms = offered(page.settings, form.table.name)
    others = [each for each in forms if each["id"] != layout.id]
    if not others or len(others) == len(forms):
        return [before + layout.name]
    options = (
        h("option", {"value": each["id"], "key": each["id"]}, as_text(each["name"]))
        for each in forms
    )
    look = {"aria-label": "Form", "value": layout.id, **choose_form.on(page.id)}
    return [before, h("select", look, *options)]
