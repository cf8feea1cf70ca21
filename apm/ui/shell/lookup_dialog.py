"""The dialog in which a person chooses records: a box to filter by name, and the records below it."""

from apm.dataverse import Records
from apm.ui.elements import Attribute, Child, Element, h
from apm.workspace.form_state import Reference
from apm.workspace.record_picker import Picker, found


def picking(number: int, picker: Picker, records: Records) -> list[Element]:
    """What stands between the title and the buttons of the dialog of a number."""
    listed = found(picker, records)
    filter_id = f"lookup-filter-{number}"
    box: dict[str, Attribute] = {
        "id": filter_id,
        "type": "search",
        "value": picker.text,
        "data-action": "filter-lookup",
        "data-of": str(number),
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
        "checked": each.id in [picked.id for picked in picker.picked],
        "data-action": "pick-record",
        "data-of": f"{number} {each.table} {each.id}",
        "autocomplete": "off",
    }
    kind = records.schema.table(each.table).label
    words: list[Child] = [each.name]
    if len(picker.tables) > 1:
        words += [" ", h("small", {}, kind)]
    return h("label", {"key": each.id}, h("input", box), h("span", {}, *words))
