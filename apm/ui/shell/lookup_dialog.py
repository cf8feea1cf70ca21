"""The dialog in which a person chooses records: a box to filter by name, and the records below it."""

from apm.core.events import OverlaysChanged
from apm.core.outcome import Outcome, success
from apm.dataverse import Records
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.elements import Attribute, Child, Element, h
from apm.ui.targets import DialogPart
from apm.workspace.form_state import Reference
from apm.workspace.record_picker import Picker, found


@action("filter-lookup", targets.dialog_part)
def filter_lookup(use: Use[DialogPart]) -> Outcome[bool]:
    """Lists the records whose names contain a text."""
    picker = use.target.dialog.picker
    if picker is None:
        return NOTHING
    picker.text = use.text
    return success(True, (OverlaysChanged(),))


@action("pick-record", targets.dialog_part)
def pick_record(use: Use[DialogPart]) -> Outcome[bool]:
    """Chooses a record or clears the choice; a radio button, which sends no "false", chooses it."""
    picker = use.target.dialog.picker
    listed = found(picker, use.view.workspace.records) if picker else []
    reference = next(
        (each for each in listed if f"{each.table} {each.id}" == use.target.name), None
    )
    if picker is None or reference is None:
        return NOTHING
    picker.pick(reference, is_picked=use.text != "false")
    return success(True, (OverlaysChanged(),))


def picking(number: int, picker: Picker, records: Records) -> list[Element]:
    """What stands between the title and the buttons of the dialog of a number."""
    listed = found(picker, records)
    filter_id = f"lookup-filter-{number}"
    box: dict[str, Attribute] = {
        "id": filter_id,
        "type": "search",
        "value": picker.text,
        **filter_lookup.on(number),
        "autocomplete": "off",
        "autofocus": True,
    }
    count = f"{len(listed)} {'record' if len(listed) == 1 else 'records'}"
    chosen = f", {len(picker.picked)} chosen" if picker.picked else ""
    return [
        h(
            "div",
            {"class": "lookup-filter"},
            h("label", {"for": filter_id}, "Look for"),
            h("input", box),
            h("span", {"role": "status"}, count + chosen),
        ),
        h(
            "fieldset",
            {"class": "lookup-list"},
            h("legend", {}, "Choose records" if picker.many else "Choose a record"),
            *(_record(number, picker, each, records) for each in listed),
        ),
    ]


def _record(number: int, picker: Picker, each: Reference, records: Records) -> Element:
    box: dict[str, Attribute] = {
        "type": "checkbox" if picker.many else "radio",
        "name": f"lookup-{number}",
        "checked": picker.is_picked(each),
        **pick_record.on(number, each.table, each.id),
        "autocomplete": "off",
    }
    kind = records.schema.table(each.table).label
    words: list[Child] = [each.name]
    if len(picker.tables) > 1:
        words += [" ", h("small", {}, kind)]
    return h("label", {"key": f"{each.table} {each.id}"}, h("input", box), h("span", {}, *words))
