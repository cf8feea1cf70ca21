"""The field of a lookup: a link to the record, or a box for its name; and the field of a party list."""

from apm.dataverse import Records
from apm.forms.lookups import suggestions
from apm.ui.buttons import cross
from apm.ui.elements import Attribute, Element, h
from apm.ui.pages.field_element import Field, edit, labelled
from apm.ui.pages.record_links import record_link
from apm.workspace.form_state import Reference
from apm.workspace.party_lists import parties_in


def lookup_field(field: Field, records: Records) -> Element:
    """A link to the record with a button that clears it. If the lookup is empty, the user types a name."""
    form, column = field.form, field.column
    reference = form.reference(column)
    is_typed = isinstance(form.edits.get(column.name), str)
    if reference is None or is_typed:
        return _name_box(field, records)
    return _linked(field, reference)


def _linked(field: Field, reference: Reference) -> Element:
    link = record_link(reference.table, reference.id, reference.name)
    # A link cannot be marked as invalid. Its description has the reason.
    described: dict[str, Attribute] = {"id": field.id, "aria-describedby": field.description}
    # JavaScript calls the handlers of scripts before the record opens.
    link[1] |= {**described, "data-lookup": f"{field.page.id} {field.control.name}"}
    clear = cross(edit.on(field.page.id, field.column.name), f"Clear {field.label}")
    buttons = [] if field.is_disabled else [clear]
    return h(
        "div",
        {"key": field.control.name, "class": "field", "role": "group", "aria-label": field.label},
        h("span", {"class": field.label_class}, field.label),
        h("div", {"class": "lookup"}, link, *buttons),
    )


def _name_box(field: Field, records: Records) -> Element:
    """A box for the name of a record, which suggests names after the user has typed something."""
    form, column = field.form, field.column
    text = form.text(column)
    listed = form.column_state(column).listed
    names = suggestions(column, text, records, listed) if column.name in form.edits else []
    list_id = f"{field.id}-names"
    box: dict[str, Attribute] = {
        **field.attributes,
        "type": "text",
        "value": text,
        "placeholder": "Name of a record",
        # With "off", some browsers do not show the suggestions either.
        "autocomplete": None,
        "list": list_id if names else None,
    }
    element = labelled(field, h("input", box))
    options = (h("option", {"value": each, "key": each}) for each in names)
    return [*element, h("datalist", {"id": list_id}, *options)] if names else element


def party_field(field: Field) -> Element:
    """A box with the names of the parties, which the user separates by semicolons [A]."""
    text = field.form.text(field.column)
    parties = parties_in(text)
    names = text if parties is None else "; ".join(each.name for each in parties)
    box = {**field.attributes, "type": "text", "value": names, "placeholder": "Names of records"}
    return labelled(field, h("input", box), "wide")
