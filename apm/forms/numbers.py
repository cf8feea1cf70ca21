"""Numbers on a form: how many decimal places they have, and what becomes of one that the user typed."""

from apm.core.events import FieldRefused, PageChanged
from apm.core.outcome import Outcome
from apm.dataverse import Column, Records
from apm.dataverse.schema.limits import RANGES, is_of_currency, places_of, rounded
from apm.dataverse.system_columns import BASE, CURRENCY
from apm.forms.form import Form, form_in
from apm.forms.input_text import from_text, to_text
from apm.forms.refusals import refusal
from apm.workspace.page import Page
from apm.workspace.workspace import Workspace


def places_on(form: Form, column: Column, records: Records) -> int | None:
    """The decimal places of a column on a form, which a script can change; None if it holds no numbers.

    Those of an amount can depend on the currency that the form has now.
    """
    changed = form.column_state(column).precision
    if changed is not None or not is_of_currency(column):
        return places_of(column) if changed is None else changed
    lookup = form.table.columns.get(CURRENCY)
    reference = form.reference(lookup) if lookup and not column.name.endswith(BASE) else None
    return places_of(column, records.currency(reference.id if reference else "").places)


def leave_number(workspace: Workspace, page: Page, name: str) -> Outcome[None]:
    """Rounds a number that the user typed, and shows at its field why its column does not accept it.

    Values that scripts set stay as they are until they are saved [A].
    """
    form = form_in(page, workspace.records)
    column = form.table.form_columns.get(name) if form else None
    if form is None or column is None or column.kind not in RANGES:
        return Outcome(None)
    value = from_text(column, form.text(column))
    if why := refusal(column, value):
        page.form.invalid_columns |= {name}
        return Outcome(None, (FieldRefused(page.id, why),))
    places = places_on(form, column, workspace.records) or 0
    if isinstance(value, float) and (fewer := rounded(value, places)) != value:
        page.edits[name] = to_text(column, fewer)
        return Outcome(None, (PageChanged(page.id),))
    return Outcome(None)
