"""The control of a form that lists records of a table, mostly those that refer to the record of the form."""

from apm.dataverse import Records
from apm.forms.form import Form
from apm.forms.form_layout import Control
from apm.forms.subgrids import subgrid_in
from apm.ui.elements import Element, h
from apm.ui.pages.entity_list import records_table, view_chooser
from apm.ui.pages.list_pages import list_footer
from apm.ui.pages.subgrid_commands import subgrid_commands
from apm.workspace.lists import Listed
from apm.workspace.page import Page


def subgrid(page: Page, form: Form, control: Control, records: Records) -> list[Element]:
    """The commands of the subgrid, its rows in its view, the choice of views, and the pages if there are several."""
    shown = subgrid_in(page, form, control, records)
    if shown is None:
        name = control.parameters.get("TargetEntityType", "")
        return [h("p", {"class": "hint"}, f"The sample Dataverse has no table {name}.")]
    pages = [list_footer(shown)] if shown.last > 1 else []
    views = view_chooser(shown)
    bar = [h("div", {"class": "bar", "key": "bar"}, *views)] if views else []
    label = form.label(control)
    commands = subgrid_commands(shown, form, label)
    return [*commands, *bar, *_missing(shown), *records_table(shown, label), *pages]


def _missing(shown: Listed) -> list[Element]:
    """Says why the records are not known."""
    if not shown.missing:
        return []
    text = (
        f"There is no relationship {shown.missing} here, so the records of this list are not known."
    )
    return [h("p", {"class": "hint", "key": "~relationship"}, text)]
