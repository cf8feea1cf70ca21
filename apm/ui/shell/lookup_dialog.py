"""The dialog in which the user chooses records: a box that filters by name, and the records below it."""

from apm.core.events import OverlaysChanged
from apm.core.outcome import Outcome, success
from apm.dataverse import Records
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.elements import Attribute, Child, Element, h
from apm.ui.targets import DialogRecord
from apm.ui.texts import counted
from apm.workspace.form_state import Reference
from apm.workspace.overlays import Dialog
from apm.workspace.record_picker import Picker, found


@action("filter-lookup", targets.dialog)
def filter_lookup(use: Use[Dialog]) -> Outcome[bool]:
    """Lists the records with a text in their names."""
    picker = use.target.picker
    if picker is None:
        return NOTHING
    picker.text = use.text
    return Outcome(True, (OverlaysChanged(),))


@action("pick-record", targets.dialog_record)
def pick_record(use: Use[DialogRecord]) -> Outcome[bool]:
    """Chooses a record, or clears the choice if the text is "false". Only check boxes send "false"."""
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
    """The elements between the title and the buttons of the dialog with a number."""
    listed = found(picker, records)
    return [
        _filter(number, picker, len(listed)),
        h(
            "fieldset",
            {"class": "lookup-list"},
            h("legend", {}, "Choose records" if picker.many else "Choose a record"),
            *(_record(number, picker, each, records) for each in listed),
        ),
    ]


def _filter(number: int, picker: Picker, count: int) -> Element:
    """The box that filters, and the number of records that it leaves."""
    filter_id = f"lookup-filter-{number}"
    box: dict[str, Attribute] = {
        "id": filter_id,
        "type": "search",
        "value": picker.text,
        **filter_lookup.on(number),
        "autocomplete": "off",
        "autofocus": True,
    }
    chosen = f", {len(picker.picked)} chosen" if picker.picked else ""
    return h(
        "div",
        {"class": "lookup-filter"},
        h("label", {"for": filter_id}, "Look for"),
        h("input", box),
        h("span", {"role": "status"}, counted(count, "record") + chosen),
    )


def _record(number: int, picker: Picker, each: Reference, records: Records) -> Element:
    box: dict[str, Attribute] = {
        "type": "checkbox" if picker.many else "radio",
        "name": f"lookup-{number}",
        "checked": picker.is_picked(each),
        **pick_record.on(number, each.table, each.id),
        "autocomplete": "off",
    }
    label: list[Child] = [each.name]
    if len(picker.tables) > 1:
        label += [" ", h("small", {}, records.schema.table(each.table).label)]
    return h("label", {"key": f"{each.table} {each.id}"}, h("input", box), h("span", {}, *label))
